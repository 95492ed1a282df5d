package text

import (
	"testing"
	"time"
)

func TestAgo(t *testing.T) {
	t.Parallel()
	tests := []struct {
		d           time.Duration
		short, long string
	}{
		{-time.Hour, "now", "just now"},
		{0, "now", "just now"},
		{time.Minute - 1, "now", "just now"},
		{time.Minute, "1m", "1 min ago"},
		{3*time.Minute + 59*time.Second, "3m", "3 min ago"},
		{time.Hour - 1, "59m", "59 min ago"},
		{time.Hour, "1h", "1 hour ago"},
		{2 * time.Hour, "2h", "2 hours ago"},
		{day - 1, "23h", "23 hours ago"},
		{day, "1d", "1 day ago"},
		{6 * day, "6d", "6 days ago"},
		{year - 1, "364d", "364 days ago"},
		{year, "1y", "1 year ago"},
		{5 * year, "5y", "5 years ago"},
		{1<<63 - 1, "292y", "292 years ago"},
	}
	for _, tt := range tests {
		if got := Ago(tt.d); got != tt.short {
			t.Errorf("Ago(%v) = %q, want %q", tt.d, got, tt.short)
		}
		if got := Age(tt.d); got != tt.long {
			t.Errorf("Age(%v) = %q, want %q", tt.d, got, tt.long)
		}
	}
}

func TestClockKeepsTheLocation(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 3, 1, 23, 4, 31, 0, time.FixedZone("", 3600))
	if got := Clock(at); got != "23:04" {
		t.Errorf("Clock = %q, want 23:04", got)
	}
	if got := ClockSeconds(at); got != "23:04:31" {
		t.Errorf("ClockSeconds = %q, want 23:04:31", got)
	}
}
