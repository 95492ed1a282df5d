package incident

import (
	"slices"

	"sentinelq/client/clean"
)

// Alert is one alert of an incident, or one that could be related to it. Its
// severity and status are open enums of the service.
type Alert struct {
	ID                clean.Text // systemAlertId, by which it is related
	Title             clean.Text // alertDisplayName
	Severity          Severity
	Status            clean.Text
	Product           clean.Text
	Component         clean.Text
	Vendor            clean.Text
	Type              clean.Text
	Description       clean.Text
	Tactics           []clean.Text
	Techniques        []clean.Text
	Intent            clean.Text // kill-chain intent
	CompromisedEntity clean.Text
	Confidence        clean.Text // level, and score where there is one
	ProviderAlertID   clean.Text
	Link              clean.Text
	Remediation       []clean.Text
	Resources         []clean.Text // resource identifiers, as they are
	Start             Stamp
	End               Stamp
	Generated         Stamp
}

// When returns the time by which alerts are ordered: the start of what they
// tell of, else when they were made.
func (a Alert) When() Stamp {
	if !a.Start.Time().IsZero() {
		return a.Start
	}
	return a.Generated
}

// SortAlerts orders alerts in time, the first one first, and by ID where two
// are of the same moment.
func SortAlerts(alerts []Alert) {
	slices.SortStableFunc(alerts, func(a, b Alert) int {
		if c := a.When().Time().Compare(b.When().Time()); c != 0 {
			return c
		}
		return compareText(a.ID, b.ID)
	})
}

func compareText(a, b clean.Text) int {
	switch {
	case a.Raw() < b.Raw():
		return -1
	case a.Raw() > b.Raw():
		return 1
	}
	return 0
}
