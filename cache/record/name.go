package record

import "encoding/hex"

// How a name is written: most are GUIDs, in quotes where they are etags, and
// take 16 bytes instead of 38.
const (
	plainName = iota
	guidName
	quotedName
)

const hexDigits = "0123456789abcdef"

// guidLength is the length of a GUID in its text form.
const guidLength = 36

// name writes an ID or an etag.
func (w *writer) name(s string) {
	if b, ok := packGUID(s); ok {
		w.uint(guidName)
		w.buf = append(w.buf, b[:]...)
		return
	}
	if n := len(s); n > 2 && s[0] == '"' && s[n-1] == '"' {
		if b, ok := packGUID(s[1 : n-1]); ok {
			w.uint(quotedName)
			w.buf = append(w.buf, b[:]...)
			return
		}
	}
	w.uint(plainName)
	w.literal(s)
}

// name reads an ID or an etag.
func (r *reader) name() string {
	switch r.uint() {
	case plainName:
		return r.literal()
	case guidName:
		return r.keep(r.guid(r.scratch[:0]))
	case quotedName:
		return r.keep(append(r.guid(append(r.scratch[:0], '"')), '"'))
	default:
		r.fail()
		return ""
	}
}

// guid appends the text of the GUID that is next to b.
func (r *reader) guid(b []byte) []byte {
	packed := r.take(16)
	for i := range len(packed) {
		switch i {
		case 4, 6, 8, 10:
			b = append(b, '-')
		}
		b = append(b, hexDigits[packed[i]>>4], hexDigits[packed[i]&0xf])
	}
	return b
}

// packGUID returns the bytes of a GUID in lower case, the only form that comes
// back the same.
func packGUID(s string) (b [16]byte, ok bool) {
	if len(s) != guidLength {
		return b, false
	}
	var digits [32]byte
	n := 0
	for i := range guidLength {
		c := s[i]
		switch i {
		case 8, 13, 18, 23:
			if c != '-' {
				return b, false
			}
		default:
			if c >= 'A' && c <= 'F' {
				return b, false
			}
			digits[n] = c
			n++
		}
	}
	_, err := hex.Decode(b[:], digits[:])
	return b, err == nil
}
