package record

import (
	"testing"

	"sentinelq/client/incident"
)

func TestStampsComeBackToTheLastCharacter(t *testing.T) {
	t.Parallel()
	tests := []struct {
		wire string
		size int // bytes, zero for whatever it takes
	}{
		{"", 1},
		{"2025-01-02T03:04:05Z", 6},
		{"2025-01-02T03:04:05.1Z", 7},
		{"2025-01-02T03:04:05.1230000Z", 9},
		{"2025-01-02T03:04:05.0000000Z", 7},
		{"2025-01-02T03:04:05.123456789Z", 10},
		{"0001-01-01T00:00:00Z", 0},
		{"1969-12-31T23:59:59.9999999Z", 0},
		{"2025-01-02T03:04:05.1234567890Z", 0},
		{"2025-01-02T03:04:05+01:00", 0},
		{"2025-01-02T03:04:05.12+00:00", 0},
		{"2025-01-02t03:04:05z", 0},
		{"2025-13-02T03:04:05Z", 0},
		{"2025-01-02T24:00:00Z", 0},
		{"2025-01-02 03:04:05", 0},
		{"not a time at all xx", 0},
		{"\xff", 0},
	}
	for _, tt := range tests {
		w := newWriter()
		w.stamp(incident.ParseStamp(tt.wire))
		if size := len(w.buf) - 1; tt.size != 0 && size != tt.size {
			t.Errorf("%q takes %d bytes, want %d", tt.wire, size, tt.size)
		}
		r := newReader(string(w.buf))
		got := r.stamp()
		if err := r.end(); err != nil || got != incident.ParseStamp(tt.wire) {
			t.Errorf("%q came back as %q, %v", tt.wire, got.Wire(), err)
		}
	}
}

func TestNamesComeBackAndGUIDsArePacked(t *testing.T) {
	t.Parallel()
	const guid = "01234567-89ab-cdef-0123-456789abcdef"
	for name, size := range map[string]int{
		"":                                     2,
		guid:                                   17,
		`"` + guid + `"`:                       17,
		`"` + guid:                             39,
		"01234567-89AB-cdef-0123-456789abcdef": 38,
		"01234567x89ab-cdef-0123-456789abcdef": 38,
		"0123456g-89ab-cdef-0123-456789abcdef": 38,
		`"`:                                    3,
		`""`:                                   4,
		`W/"1"`:                                7,
	} {
		w := newWriter()
		w.name(name)
		if got := len(w.buf) - 1; got != size {
			t.Errorf("%q takes %d bytes, want %d", name, got, size)
		}
		r := newReader(string(w.buf))
		if got := r.name(); r.end() != nil || got != name {
			t.Errorf("%q came back as %q", name, got)
		}
	}
}
