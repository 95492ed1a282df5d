package record

import (
	"errors"
	"math"
	"strings"
	"testing"
)

func TestNumbersComeBack(t *testing.T) {
	t.Parallel()
	for _, v := range []int64{0, 1, -1, 63, 64, -65, 1 << 40, math.MaxInt64, math.MinInt64} {
		w := newWriter()
		w.int(v)
		w.uint(uint64(v))
		r := newReader(string(w.buf))
		if got := r.int(); got != v {
			t.Errorf("%d came back as %d", v, got)
		}
		if got := r.uint(); got != uint64(v) {
			t.Errorf("%d came back as %d", uint64(v), got)
		}
		if err := r.end(); err != nil {
			t.Error(err)
		}
	}
}

func TestReaderRefusesWhatNoWriterWrites(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		rest string
		read func(*reader)
	}{
		{"a number without end", strings.Repeat("\xff", 20), func(r *reader) { r.uint() }},
		{"a number above 64 bits", strings.Repeat("\xff", 9) + "\x02", func(r *reader) { r.uint() }},
		{"a text longer than the record", "\x7e" + "abc", func(r *reader) { r.text() }},
		{"a reference to a text to come", "\x01", func(r *reader) { r.text() }},
		{"a list longer than the record", "\x05\x00", func(r *reader) { r.list() }},
		{"a count longer than the record", "\xff\xff\xff\x7f", func(r *reader) { r.count(1) }},
		{"a nanosecond too many", "\x01\x00\x80\x94\xeb\xdc\x03", func(r *reader) { r.moment() }},
		{"an unknown kind of name", "\x09", func(r *reader) { r.name() }},
		{"half a GUID", "\x01abc", func(r *reader) { r.name() }},
		{"an unknown kind of stamp", "\x20", func(r *reader) { r.stamp() }},
		{"more digits than a stamp has", "\x03\x00\x0a", func(r *reader) { r.stamp() }},
		{"bytes left over", "\x00\x00", func(r *reader) { r.uint() }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := newReader("\x01" + tt.rest)
			tt.read(r)
			if err := r.end(); !errors.Is(err, ErrGarbage) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestOtherVersionsAreRefused(t *testing.T) {
	t.Parallel()
	for name, read := range map[string]func(string) error{
		"incidents": func(s string) error { _, err := ReadIncidents(s); return err },
		"tags":      func(s string) error { _, err := ReadTags(s); return err },
		"people":    func(s string) error { _, err := ReadPeople(s); return err },
		"parts":     func(s string) error { _, err := ReadParts(s); return err },
		"index":     func(s string) error { _, err := ReadIndex(s); return err },
	} {
		for _, payload := range []string{"", "\x02\x00\x00"} {
			if err := read(payload); !errors.Is(err, ErrGarbage) {
				t.Errorf("%s of %q: %v", name, payload, err)
			}
		}
	}
}

// A few bytes that refer to a long text again and again must not become
// gigabytes.
func TestWhatIsBuiltIsBoundedByWhatIsRead(t *testing.T) {
	t.Parallel()
	w := newWriter()
	for range 4000 {
		w.uint(1)
		w.text(strings.Repeat("x", maxAffix))
		w.uint(0)
	}
	r := newReader(string(w.buf))
	built := 0
	for r.err == nil && r.rest != "" {
		built += len(r.around("").Raw())
	}
	if !errors.Is(r.err, ErrGarbage) || built > growth*len(w.buf) {
		t.Errorf("built %d bytes of %d: %v", built, len(w.buf), r.err)
	}
}
