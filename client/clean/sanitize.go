package clean

import (
	"fmt"
	"strings"
)

// MaxBytes is the longest safe form, in bytes of UTF-8. It has room for the
// longest text of the service, a comment of 30,000 UTF-16 code units, in every
// script: no unit takes more than three bytes.
const MaxBytes = 96 << 10

const (
	more      = "<… more>" // stands where the safe form was cut
	maxGroups = 8          // markers in a row before the rest is only counted
)

// sanitize returns the safe form of raw, at most limit bytes of it, and whether
// it shows or leaves out anything. When nothing changes it returns raw itself.
func sanitize(raw string, limit int) (safe string, hostile bool) {
	n := 0
	for n < len(raw) && n <= limit && ' ' <= raw[n] && raw[n] <= '~' {
		n++
	}
	if n == len(raw) && n <= limit {
		return raw, false
	}
	// The walk begins one character earlier: it may be the base of a mark.
	w := walk{raw: raw, at: max(n-1, 0), limit: limit}
	w.fits = max(min(w.at, limit-len(more)), 0)
	for w.at < len(raw) && w.length() <= limit {
		w.step()
	}
	return w.finish()
}

// walk is one pass over a raw text. The safe form so far is out and, behind it,
// raw[copied:at], which needs copying only when something changes later.
type walk struct {
	raw     string
	at      int
	copied  int
	out     []byte
	limit   int
	fits    int // the longest length so far at which the safe form can be cut
	cluster cluster
	run     run
	hostile bool
}

// length returns the length of the safe form so far.
func (w *walk) length() int { return len(w.out) + w.at - w.copied }

// step reads one unit of raw.
func (w *walk) step() {
	r, size := decode(w.raw[w.at:])
	rest := w.raw[w.at+size:]
	switch k := kindOf(r); {
	case k == blank:
		if r == '\r' && rest != "" && rest[0] == '\n' {
			size++
		}
		w.endRun()
		w.flush()
		w.out = append(w.out, ' ')
		w.cluster = cluster{}
		w.at += size
		w.copied = w.at
	case w.cluster.keeps(r, k, rest):
		w.endRun()
		w.at += size
	default:
		w.flush()
		n := repeats(w.raw[w.at:], size)
		w.out = w.run.add(w.out, r, n)
		w.hostile = true
		w.at += n * size
		w.copied = w.at
	}
	if n := w.length(); n+len(more) <= w.limit && !w.cluster.awaits && !w.run.pending() {
		w.fits = n
	}
}

// repeats counts how often s begins with its first unit of size bytes. It only
// saves time with floods. A single byte counts once: the next equal one may be
// the beginning of a whole rune.
func repeats(s string, size int) int {
	n := 1
	for size > 1 && strings.HasPrefix(s[n*size:], s[:size]) {
		n++
	}
	return n
}

// flush copies what was kept.
func (w *walk) flush() {
	w.out = append(w.out, w.raw[w.copied:w.at]...)
	w.copied = w.at
}

// endRun writes what a row of hidden runes still owes.
func (w *walk) endRun() { w.out = w.run.end(w.out) }

// finish returns the safe form, cut when it is too long.
func (w *walk) finish() (safe string, hostile bool) {
	w.endRun()
	if w.length() <= w.limit && w.out == nil {
		return w.raw, false
	}
	tooLong := w.length() > w.limit
	w.flush()
	if tooLong {
		w.out = append(w.out[:w.fits], more...)
		w.hostile = true
	}
	return string(w.out), w.hostile
}

// run is a row of hidden units with nothing else between them. Equal ones are
// counted, so that any number of them makes one marker.
type run struct {
	unit   rune // the unit being counted
	count  int  // how often it came in a row
	groups int  // markers written in this row
	rest   int  // units beyond maxGroups
}

// pending reports whether a row has begun and not ended.
func (r *run) pending() bool { return r.count > 0 }

// add counts n more of unit, and appends the marker of the one before when it is
// another.
func (r *run) add(out []byte, unit rune, n int) []byte {
	if r.count > 0 && unit != r.unit {
		out = r.mark(out)
	}
	r.unit = unit
	r.count += n
	return out
}

// mark appends the marker of the counted unit.
func (r *run) mark(out []byte) []byte {
	if r.groups == maxGroups {
		r.rest += r.count
		r.count = 0
		return out
	}
	if r.unit < 0 {
		out = fmt.Appendf(out, "<0x%02X", -r.unit)
	} else {
		out = fmt.Appendf(out, "<U+%04X", r.unit)
	}
	if r.count > 1 {
		out = fmt.Appendf(out, " x%d", r.count)
	}
	r.groups++
	r.count = 0
	return append(out, '>')
}

// end appends the last marker of the row and the number of units beyond.
func (r *run) end(out []byte) []byte {
	if r.count == 0 {
		return out
	}
	out = r.mark(out)
	if r.rest > 0 {
		out = fmt.Appendf(out, "<+%d>", r.rest)
	}
	*r = run{}
	return out
}
