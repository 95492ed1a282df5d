package compose

import (
	"testing"
	"time"
)

func TestATimeOfAnotherDayHasItsDate(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	east, farEast := time.FixedZone("east", 3*60*60), time.FixedZone("far east", 13*60*60)
	for name, c := range map[string]struct {
		at   time.Time
		zone *time.Location
		want string
	}{
		"today":                       {now.Add(-3 * time.Hour), time.UTC, "09:00"},
		"yesterday":                   {now.AddDate(0, 0, -1), time.UTC, "2026-11-19 12:00"},
		"the same day, a year ago":    {now.AddDate(-1, 0, 0), time.UTC, "2025-11-20 12:00"},
		"yesterday there, today here": {now.Add(-13 * time.Hour), east, "02:00"},
		"today there, yesterday here": {now.Add(-2 * time.Hour), farEast, "2026-11-20 23:00"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := when(c.at, now, c.zone); got != c.want {
				t.Errorf("it is called %q, not %q", got, c.want)
			}
		})
	}
}
