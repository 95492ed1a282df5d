package record

import (
	"errors"
	"strings"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// ErrGarbage says that bytes are not a record this program can read.
var ErrGarbage = errors.New("not a readable record")

const (
	arenaSize = 64 << 10 // bytes of built text that share one allocation, at most

	// growth bounds how much text is built from each byte read. The writer
	// stays far below it: the smallest incident takes 36 bytes and builds
	// two joined texts of maxAffix at most.
	growth = 128
)

// reader takes values off the front of a record. After the first mistake it
// reads only zeros, so that callers look at err once, at the end.
type reader struct {
	rest    string
	err     error
	texts   []clean.Text
	budget  int // bytes of text that may still be built
	arena   strings.Builder
	scratch []byte

	lists  arena[clean.Text]
	labels arena[incident.Label]
}

// newReader reads payload, which must begin with the version. Texts that are
// read share payload's memory.
func newReader(payload string) *reader {
	r := &reader{rest: payload, budget: growth * len(payload)}
	if payload == "" || payload[0] != version {
		r.fail()
		return r
	}
	r.rest = payload[1:]
	return r
}

func (r *reader) fail() { r.rest, r.err = "", ErrGarbage }

// end returns the mistake that was met, if any; bytes left over are one.
func (r *reader) end() error {
	if r.err == nil && r.rest != "" {
		r.fail()
	}
	return r.err
}

func (r *reader) uint() uint64 {
	var v uint64
	for i := range min(len(r.rest), 10) {
		b := r.rest[i]
		if i == 9 && b > 1 {
			break
		}
		v |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			r.rest = r.rest[i+1:]
			return v
		}
	}
	r.fail()
	return 0
}

func (r *reader) int() int64 {
	v := r.uint()
	return int64(v>>1) ^ -int64(v&1) // zigzag
}

// take returns the next n bytes.
func (r *reader) take(n uint64) string {
	if n > uint64(len(r.rest)) {
		r.fail()
		return ""
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *reader) literal() string { return r.take(r.uint()) }

func (r *reader) text() clean.Text {
	v := r.uint()
	switch {
	case v == 0:
		return clean.Text{}
	case v&1 == 0:
		t := clean.New(r.take(v >> 1))
		r.texts = append(r.texts, t)
		return t
	case v>>1 < uint64(len(r.texts)):
		return r.texts[v>>1]
	default:
		r.fail()
		return clean.Text{}
	}
}

func (r *reader) word() string { return r.text().Raw() }

func (r *reader) around(id string) clean.Text {
	if r.uint() == 0 {
		return r.text()
	}
	before, after := r.word(), r.word()
	if len(before)+len(after) > maxAffix {
		r.fail()
	}
	r.scratch = append(append(append(r.scratch[:0], before...), id...), after...)
	return clean.New(r.keep(r.scratch))
}

// keep makes a text of b in memory that many texts share.
func (r *reader) keep(b []byte) string {
	if r.budget -= len(b); r.budget < 0 || r.err != nil {
		r.fail()
		return ""
	}
	if r.arena.Cap()-r.arena.Len() < len(b) {
		r.arena.Reset()
		r.arena.Grow(max(len(b), min(arenaSize, r.budget/growth)))
	}
	start := r.arena.Len()
	r.arena.Write(b)
	return r.arena.String()[start:]
}

// count reads how many values follow, of which each takes at least size bytes.
func (r *reader) count(size uint64) int {
	n := r.uint()
	if n > uint64(len(r.rest))/size {
		r.fail()
		return 0
	}
	return int(n) //nolint:gosec // no larger than a length
}

// length reads what the writer's length wrote. It reports whether there is a list.
func (r *reader) length(size uint64) (int, bool) {
	n := r.uint()
	if n == 0 {
		return 0, false
	}
	if n-1 > uint64(len(r.rest))/size {
		r.fail()
		return 0, false
	}
	return int(n - 1), true //nolint:gosec // no larger than a length
}

func (r *reader) list() []clean.Text {
	n, ok := r.length(1)
	if !ok {
		return nil
	}
	texts := r.lists.take(n)
	for i := range texts {
		texts[i] = r.text()
	}
	return texts
}

func (r *reader) moment() time.Time {
	if r.uint() == 0 {
		return time.Time{}
	}
	seconds, nanos := r.int(), r.uint()
	if nanos >= uint64(time.Second) {
		r.fail()
		return time.Time{}
	}
	return time.Unix(seconds, int64(nanos)).UTC()
}
