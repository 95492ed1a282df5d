package incident

import (
	"strings"

	"sentinelq/client/clean"
)

// Severity is how serious an incident is. The service's enum is open: a value
// that is not among [Severities] is kept and written back as it came.
type Severity string

// The severities of the service, most serious first.
const (
	High          Severity = "High"
	Medium        Severity = "Medium"
	Low           Severity = "Low"
	Informational Severity = "Informational"
)

// Severities returns the four known severities, most serious first.
func Severities() []Severity { return []Severity{High, Medium, Low, Informational} }

// Label returns the severity's name for the screen.
func (s Severity) Label() clean.Safe { return clean.New(string(s)).Safe() }

// ParseSeverity reads a severity as a person types it: any case, and any
// beginning of at least one letter ("h", "med", "info").
func ParseSeverity(typed string) (Severity, bool) {
	return parseName(typed, Severities())
}

// parseName finds the name that typed is the beginning of, in any case.
func parseName[T ~string](typed string, names []T) (T, bool) {
	typed = strings.ToLower(strings.TrimSpace(typed))
	for _, name := range names {
		if typed != "" && strings.HasPrefix(strings.ToLower(string(name)), typed) {
			return name, true
		}
	}
	return "", false
}
