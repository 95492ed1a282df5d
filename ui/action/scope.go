package action

import "sentinelq/client/clean"

// Scope is the part of the screen in which an action's keys are heard.
type Scope uint8

// The scopes. Global keys are heard wherever no text is typed.
const (
	Global Scope = iota
	Queue        // the incident table
	Detail       // the side pane
	Form         // the create panel: text is typed here
	Filter       // the filter line: text is typed here
	Dialog       // a dialog over everything: text may be typed here
)

// Scopes returns all scopes in the order of the help.
func Scopes() []Scope { return []Scope{Queue, Detail, Form, Filter, Dialog, Global} }

// Label returns the scope's heading.
func (s Scope) Label() clean.Safe {
	switch s {
	case Global:
		return clean.Literal("Everywhere")
	case Queue:
		return clean.Literal("Queue")
	case Detail:
		return clean.Literal("Incident pane")
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
func (s Scope) Types() bool { return s == Form || s == Filter || s == Dialog }

// overlaps reports whether a key may be looked up in both scopes. Where text is
// typed, Global keys are not consulted.
func (s Scope) overlaps(other Scope) bool {
	return s == other || s == Global && !other.Types() || other == Global && !s.Types()
}
