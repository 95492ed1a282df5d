package record

import (
	"encoding/binary"
	"strings"
	"time"

	"sentinelq/client/clean"
)

// version is the first byte of every record but the manifest.
const version = 1

// maxAffix is how much text may stand around an ID that is not written again.
// It bounds what a few damaged bytes can make the reader build.
const maxAffix = 1024

// writer appends values to a buffer. A text that was written before is written
// as its place in the list of texts; the reader builds the same list.
type writer struct {
	buf   []byte
	texts map[string]uint64
}

func newWriter() *writer {
	return &writer{buf: []byte{version}, texts: map[string]uint64{}}
}

func (w *writer) uint(v uint64) { w.buf = binary.AppendUvarint(w.buf, v) }

func (w *writer) int(v int64) { w.buf = binary.AppendVarint(w.buf, v) }

// literal writes s with its length.
func (w *writer) literal(s string) {
	w.uint(uint64(len(s)))
	w.buf = append(w.buf, s...)
}

// text writes s once and refers to it afterwards: zero is the empty text, an
// odd number refers, an even one is twice the length of a new text.
func (w *writer) text(s string) {
	if s == "" {
		w.uint(0)
		return
	}
	if at, ok := w.texts[s]; ok {
		w.uint(at<<1 | 1)
		return
	}
	w.texts[s] = uint64(len(w.texts))
	w.uint(uint64(len(s)) << 1)
	w.buf = append(w.buf, s...)
}

// around writes s without the id it contains, since a resource ID and a portal
// link differ from incident to incident in nothing else.
func (w *writer) around(s, id string) {
	before, after, found := strings.Cut(s, id)
	if !found || id == "" || len(before)+len(after) > maxAffix {
		w.uint(0)
		w.text(s)
		return
	}
	w.uint(1)
	w.text(before)
	w.text(after)
}

// list writes texts, keeping nil and empty apart.
func (w *writer) list(texts []clean.Text) {
	if w.length(uint64(len(texts)), texts == nil) {
		for _, t := range texts {
			w.text(t.Raw())
		}
	}
}

// length writes how many values follow, zero for a nil list and one more than
// there are for any other. It reports whether there is a list.
func (w *writer) length(n uint64, isNil bool) bool {
	if isNil {
		w.uint(0)
		return false
	}
	w.uint(n + 1)
	return true
}

// moment writes a time to the nanosecond; the location is not kept.
func (w *writer) moment(t time.Time) {
	if t.IsZero() {
		w.uint(0)
		return
	}
	w.uint(1)
	w.int(t.Unix())
	w.uint(uint64(t.Nanosecond())) //nolint:gosec // never negative
}
