package clean

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// errString is what UnmarshalJSON says of anything that is no JSON string.
var errString = errors.New("decode text: not a JSON string")

// UnmarshalJSON reads a JSON string and keeps everything in it: a lone
// surrogate such as \ud800, which no UTF-8 can hold, as the three bytes WTF-8
// has for it, and invalid bytes as they are. Package encoding/json would put
// U+FFFD for both, and writing the text back would change it. JSON's null is
// the empty text.
func (t *Text) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*t = Text{}
		return nil
	}
	if len(data) < 2 || data[0] != '"' || data[len(data)-1] != '"' {
		return errString
	}
	raw, err := unescape(data[1 : len(data)-1])
	if err != nil {
		return err
	}
	*t = New(raw)
	return nil
}

// unescape resolves the escapes of the inside of a JSON string.
func unescape(in []byte) (string, error) {
	n := bytes.IndexFunc(in, func(r rune) bool { return r < ' ' || r == '"' || r == '\\' })
	if n < 0 {
		return string(in), nil
	}
	out := append(make([]byte, 0, len(in)), in[:n]...)
	for n < len(in) {
		switch c := in[n]; {
		case c < ' ' || c == '"':
			return "", fmt.Errorf("%w: %q at byte %d must be escaped", errString, c, n+1)
		case c != '\\':
			out = append(out, c)
			n++
		default:
			r, size := escape(in[n:])
			if size == 0 {
				return "", fmt.Errorf("%w: unknown escape at byte %d", errString, n+1)
			}
			out = appendWTF8(out, r)
			n += size
		}
	}
	return string(out), nil
}

// escape reads the escape that in begins with, two where they are the halves of
// one rune. Its size is zero when there is no such escape.
func escape(in []byte) (r rune, size int) {
	if len(in) < 2 {
		return 0, 0
	}
	switch in[1] {
	case '"', '\\', '/':
		return rune(in[1]), 2
	case 'b':
		return '\b', 2
	case 'f':
		return '\f', 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 't':
		return '\t', 2
	}
	high, ok := codeUnit(in)
	if !ok {
		return 0, 0
	}
	if low, ok := codeUnit(in[6:]); ok {
		if r = utf16.DecodeRune(high, low); r != utf8.RuneError {
			return r, 12
		}
	}
	return high, 6
}

// codeUnit reads \uXXXX.
func codeUnit(in []byte) (unit rune, ok bool) {
	if len(in) < 6 || in[0] != '\\' || in[1] != 'u' {
		return 0, false
	}
	for _, c := range in[2:6] {
		switch {
		case '0' <= c && c <= '9':
			unit = unit<<4 | rune(c-'0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			unit = unit<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	return unit, true
}

// appendWTF8 appends r, a surrogate as well. The encoding of a surrogate is that
// of the rune 0x800 before it, one bit apart.
func appendWTF8(out []byte, r rune) []byte {
	if !utf16.IsSurrogate(r) {
		return utf8.AppendRune(out, r)
	}
	out = utf8.AppendRune(out, r-0x800)
	out[len(out)-2] |= 0x20
	return out
}

// MarshalJSON writes what was received, so that reading it again gives an equal
// Text. Invalid bytes are written as they are, a lone surrogate as its escape.
// It escapes nothing for HTML; an encoder that wants that does it itself.
func (t Text) MarshalJSON() ([]byte, error) {
	out := make([]byte, 0, len(t.raw)+2)
	out = append(out, '"')
	for i := 0; i < len(t.raw); {
		switch c := t.raw[i]; {
		case c == '"' || c == '\\':
			out = append(out, '\\', c)
			i++
		case c < ' ':
			out = appendControl(out, c)
			i++
		case c == 0xed:
			var size int
			out, size = appendSurrogate(out, t.raw[i:])
			i += size
		default:
			out = append(out, c)
			i++
		}
	}
	return append(out, '"'), nil
}

// appendControl escapes a control character, by its letter where it has one.
func appendControl(out []byte, c byte) []byte {
	const letters = "btn\x00fr" // of U+0008 to U+000D
	if '\b' <= c && c <= '\r' && c != '\v' {
		return append(out, '\\', letters[c-'\b'])
	}
	return fmt.Appendf(out, `\u%04x`, c)
}

// appendSurrogate writes what s begins with, a byte 0xed. A high surrogate with
// a low one behind it was never escaped when it was received, because the two
// would have been read as one rune; it goes back as its bytes.
func appendSurrogate(out []byte, s string) (_ []byte, size int) {
	r, ok := surrogate(s)
	if !ok {
		return append(out, s[0]), 1
	}
	if low, ok := surrogate(s[3:]); ok && utf16.DecodeRune(r, low) != utf8.RuneError {
		return append(out, s[:6]...), 6
	}
	return fmt.Appendf(out, `\u%04x`, r), 3
}
