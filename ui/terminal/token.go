package terminal

import "unicode/utf8"

// kind is what a piece of input is to the program.
type kind int

const (
	junk   kind = iota // what no terminal sends; it goes no further
	text               // one character
	blank              // the end of a line, or a tab
	key                // a control character, or a sequence of a key
	answer             // what the terminal says of itself
	begin              // a paste begins
	end                // a paste ends
)

// token is one piece of input.
type token struct {
	kind   kind
	bytes  []byte // as they go on
	joined bool   // its Esc went on before
}

// isEscape reports whether it is a single Esc, as there is at the end of a read.
func (t token) isEscape() bool { return len(t.bytes) == 1 && t.bytes[0] == escape }

const (
	escape = 0x1b
	del    = 0x7f
	bell   = 0x07
	cancel = 0x18
	sub    = 0x1a
	st     = 0x9c // the end of a string, as one byte
)

// scan returns the first piece of input and its length, which is zero when more
// has to be known. A single Esc at the end is such a case too.
func scan(b []byte) (token, int) {
	switch c := b[0]; {
	case c == escape:
		return scanEscape(b)
	case c == '\r' || c == '\n' || c == '\t':
		return token{kind: blank, bytes: b[:1]}, 1
	case c < ' ' || c == del:
		return token{kind: key, bytes: b[:1]}, 1
	case c < del:
		return token{kind: text, bytes: b[:1]}, 1
	case c < 0xa0:
		return scanOneByte(b)
	}
	return scanCharacter(b)
}

// scanCharacter reads a character of several bytes. C1 controls are none, even
// when they are well-formed.
func scanCharacter(b []byte) (token, int) {
	if !utf8.FullRune(b) {
		return token{}, 0
	}
	r, n := utf8.DecodeRune(b)
	if r == utf8.RuneError && n == 1 || r < 0xa0 {
		return token{}, n
	}
	return token{kind: text, bytes: b[:n]}, n
}

// scanOneByte reads what begins with a C1 control in one byte, as terminals do
// that are asked to. It goes on in its two-byte form.
func scanOneByte(b []byte) (token, int) {
	opener := b[0] - 0x40
	if !isOpener(opener) {
		return token{}, 1
	}
	t, n := scanSequence(append([]byte{escape, opener}, b[1:min(len(b), 2*maxHeld)]...))
	return t, max(n-1, 0)
}

func isOpener(c byte) bool {
	switch c {
	case '[', 'O', ']', 'P', 'X', '^', '_':
		return true
	}
	return false
}

// scanEscape reads what begins with Esc.
func scanEscape(b []byte) (token, int) {
	switch {
	case len(b) == 1:
		return token{}, 0
	case isOpener(b[1]):
		return scanSequence(b)
	case b[1] == escape:
		return scanTwice(b)
	case b[1] < del || b[1] == del:
		return token{kind: key, bytes: b[:2]}, 2 // a key with Alt
	case !utf8.FullRune(b[1:]):
		return token{}, 0
	}
	t, n := scanCharacter(b[1:])
	if t.kind != text {
		return escapeKey(), 1
	}
	return token{kind: key, bytes: b[:n+1]}, n + 1
}

// escapeKey is the key Esc written so that it can never run into what follows.
func escapeKey() token { return token{kind: key, bytes: []byte("\x1b[27u")} }

// scanTwice reads Esc Esc: a sequence with Alt, or a key pressed twice. Of a key
// held down two are enough.
func scanTwice(b []byte) (token, int) {
	n := 1
	for n < len(b) && b[n] == escape {
		n++
	}
	switch {
	case n == len(b): // the last one may begin something
		return escapeKey(), n - 1
	case b[n] != '[' && b[n] != 'O':
		return escapeKey(), n - 1
	}
	t, m := scanSequence(b[n-1:])
	switch {
	case m == 0 && n > 2:
		return escapeKey(), n - 2
	case m == 0:
		return token{}, 0
	case t.kind != key:
		return escapeKey(), n - 1
	}
	return token{kind: key, bytes: append([]byte{escape}, t.bytes...)}, n - 1 + m
}
