package incident

import (
	"slices"
	"strings"
	"unicode/utf16"

	"sentinelq/client/clean"
)

// Draft is an incident that is being written: the values of the create panel
// as they were typed. Its ID is chosen when the panel opens and never again, so
// that however often it is sent there is one incident.
type Draft struct {
	ID          ID
	Title       string
	Description string
	Severity    Severity
	Status      Status
	Closing     Closing // only with Closed; kept while another status is tried
	Owner       Owner
	OwnerText   string // what stands in the owner field; it says more than Owner while it names nobody
	Tags        []string
	TagText     string // a tag that is typed but not added yet; it is meant, and sent

	// Edits is the incident that the draft is to change, as it was when the panel
	// opened; nil for a new incident.
	Edits *Incident

	// Sent is set before the first attempt to send. From then on the incident
	// may exist, and sending looks before it writes.
	Sent bool
}

// NewDraft returns an empty draft with the portal's defaults: severity Medium,
// status New.
func NewDraft(id ID) Draft {
	return Draft{ID: id, Severity: Medium, Status: New}
}

// NewEdit returns the draft of a change to an incident, with its values. The
// draft has an ID of its own.
func NewEdit(id ID, in Incident) Draft {
	d := Draft{
		ID: id, Title: in.Title.Raw(), Description: in.Description.Raw(),
		Severity: in.Severity, Status: in.Status, Closing: in.Closing, Owner: in.Owner, Edits: &in,
	}
	if !in.Owner.IsZero() {
		d.OwnerText = in.Owner.Name().String()
	}
	for _, l := range in.Labels {
		d.Tags = append(d.Tags, l.Name.Raw())
	}
	return d
}

// Trimmed returns the draft as it is sent: the title without surrounding
// spaces, tags without them and without duplicates, the closing only with
// status Closed. The description is sent as it was typed.
func (d Draft) Trimmed() Draft {
	d.Title = strings.TrimSpace(d.Title)
	var tags []string
	for _, tag := range append(slices.Clone(d.Tags), d.TagText) {
		if tag = strings.TrimSpace(tag); tag != "" && !containsTag(tags, tag) {
			tags = append(tags, tag)
		}
	}
	d.Tags, d.TagText = tags, ""
	if d.Status != Closed {
		d.Closing = Closing{}
	}
	return d
}

func containsTag(tags []string, tag string) bool {
	for _, t := range tags {
		if SameTag(t, tag) {
			return true
		}
	}
	return false
}

// Incident returns what the draft asks the service for.
func (d Draft) Incident() Incident {
	d = d.Trimmed()
	in := Incident{
		ID:          d.ID,
		Title:       clean.New(d.Title),
		Description: clean.New(d.Description),
		Severity:    d.Severity,
		Status:      d.Status,
		Closing:     d.Closing,
		Owner:       d.Owner,
	}
	for _, tag := range d.Tags {
		in.Labels = append(in.Labels, Label{Name: clean.New(tag), Type: UserLabel})
	}
	return in
}

// Length counts s as the service does for its limits: in UTF-16 code units, so
// that an emoji counts two. It is the strictest count the service can apply.
func Length(s string) int {
	n := 0
	for _, r := range s {
		n += max(utf16.RuneLen(r), 1)
	}
	return n
}
