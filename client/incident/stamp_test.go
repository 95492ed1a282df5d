package incident_test

import (
	"testing"
	"time"

	"sentinelq/client/incident"
)

func TestStampsGoBackAsTheyCame(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 3, 1, 12, 4, 31, 0, time.UTC)
	tests := []struct {
		name, wire string
		want       time.Time
	}{
		{"seven digits of a second", "2026-03-01T12:04:31.1234567Z", at.Add(123456700)},
		{"zeros at the end", "2026-03-01T12:04:31.5000000Z", at.Add(500 * time.Millisecond)},
		{"whole seconds", "2026-03-01T12:04:31Z", at},
		{"another zone", "2026-03-01T13:04:31+01:00", at},
		{"no time at all", "soon", time.Time{}},
		{"no zone", "2026-03-01T12:04:31", time.Time{}},
		{"nothing", "", time.Time{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := incident.ParseStamp(tt.wire)
			if s.Wire() != tt.wire || !s.Time().Equal(tt.want) {
				t.Errorf("ParseStamp(%q) is %v and goes back as %q", tt.wire, s.Time(), s.Wire())
			}
			if zone := s.Time().Location(); zone != time.UTC {
				t.Errorf("its time is in %v, not in UTC", zone)
			}
		})
	}
}

func TestStampsOfOurOwnReadBackEqual(t *testing.T) {
	t.Parallel()
	tokyo := time.FixedZone("JST", 9*60*60)
	times := []time.Time{
		{},
		time.Now(), // with a monotonic clock reading, which no text has
		time.Date(2026, 12, 31, 23, 59, 59, 999_999_900, tokyo),
		time.Date(1999, 1, 1, 0, 0, 0, 1, time.UTC),
	}
	for _, at := range times {
		s := incident.NewStamp(at)
		if !s.Time().Equal(at) || incident.ParseStamp(s.Wire()) != s {
			t.Errorf("%v became %q, which reads as %v", at, s.Wire(), incident.ParseStamp(s.Wire()).Time())
		}
	}
	if s := incident.NewStamp(time.Time{}); s != (incident.Stamp{}) {
		t.Errorf("no time is written as %q", s.Wire())
	}
}
