package odata

import (
	"strings"
	"time"

	"sentinelq/client/simulator/wire"
)

// noon is when the rows of tests were made.
func noon() time.Time { return time.Date(2026, 3, 14, 12, 0, 0, 0, time.UTC) }

// rows are incidents that differ in what filters and orders look at.
func rows() []*Row {
	made := func(key string, number int, modified time.Duration, p wire.Properties) *Row {
		p.IncidentNumber = number
		return &Row{
			Incident: wire.Incident{Properties: p}, Key: key,
			Created: noon().Add(time.Duration(number) * time.Hour), Modified: noon().Add(modified),
		}
	}
	return []*Row{
		made("d", 1, 4*time.Hour, wire.Properties{
			Title: "Brute force", Severity: "High", Status: "New",
			Labels: []wire.Label{{LabelName: "test"}, {LabelName: "vip"}},
		}),
		made("c", 2, 9*time.Hour, wire.Properties{
			Title: "O'Brien", Severity: "Medium", Status: "Active",
			Owner:          wire.Owner{ObjectID: "5e21c7d8-90ab-4f63-b7d2-14c8e9a0f356"},
			AdditionalData: wire.AdditionalData{AlertProductNames: []string{"Azure Sentinel"}, Tactics: []string{"Impact"}},
		}),
		made("a", 3, 9*time.Hour, wire.Properties{
			Title: "brute again", Severity: "Low", Status: "Closed", Classification: "Undetermined",
			LastActivityTimeUTC: wire.Stamp(noon()),
		}),
	}
}

// found returns the keys of the rows that a filter matches.
func found(f Filter) string {
	var keys strings.Builder
	for _, r := range rows() {
		if f.Matches(r) {
			keys.WriteString(r.Key)
		}
	}
	return keys.String()
}
