package detail_test

import (
	"fmt"
	"strings"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/detail"
	"sentinelq/ui/draw"
)

// allTabs returns the tabs in their order.
func allTabs() []detail.Tab {
	return []detail.Tab{
		detail.Overview, detail.Alerts, detail.Entities, detail.Comments,
		detail.Tasks, detail.Bookmarks, detail.Similar, detail.Activity,
	}
}

// stamped writes a time as the service does.
func stamped(at time.Time) incident.Stamp {
	return incident.ParseStamp(at.UTC().Format(time.RFC3339Nano))
}

func before(hours int) incident.Stamp {
	return stamped(now().Add(-time.Duration(hours) * time.Hour))
}

// known says that every part was read a minute ago.
func known(d incident.Details) incident.Details {
	for _, p := range incident.Parts() {
		d.Taken[p] = now().Add(-time.Minute)
	}
	return d
}

// details returns two things of each kind, with a text in every place.
func details(word string) incident.Details {
	t, by := clean.New(word), incident.Owner{AssignedTo: clean.New(word)}
	var d incident.Details
	for n := range 2 {
		key := fmt.Sprintf("%s-%d", word, n)
		id := incident.ID(key)
		d.Alerts = append(d.Alerts, incident.Alert{
			ID: clean.New(key), Title: t, Severity: incident.High, Status: t, Product: t, Component: t, Vendor: t, Type: t, Description: t,
			Tactics: []clean.Text{t}, Techniques: []clean.Text{t}, CompromisedEntity: t, Confidence: t, Link: t,
			Remediation: []clean.Text{t}, Resources: []clean.Text{t}, Start: before(3 - n), End: before(1),
		})
		d.Entities.List = append(d.Entities.List, incident.Entity{
			ID: clean.New(key), Kind: incident.EntityKind("Host"), Name: t, Fields: []incident.Fact{{Name: t, Value: t}, {Name: clean.New("osFamily"), Value: t}},
		})
		d.Comments = append(d.Comments, incident.Comment{ID: id, Message: clean.New(word + "\n" + word), Author: by, Created: before(2 + n), LastModified: before(2)})
		d.Tasks = append(d.Tasks, incident.Task{
			ID: id, Title: t, Description: t, Status: []incident.TaskStatus{incident.TaskNew, incident.TaskCompleted}[n],
			Created: before(4), LastModified: before(1), CreatedBy: by, LastModifiedBy: by,
		})
		d.Bookmarks = append(d.Bookmarks, incident.Bookmark{
			ID: id, Name: t, Notes: t, Query: t, Result: t, Labels: []clean.Text{t}, EventTime: before(5), Created: before(4), CreatedBy: by,
		})
	}
	d.Entities.Counts = []incident.EntityCount{{Kind: "Host", Count: 7}}
	return known(d)
}

// similar returns an open and a closed incident.
func similar(word string) []incident.Similar {
	open, closed := filledWith(word), filledWith(word)
	open.ID, open.Status, open.Number = "open", incident.Active, 12
	closed.ID, closed.Status = "closed", incident.Closed
	return []incident.Similar{
		{Incident: open, Reasons: []clean.Safe{clean.Literal("same title"), clean.New(word).Safe()}},
		{Incident: closed, Reasons: []clean.Safe{clean.Literal("same analytics rule")}},
	}
}

func events(word string) []incident.Event {
	return []incident.Event{
		{At: before(1), By: clean.New(word), What: clean.Concat(clean.Literal("tagged "), clean.New(word).Safe())},
		{At: before(2), By: clean.New(word), What: clean.Literal("status from New to Active")},
		{At: before(3), What: clean.Literal("created as New, High")},
	}
}

// page makes an open pane that knows everything of an incident.
func page(pen draw.Pen, w, h int, word string) *detail.Model {
	m := pane(pen, w, h, full())
	m.SetOpen(true)
	if word != "" {
		m.SetDetails(full().ID, details(word), nil)
		m.SetSimilar(similar(word), clean.Safe{})
		m.SetEvents(events(word))
	}
	return m
}

// selectedRow returns the row with the mark of the selected entry, without it.
func selectedRow(m *detail.Model) string {
	for _, row := range rows(m) {
		if rest, ok := strings.CutPrefix(row, ">"); ok {
			return strings.TrimSpace(rest)
		}
	}
	return ""
}
