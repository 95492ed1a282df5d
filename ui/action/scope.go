package action

import (
	"slices"

	"sentinelq/client/clean"
)

// Scope is the part of the screen in which an action's keys are heard.
type Scope uint8

// The scopes. Global keys are heard wherever no text is typed.
const (
	Global   Scope = iota
	Queue          // the incident table
	Detail         // the incident's pane and page
	Incident       // both: what is done to the incident that is shown
	Form           // the create panel: text is typed here
	Writing        // the panel for a comment or a task: text is typed here
	Filter         // the filter line: text is typed here
	Dialog         // a dialog over everything: text may be typed here
)

// Scopes returns all scopes in the order of the help.
func Scopes() []Scope { return []Scope{Queue, Incident, Detail, Form, Writing, Filter, Dialog, Global} }

// Label returns the scope's heading.
func (s Scope) Label() clean.Safe {
	switch s {
	case Global:
		return clean.Literal("Everywhere")
	case Queue:
		return clean.Literal("Queue")
	case Detail:
		return clean.Literal("Incident page")
	case Incident:
		return clean.Literal("Incident")
	case Writing:
		return clean.Literal("Writing panel")
	case Form:
		return clean.Literal("Create panel")
	case Filter:
		return clean.Literal("Filter line")
	case Dialog:
		return clean.Literal("Dialogs")
	}
	return clean.Safe{}
}

// Types reports whether text is typed in the scope, so that a key that is a
// character belongs to the text.
func (s Scope) Types() bool { return s == Form || s == Writing || s == Filter || s == Dialog }

// Outer returns the scopes that are asked for a key after s, in their order.
// Where text is typed there are none.
func (s Scope) Outer() []Scope {
	switch {
	case s.Types() || s == Global:
		return nil
	case s == Incident:
		return []Scope{Global}
	default:
		return []Scope{Incident, Global}
	}
}

// overlaps reports whether a key may be looked up in both scopes.
func (s Scope) overlaps(other Scope) bool {
	return s == other || slices.Contains(s.Outer(), other) || slices.Contains(other.Outer(), s)
}
