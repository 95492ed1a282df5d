package incident_test

import (
	"math/rand/v2"
	"strconv"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// rounds is how many random samples a property is tried on.
const rounds = 500

// dice makes random values of the domain, the same ones in every run. The
// values come from small sets, so that two samples often share one.
type dice struct{ *rand.Rand }

func newDice(seed uint64) dice { return dice{rand.New(rand.NewPCG(seed, 1))} }

func pick[T any](d dice, from ...T) T { return from[d.IntN(len(from))] }

func (d dice) text() clean.Text {
	return clean.New(pick(d, "", "Rare RDP logon", "a\x1b[31mb", "不審なサインイン", "🚨 "+strconv.Itoa(d.IntN(5))))
}

func (d dice) tag() string { return pick(d, "vip", "VIP", "phish", "travel", "straße", " night ") }

func (d dice) severity() incident.Severity {
	return pick(d, append(incident.Severities(), "Critical")...)
}

func (d dice) status() incident.Status { return pick(d, append(incident.Statuses(), "Paused")...) }

func (d dice) closing() incident.Closing {
	c := pick(d, append(incident.Closings(), incident.Closing{})...)
	c.Comment = d.text()
	return c
}

func (d dice) owner() incident.Owner {
	return pick(d,
		incident.Owner{},
		owner(annID, "ann@contoso.example", "ann@contoso.example", "Ann"),
		owner("", "bob@contoso.example", "", ""),
		owner(bobID, "", "", ""),
	)
}

// stamped writes a time as the service does.
func stamped(at time.Time) incident.Stamp {
	return incident.ParseStamp(at.UTC().Format(time.RFC3339Nano))
}

// stamp returns one of a few moments, or none.
func (d dice) stamp() incident.Stamp {
	if d.IntN(5) == 0 {
		return incident.Stamp{}
	}
	return stamped(time.Date(2026, 3, 1, d.IntN(4), 0, 0, 0, time.UTC))
}

func (d dice) labels() []incident.Label {
	var labels []incident.Label
	for range d.IntN(4) {
		if tag := d.tag(); !incident.HasTag(labels, tag) {
			labels = append(labels, incident.Label{Name: clean.New(tag), Type: pick(d, incident.UserLabel, incident.AutoAssigned)})
		}
	}
	return labels
}

func (d dice) incident() incident.Incident {
	return incident.Incident{
		ID:            incident.ID(strconv.Itoa(d.IntN(1000))),
		ARM:           clean.New("/subscriptions/S/incidents/" + strconv.Itoa(d.IntN(1000))),
		ETag:          strconv.Itoa(d.IntN(1000)),
		Title:         d.text(),
		Description:   d.text(),
		Severity:      d.severity(),
		Status:        d.status(),
		Closing:       d.closing(),
		Owner:         d.owner(),
		Labels:        d.labels(),
		FirstActivity: d.stamp(),
		LastActivity:  d.stamp(),
		Number:        d.IntN(6),
		Created:       d.stamp(),
		LastModified:  d.stamp(),
		URL:           d.text(),
		Provider:      d.text(),
		AnalyticRules: []clean.Text{d.text()},
		Additional:    incident.Additional{Alerts: d.IntN(5), Tactics: []clean.Text{d.text()}},
	}
}

// change returns a change that sets each field half of the time.
func (d dice) change() incident.Change {
	return incident.Change{
		Title:       maybe(d, d.text),
		Description: maybe(d, d.text),
		Severity:    maybe(d, d.severity),
		Status:      maybe(d, d.status),
		Closing:     maybe(d, d.closing),
		Owner:       maybe(d, d.owner),
		AddTags:     d.tags(),
		RemoveTags:  d.tags(),
	}
}

func maybe[T any](d dice, value func() T) *T {
	if d.IntN(2) == 0 {
		return nil
	}
	return new(value())
}

func (d dice) tags() []string {
	var tags []string
	for range d.IntN(3) {
		tags = append(tags, d.tag())
	}
	return tags
}

func (d dice) query() incident.Query {
	var q incident.Query
	for range d.IntN(3) {
		q.Statuses = append(q.Statuses, d.status())
	}
	for range d.IntN(3) {
		q.Severities = append(q.Severities, d.severity())
	}
	for range d.IntN(3) {
		q.Numbers = append(q.Numbers, d.IntN(6))
	}
	q.CreatedSince, q.ModifiedSince = d.stamp().Time(), d.stamp().Time()
	q.Order = pick(d, incident.NewestFirst, incident.LastModified)
	q.PageSize = d.IntN(50)
	return q
}
