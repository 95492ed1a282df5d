package incident

import "sentinelq/client/clean"

// Status is where an incident stands. The service's enum is open: a value that
// is not among [Statuses] is kept and written back as it came.
type Status string

// The statuses of the service, in the order of an incident's life.
const (
	New    Status = "New"
	Active Status = "Active"
	Closed Status = "Closed"
)

// Statuses returns the three known statuses in the order of an incident's life.
func Statuses() []Status { return []Status{New, Active, Closed} }

// IsOpen reports whether the incident still waits for work: New, Active, or a
// status this program does not know, which must not be hidden.
func (s Status) IsOpen() bool { return s != Closed }

// Label returns the status's name for the screen.
func (s Status) Label() clean.Safe { return clean.New(string(s)).Safe() }

// ParseStatus reads a status as a person types it: any case, and any beginning
// of at least one letter.
func ParseStatus(typed string) (Status, bool) { return parseName(typed, Statuses()) }
