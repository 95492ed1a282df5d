package odata

import (
	"time"

	"sentinelq/client/simulator/wire"
)

// Row is an incident as filters and orders see it.
type Row struct {
	wire.Incident
	Key      string // the name in lower case; no two rows have the same
	Created  time.Time
	Modified time.Time
}

type fieldKind int

const (
	kindText fieldKind = iota
	kindTime
	kindNumber
)

// subject is what a condition is asked of: an incident, and inside a lambda an
// element of one of its lists.
type subject struct {
	row     *Row
	element string
}

// field is a property that a filter may name. Of its readers the one of its
// kind is set; empty text and the zero time are null.
type field struct {
	path   string
	kind   fieldKind
	fold   func(string) string // nil leaves the text as it is
	text   func(subject) string
	time   func(subject) time.Time
	number func(subject) int
}

// value reads the text, folded.
func (f field) value(s subject) string {
	text := f.text(s)
	if f.fold != nil {
		return f.fold(text)
	}
	return text
}

func (f field) isNull(s subject) bool {
	switch f.kind {
	case kindText:
		return f.text(s) == ""
	case kindTime:
		return f.time(s).IsZero()
	default:
		return false
	}
}

// incidentField returns the property of an incident that path names.
func incidentField(path string) (field, bool) {
	f := field{path: path}
	if read := textProperty(path); read != nil {
		f.text = func(s subject) string { return read(&s.row.Properties) }
		return f, true
	}
	if read := timeProperty(path); read != nil {
		f.kind = kindTime
		f.time = func(s subject) time.Time { return read(s.row) }
		return f, true
	}
	if path == "properties/incidentNumber" {
		f.kind = kindNumber
		f.number = func(s subject) int { return s.row.Properties.IncidentNumber }
		return f, true
	}
	return field{}, false
}

const pathClassification = "properties/classification"

func textProperty(path string) func(*wire.Properties) string {
	switch path {
	case "properties/title":
		return func(p *wire.Properties) string { return p.Title }
	case "properties/description":
		return func(p *wire.Properties) string { return p.Description }
	case "properties/severity":
		return func(p *wire.Properties) string { return p.Severity }
	case "properties/status":
		return func(p *wire.Properties) string { return p.Status }
	case pathClassification:
		return func(p *wire.Properties) string { return p.Classification }
	case "properties/classificationReason":
		return func(p *wire.Properties) string { return p.ClassificationReason }
	case "properties/providerName":
		return func(p *wire.Properties) string { return p.ProviderName }
	case "properties/providerIncidentId":
		return func(p *wire.Properties) string { return p.ProviderIncidentID }
	}
	return ownerProperty(path)
}

func ownerProperty(path string) func(*wire.Properties) string {
	switch path {
	case "properties/owner/objectId":
		return func(p *wire.Properties) string { return p.Owner.ObjectID }
	case "properties/owner/email":
		return func(p *wire.Properties) string { return p.Owner.Email }
	case "properties/owner/assignedTo":
		return func(p *wire.Properties) string { return p.Owner.AssignedTo }
	case "properties/owner/userPrincipalName":
		return func(p *wire.Properties) string { return p.Owner.UserPrincipalName }
	}
	return nil
}

func timeProperty(path string) func(*Row) time.Time {
	switch path {
	case "properties/createdTimeUtc":
		return func(r *Row) time.Time { return r.Created }
	case "properties/lastModifiedTimeUtc":
		return func(r *Row) time.Time { return r.Modified }
	case "properties/firstActivityTimeUtc":
		return func(r *Row) time.Time { return wire.ReadTime(r.Properties.FirstActivityTimeUTC) }
	case "properties/lastActivityTimeUtc":
		return func(r *Row) time.Time { return wire.ReadTime(r.Properties.LastActivityTimeUTC) }
	}
	return nil
}

// list is a collection that any() may be asked of.
type list struct {
	elements func(*wire.Properties) []string
	member   string // what follows the variable: "/labelName", or nothing
}

const pathLabels = "properties/labels"

// listField returns the collection that path names.
func listField(path string) (list, bool) {
	switch path {
	case pathLabels:
		return list{member: "/labelName", elements: func(p *wire.Properties) []string {
			names := make([]string, len(p.Labels))
			for i, l := range p.Labels {
				names[i] = l.LabelName
			}
			return names
		}}, true
	case "properties/additionalData/alertProductNames":
		return list{elements: func(p *wire.Properties) []string { return p.AdditionalData.AlertProductNames }}, true
	case "properties/additionalData/tactics":
		return list{elements: func(p *wire.Properties) []string { return p.AdditionalData.Tactics }}, true
	}
	return list{}, false
}

// scoped returns the one field that a lambda over the list knows.
func (l list) scoped(variable string) func(string) (field, bool) {
	return func(path string) (field, bool) {
		if path != variable+l.member {
			return field{}, false
		}
		return field{path: path, text: func(s subject) string { return s.element }}, true
	}
}
