package terminal

import (
	"slices"
	"strconv"
)

// scanString reads a control string. Only those that answer a question go on.
func scanString(b []byte) (token, int) {
	n, ending, ok := endOfString(b[2:], b[1] == ']')
	switch {
	case !ok:
		return token{}, 0
	case ending == 0 || !isAnswer(b[1], b[2:2+n-ending]):
		return token{}, 2 + n
	}
	return token{kind: answer, bytes: b[:2+n]}, 2 + n
}

// endOfString returns how many bytes belong to a string, and how many of them
// are its end: none when it was broken off.
func endOfString(b []byte, bells bool) (n, ending int, ok bool) {
	for i, c := range b {
		switch {
		case c == bell && bells, c == st && (i == 0 || b[i-1] < 0x80):
			return i + 1, 1, true
		case c == cancel || c == sub:
			return i + 1, 0, true
		case c == escape && i+1 == len(b):
			return 0, 0, false
		case c == escape && b[i+1] == '\\':
			return i + 2, 2, true
		case c == escape:
			return i, 0, true
		}
	}
	return 0, 0, false
}

// isAnswer reports whether a terminal sends such a string when it is asked.
func isAnswer(opener byte, body []byte) bool {
	if len(body) > maxHeld || slices.ContainsFunc(body, func(c byte) bool { return c < ' ' || c >= del }) {
		return false
	}
	switch opener {
	case ']':
		return isCommand(body)
	case 'P':
		return isDevice(body)
	}
	return false
}

// isCommand reports whether an operating system command is a colour, the
// clipboard or the state of a program, which terminals report.
func isCommand(body []byte) bool {
	semicolon := slices.Index(body, ';')
	if semicolon < 1 {
		return false
	}
	number, err := strconv.ParseUint(string(body[:semicolon]), 10, 16)
	if err != nil || semicolon+1 == len(body) {
		return false
	}
	return number == 4 || number == 5 || number >= 10 && number <= 19 || number == 52 || number == 7501
}

// isDevice reports whether a device control string has the form of an answer:
// all of them are marked by a prefix or an intermediate.
func isDevice(body []byte) bool {
	c, i := parts(body)
	if i == len(body) || !isLetter(body[i]) && body[i] != '|' {
		return false
	}
	return c.isPlausible() && (c.prefix != 0 || len(c.between) > 0)
}

// goesOn reports whether c can stand behind an opener, in what terminals send.
func goesOn(opener, c byte) bool {
	switch opener {
	case ']':
		return c >= '0' && c <= '9'
	case 'P':
		return c >= 0x20 && c <= 0x3f
	}
	return opener == '[' || opener == 'O'
}
