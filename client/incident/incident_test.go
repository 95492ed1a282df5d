package incident_test

import (
	"testing"
	"time"

	"sentinelq/client/incident"
)

func TestAgeIsTheTimeSinceCreation(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	tests := []struct {
		name    string
		created time.Time
		want    time.Duration
	}{
		{"in the past", now.Add(-3 * time.Minute), 3 * time.Minute},
		{"just now", now, 0},
		{"ahead of this machine's clock", now.Add(time.Minute), 0},
		{"unknown", time.Time{}, 0},
	}
	for _, tt := range tests {
		in := incident.Incident{Created: stamped(tt.created)}
		if got := in.Age(now); got != tt.want {
			t.Errorf("created %s, it is %v old, want %v", tt.name, got, tt.want)
		}
	}
}

func TestTheQueueHasOneOrder(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	made := func(id incident.ID, number int, at time.Time) incident.Incident {
		return incident.Incident{ID: id, Number: number, Created: stamped(at)}
	}
	// Each stands before all that follow.
	sorted := []incident.Incident{
		made("z", 1, at.Add(time.Second)), // the newest, whatever its number
		made("y", 9, at),                  // then the higher number
		made("a", 8, at),                  // then the lower ID
		made("b", 8, at),
		made("a", 99, at.Add(-time.Second)),
		made("a", 100, time.Time{}), // one without a time comes last
	}
	for i, a := range sorted {
		for j, b := range sorted {
			if a.Before(b) != (i < j) {
				t.Errorf("incident %d before %d: %v", i, j, i >= j)
			}
		}
	}
}
