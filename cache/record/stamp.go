package record

import (
	"time"

	"sentinelq/client/incident"
)

// How a stamp is written: not at all, as its text, or, from firstPacked on, as
// its time with so many digits of a second.
const (
	noStamp = iota
	textStamp
	firstPacked
)

const maxDigits = 9

// stamp writes what the service wrote. Text in the form that Azure uses is
// packed to a third; any other stays text, to the last character.
func (w *writer) stamp(s incident.Stamp) {
	wire, at := s.Wire(), s.Time()
	if wire == "" {
		w.uint(noStamp)
		return
	}
	var buf [64]byte
	if digits, ok := fraction(wire); ok && string(appendStamp(buf[:0], at, digits)) == wire {
		w.uint(firstPacked + uint64(digits)) //nolint:gosec // 0 to 9
		w.int(at.Unix())
		if digits > 0 {
			w.uint(uint64(at.Nanosecond()) / pow10(maxDigits-digits)) //nolint:gosec // never negative
		}
		return
	}
	w.uint(textStamp)
	w.literal(wire)
}

// stamp reads what the writer's stamp wrote.
func (r *reader) stamp() incident.Stamp {
	switch kind := r.uint(); {
	case kind == noStamp:
		return incident.Stamp{}
	case kind == textStamp:
		return incident.ParseStamp(r.literal())
	case kind <= firstPacked+maxDigits:
		return r.packedStamp(int(kind - firstPacked))
	default:
		r.fail()
		return incident.Stamp{}
	}
}

func (r *reader) packedStamp(digits int) incident.Stamp {
	seconds, part := r.int(), uint64(0)
	if digits > 0 {
		part = r.uint()
	}
	if part >= pow10(digits) {
		r.fail()
		return incident.Stamp{}
	}
	at := time.Unix(seconds, int64(part*pow10(maxDigits-digits))).UTC() //nolint:gosec // below a second
	r.scratch = appendStamp(r.scratch[:0], at, digits)
	return incident.ParseStamp(r.keep(r.scratch))
}

// fraction returns how many digits of a second wire has. It looks at nothing
// else.
func fraction(wire string) (int, bool) {
	digits := len(wire) - len("2006-01-02T15:04:05.Z")
	switch {
	case digits == -1:
		return 0, true
	case digits < 1 || digits > maxDigits:
		return 0, false
	default:
		return digits, true
	}
}

// appendStamp writes at, which is in UTC, with so many digits of a second.
func appendStamp(b []byte, at time.Time, digits int) []byte {
	b = at.AppendFormat(b, time.RFC3339)
	if digits == 0 {
		return b
	}
	b[len(b)-1] = '.'
	part := uint64(at.Nanosecond()) / pow10(maxDigits-digits) //nolint:gosec // never negative
	for unit := pow10(digits - 1); unit > 0; unit /= 10 {
		b = append(b, byte('0'+part/unit%10))
	}
	return append(b, 'Z')
}

func pow10(n int) uint64 {
	p := uint64(1)
	for range n {
		p *= 10
	}
	return p
}
