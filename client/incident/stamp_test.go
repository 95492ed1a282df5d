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
