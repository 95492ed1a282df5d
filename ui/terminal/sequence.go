package terminal

import (
	"bytes"
	"strconv"
)

// The most that a terminal sends.
const (
	maxParams = 16   // of a sequence
	maxDigits = 5    // of a parameter
	maxHeld   = 1024 // bytes of a sequence or a string
)

// scanSequence reads what Esc and an opener begin.
func scanSequence(b []byte) (token, int) {
	switch b[1] {
	case '[':
		return scanControl(b)
	case 'O':
		return scanShift(b)
	}
	return scanString(b)
}

// scanShift reads the sequence of a key of the keypad.
func scanShift(b []byte) (token, int) {
	i := 2
	if i < len(b) && b[i] >= '1' && b[i] <= '9' {
		i++
	}
	switch {
	case i == len(b):
		return token{}, 0
	case isLetter(b[i]):
		return token{kind: key, bytes: b[:i+1]}, i + 1
	}
	return token{}, i // a key with Alt that nothing is bound to
}

func isLetter(c byte) bool { return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' }

// control is the parts of a control sequence.
type control struct {
	prefix  byte   // zero for none
	params  []byte // with their separators
	between []byte
	final   byte
}

// parts cuts what stands behind an opener into the parts before the final byte,
// and returns how long they are.
func parts(b []byte) (control, int) {
	i := 0
	for i < len(b) && b[i] >= 0x30 && b[i] <= 0x3f {
		i++
	}
	c := control{params: b[:i]}
	for i < len(b) && b[i] >= 0x20 && b[i] <= 0x2f {
		i++
	}
	c.between = b[len(c.params):i]
	if len(c.params) > 0 && c.params[0] >= '<' {
		c.prefix, c.params = c.params[0], c.params[1:]
	}
	return c, i
}

// scanControl reads a control sequence.
func scanControl(b []byte) (token, int) {
	c, i := parts(b[2:])
	i += 2
	if t, n, ok := c.unshift(); ok {
		return t, 2 + n
	}
	switch {
	case i == len(b):
		return token{}, 0
	case b[i] < 0x40 || b[i] > 0x7e:
		return token{}, i // broken off; what broke it off stands for itself
	}
	c.final = b[i]
	switch {
	case c.final == 'M' && c.prefix == 0:
		return skip(b, i+4) // a mouse in three bytes, for which nobody asks
	case c.final == '[' && i == 2:
		return scanConsole(b)
	}
	return c.token(b[:i+1]), i + 1
}

// skip drops n bytes, once they are there.
func skip(b []byte, n int) (token, int) {
	if len(b) < n {
		return token{}, 0
	}
	return token{}, n
}

// unshift reads the sequence by which rxvt sends a key with Shift, which has no
// end, and returns the one of all others for it, and how long its parts are.
func (c control) unshift() (token, int, bool) {
	number, err := strconv.ParseUint(string(c.params), 10, 8)
	if err != nil || c.prefix != 0 || len(c.between) == 0 || c.between[0] != '$' {
		return token{}, 0, false
	}
	return token{kind: key, bytes: []byte("\x1b[" + strconv.FormatUint(number, 10) + ";2~")}, len(c.params) + 1, true
}

// scanConsole reads the function keys of the Linux console, which look like a
// sequence and a letter behind it.
func scanConsole(b []byte) (token, int) {
	if len(b) < 4 {
		return token{}, 0
	}
	switch b[3] {
	case 'A', 'B', 'C', 'D':
		return token{kind: key, bytes: []byte{escape, 'O', b[3] - 'A' + 'P'}}, 4
	case 'E':
		return token{kind: key, bytes: []byte("\x1b[15~")}, 4
	}
	return token{}, 4
}

// token says what a complete control sequence is.
func (c control) token(whole []byte) token {
	switch {
	case !c.isPlausible() || c.final == '_': // keys of Windows' own kind are asked for by nobody
		return token{}
	case c.final == '~' && c.prefix == 0 && string(c.params) == "200":
		return token{kind: begin, bytes: whole}
	case c.final == '~' && c.prefix == 0 && string(c.params) == "201":
		return token{kind: end, bytes: whole}
	case c.prefix != 0 || len(c.between) > 0 || bytes.IndexByte([]byte("IOcntxy"), c.final) >= 0:
		return token{kind: answer, bytes: whole}
	case c.final == 'R' && bytes.IndexByte(c.params, ';') > 0 && !bytes.HasPrefix(c.params, []byte("1;")):
		return token{kind: answer, bytes: whole}
	}
	return token{kind: key, bytes: whole}
}

// isPlausible reports whether a terminal could have sent the sequence.
func (c control) isPlausible() bool {
	params, digits := 1, 0
	for _, b := range c.params {
		switch {
		case b == ';' || b == ':':
			params, digits = params+1, 0
		case b >= '0' && b <= '9':
			digits++
		default: // a second prefix
			return false
		}
		if params > maxParams || digits > maxDigits {
			return false
		}
	}
	return len(c.between) <= 2
}
