package evidence

import (
	"strconv"
	"strings"
	"time"

	"sentinelq/client/simulator/chance"
	"sentinelq/client/simulator/wire"
)

// AlertID returns the systemAlertId of the nth alert of an origin.
func (m Maker) AlertID(o Origin, nth int) string {
	return chance.GUID(m.draw(o, "alert "+strconv.Itoa(nth)))
}

// Alert makes the nth alert of an origin; they count from zero.
func (m Maker) Alert(o Origin, nth int) wire.Alert {
	random := m.draw(o, "alert "+strconv.Itoa(nth))
	id := chance.GUID(random)
	start, end := o.span(nth)
	p := wire.AlertProperties{
		SystemAlertID: id, AlertDisplayName: o.Title, FriendlyName: o.Title, Description: o.Description,
		Tactics: o.Tactics, Severity: o.Severity, Status: "New", VendorName: "Microsoft", ProductName: o.Product,
		ConfidenceLevel: "Unknown", AlertType: o.alertType(), CompromisedEntity: o.User,
		RemediationSteps: []string{"Confirm the activity with " + o.User + ".", "Contain the account and the device if it cannot be confirmed."},
		ProviderAlertID:  chance.GUID(random), AlertLink: o.link(id),
		StartTimeUTC: wire.Stamp(start), EndTimeUTC: wire.Stamp(end),
		TimeGenerated: wire.Stamp(o.Created), ProcessingEndTime: wire.Stamp(o.Created),
		ResourceIdentifiers: []map[string]string{{"type": "LogAnalytics"}},
		AdditionalData:      o.extended(start, end),
	}
	if p.Tactics == nil {
		p.Tactics = []string{}
	}
	if len(o.Tactics) > 0 {
		p.Intent = intent(o.Tactics[0])
	}
	if o.Closed {
		p.Status = "Resolved"
	}
	if o.FromDefender() {
		p.ConfidenceLevel, p.ConfidenceScore = "High", float64(chance.Between(random, 60, 99))/100
	}
	return wire.Alert{ID: m.provider + "/Entities/" + id, Name: id, Type: wire.TypeEntity, Kind: wire.KindAlert, Properties: p}
}

// intent returns the stage of the kill chain to which a tactic belongs. The
// specification's KillChainIntent is older than its tactics, and calls the first
// foothold by another name.
func intent(tactic string) string {
	if tactic == "InitialAccess" {
		return "Exploitation"
	}
	return tactic
}

// FromDefender reports whether the alerts are a Defender product's.
func (o Origin) FromDefender() bool { return strings.HasPrefix(o.Product, "Microsoft Defender") }

// span is the time that an alert covers: they follow each other.
func (o Origin) span(nth int) (start, end time.Time) {
	step := o.Last.Sub(o.First) / time.Duration(max(o.Alerts, 1))
	start = o.First.Add(step * time.Duration(nth)).Truncate(wire.Tick)
	return start, start.Add(step).Truncate(wire.Tick)
}

func (o Origin) alertType() string {
	if o.FromDefender() {
		return strings.ReplaceAll(o.Title, " ", "")
	}
	return o.Rule[strings.LastIndexByte(o.Rule, '/')+1:]
}

func (o Origin) link(id string) string {
	if o.FromDefender() {
		return "https://security.microsoft.com/alerts/" + id
	}
	return ""
}

// extended are the properties that a scheduled rule leaves, by which its events
// can be found again.
func (o Origin) extended(start, end time.Time) map[string]string {
	if o.FromDefender() {
		return map[string]string{"Detection source": o.Product}
	}
	return map[string]string{
		"Query":                "SigninLogs\n| where UserPrincipalName startswith \"" + o.User + "\"\n| where IPAddress == \"" + o.IP + "\"",
		"Query Start Time UTC": start.Format(time.RFC3339),
		"Query End Time UTC":   end.Format(time.RFC3339),
		"Trigger Operator":     "GreaterThan",
		"Trigger Threshold":    "0",
	}
}

// Relations ties the alerts and bookmarks of an origin to its incident.
func (m Maker) Relations(o Origin) []wire.Relation {
	random := m.draw(o, "relations")
	all := make([]wire.Relation, 0, o.Alerts+o.Bookmarks)
	add := func(name string, p wire.RelationProperties) {
		all = append(all, wire.Relation{
			ID: m.incident(o) + "/relations/" + name, Name: name, Type: wire.TypeRelation, ETag: chance.GUID(random), Properties: p,
		})
	}
	for i := range o.Alerts {
		id := m.AlertID(o, i)
		add(o.Name+"_"+id, RelatedAlert(m.provider, id))
	}
	for _, b := range m.Bookmarks(o) {
		add(b.Properties.IncidentInfo.RelationName, RelatedBookmark(m.provider, b.Name))
	}
	return all
}

// RelatedAlert is what a relation says of an alert of a workspace.
func RelatedAlert(provider, id string) wire.RelationProperties {
	return wire.RelationProperties{
		RelatedResourceID: provider + "/entities/" + id, RelatedResourceName: id,
		RelatedResourceType: wire.TypeRelatedAlert, RelatedResourceKind: wire.KindAlert,
	}
}

// RelatedBookmark is what a relation says of a bookmark of a workspace.
func RelatedBookmark(provider, id string) wire.RelationProperties {
	return wire.RelationProperties{
		RelatedResourceID: provider + "/bookmarks/" + id, RelatedResourceName: id, RelatedResourceType: wire.TypeRelatedBookmark,
	}
}
