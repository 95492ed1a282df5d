package incident

import (
	"slices"

	"sentinelq/client/clean"
)

// Revision is an incident as it was after one modification, with who made it
// where that is known.
type Revision struct {
	At      Stamp
	By      clean.Text // a person, a rule or a playbook; empty when nobody says
	State   Incident   // of which only what is compared is filled in
	Tasks   int        // how many there are, -1 when unknown
	Deleted bool
}

// Event is one thing that happened to an incident, in words.
type Event struct {
	At   Stamp
	By   clean.Text
	What clean.Safe
}

// Events tells what happened from one revision to the next, the last event
// first. The first revision is the beginning of what is known: its own event
// says so, and that the incident was created where created is true.
func Events(revisions []Revision, created bool) []Event {
	var events []Event
	for i, r := range revisions {
		var happened []clean.Safe
		switch {
		case i > 0:
			happened = r.since(revisions[i-1])
		case created:
			happened = []clean.Safe{
				clean.Concat(
					clean.Literal("created as "),
					r.State.Status.Label(),
					clean.Literal(", "),
					r.State.Severity.Label(),
				),
			}
		default:
			happened = []clean.Safe{
				clean.Concat(
					clean.Literal("first seen here as "),
					r.State.Status.Label(),
					clean.Literal(", "),
					r.State.Severity.Label(),
				),
			}
		}
		for _, what := range slices.Backward(happened) {
			events = append(events, Event{At: r.At, By: r.By, What: what})
		}
	}
	slices.Reverse(events)
	return events
}

// since tells what is different from the revision before.
func (r Revision) since(before Revision) []clean.Safe {
	var told []clean.Safe
	tell := func(is bool, parts ...clean.Safe) {
		if is {
			told = append(told, clean.Concat(parts...))
		}
	}
	a, b := before.State, r.State
	to := clean.Literal(" to ")
	tell(r.Deleted && !before.Deleted, clean.Literal("deleted"))
	tell(a.Title != b.Title, clean.Literal("title changed to "), b.Title.Safe())
	tell(a.Description != b.Description, clean.Literal("description changed"))
	tell(a.Severity != b.Severity, clean.Literal("severity from "), a.Severity.Label(), to, b.Severity.Label())
	tell(a.Status != b.Status && !r.Deleted, clean.Literal("status from "), a.Status.Label(), to, b.Status.Label())
	tell(a.Closing != b.Closing && !b.Closing.IsZero(), clean.Literal("classified as "), b.Closing.Label())
	tell(!sameAssignee(a.Owner, b.Owner), assigned(b.Owner))
	told = append(told, retagged(a.Labels, b.Labels)...)
	tell(
		a.Additional.Alerts != b.Additional.Alerts,
		counted(clean.Literal("alerts"), a.Additional.Alerts, b.Additional.Alerts),
	)
	tell(
		a.Additional.Bookmarks != b.Additional.Bookmarks,
		counted(clean.Literal("bookmarks"), a.Additional.Bookmarks, b.Additional.Bookmarks),
	)
	tell(
		a.Additional.Comments != b.Additional.Comments,
		counted(clean.Literal("comments"), a.Additional.Comments, b.Additional.Comments),
	)
	tell(
		before.Tasks >= 0 && r.Tasks >= 0 && before.Tasks != r.Tasks,
		counted(clean.Literal("tasks"), before.Tasks, r.Tasks),
	)
	return told
}

func sameAssignee(a, b Owner) bool { return a.IsZero() && b.IsZero() || a.Is(b) }

func assigned(to Owner) clean.Safe {
	if to.IsZero() {
		return clean.Literal("unassigned")
	}
	return clean.Concat(clean.Literal("assigned to "), to.Name())
}

func retagged(a, b []Label) []clean.Safe {
	var told []clean.Safe
	for _, l := range b {
		if !HasTag(a, l.Name.Raw()) {
			told = append(told, clean.Concat(clean.Literal("tagged "), l.Name.Safe()))
		}
	}
	for _, l := range a {
		if !HasTag(b, l.Name.Raw()) {
			told = append(told, clean.Concat(clean.Literal("tag taken off: "), l.Name.Safe()))
		}
	}
	return told
}

func counted(what clean.Safe, from, to int) clean.Safe {
	return clean.Safef("%s: %d, before %d", what, to, from)
}
