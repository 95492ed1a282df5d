package incident

import (
	"time"

	"sentinelq/client/clean"
)

// Limits of the service (Microsoft Sentinel service limits, incidents).
const (
	MaxDescription = 5000  // characters of a description, counted as UTF-16 code units
	MaxComments    = 100   // comments of an incident
	MaxComment     = 30000 // characters of a comment
	MaxTasks       = 40    // tasks of an incident
	MaxAlerts      = 150   // alerts of an incident
	MaxBookmarks   = 20    // bookmarks of an incident
)

// Incident is one incident as the service last described it. It is a value:
// a change makes a new one (see [Change.Apply]), and nothing in a slice or in a
// text it holds is modified in place.
type Incident struct {
	ID   ID
	ARM  clean.Text // full resource ID, in the service's casing
	ETag string     // opaque; goes back in the body of an update

	// Writable: an update sends all of these, since the service resets what is
	// left out (Incidents_CreateOrUpdate replaces, there is no PATCH).
	Title         clean.Text
	Description   clean.Text
	Severity      Severity
	Status        Status
	Closing       Closing
	Owner         Owner
	Labels        []Label
	FirstActivity Stamp
	LastActivity  Stamp

	// Read-only.
	Number             int
	Created            Stamp
	LastModified       Stamp
	URL                clean.Text // deep link to the Azure portal
	Provider           clean.Text // "Azure Sentinel" or "Microsoft XDR"
	ProviderIncidentID clean.Text
	AnalyticRules      []clean.Text // resource IDs
	Additional         Additional
}

// Additional is the service's additionalData: read-only counts and facts.
type Additional struct {
	Alerts      int
	Bookmarks   int
	Comments    int
	Products    []clean.Text // alertProductNames
	Tactics     []clean.Text
	Techniques  []clean.Text // previews only
	ProviderURL clean.Text   // deep link to the Defender portal
}

// Age returns how long ago the incident was created, zero when that is unknown
// or lies ahead of now.
func (in Incident) Age(now time.Time) time.Duration {
	created := in.Created.Time()
	if created.IsZero() || created.After(now) {
		return 0
	}
	return now.Sub(created)
}

// Before orders a queue: newest first, and by number, then by ID, where two
// were created at the same moment, so that the order is the same every time.
func (in Incident) Before(other Incident) bool {
	a, b := in.Created.Time(), other.Created.Time()
	if !a.Equal(b) {
		return a.After(b)
	}
	if in.Number != other.Number {
		return in.Number > other.Number
	}
	return in.ID < other.ID
}
