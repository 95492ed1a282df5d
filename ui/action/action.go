package action

import "sentinelq/client/clean"

// ID names an action in the config file, in messages between components, and
// in tests. It never changes once released.
type ID string

// Action is something a person can do.
type Action struct {
	ID    ID
	Scope Scope
	Keys  []string   // default keys first; as Bubble Tea names them
	Title clean.Safe // for help and palette: "new incident"
	Short clean.Safe // for the footer; empty keeps it out
}

// State is an action as it stands now.
type State struct {
	Action
	Off clean.Safe // why it cannot be done now; empty when it can
}

// The actions.
const (
	Up           ID = "up"
	Down         ID = "down"
	Top          ID = "top"
	Bottom       ID = "bottom"
	HalfPageUp   ID = "half-page-up"
	HalfPageDown ID = "half-page-down"
	PageUp       ID = "page-up"
	PageDown     ID = "page-down"
	Open         ID = "open"
	Back         ID = "back"
	NextPane     ID = "next-pane"
	Create       ID = "new"
	ShowCreated  ID = "show-created"
	EditFilter   ID = "filter"
	ClearFilter  ID = "clear-filter"
	Refresh      ID = "refresh"
	Copy         ID = "copy"
	ScrollUp     ID = "scroll-up"
	ScrollDown   ID = "scroll-down"
	NextField    ID = "next-field"
	PrevField    ID = "previous-field"
	Submit       ID = "create"
	CloseForm    ID = "close-panel"
	DiscardDraft ID = "discard-draft"
	EditText     ID = "open-editor"
	Template     ID = "new-from-template"
	SaveTemplate ID = "save-template"
	ApplyFilter  ID = "apply-filter"
	CancelFilter ID = "cancel-filter"
	Complete     ID = "complete"
	NextChoice   ID = "next-choice"
	PrevChoice   ID = "previous-choice"
	Choose       ID = "choose"
	Dismiss      ID = "dismiss"
	Palette      ID = "palette"
	Help         ID = "help"
	Messages     ID = "messages"
	Suspend      ID = "suspend"
	Redraw       ID = "redraw"
	Quit         ID = "quit"
	Interrupt    ID = "interrupt"
)

// All returns every action with its default keys, in the order of the help.
func All() []Action {
	lists := [][]Action{queueActions(), detailActions(), formActions(), filterActions(), dialogActions(), globalActions()}
	var all []Action
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}

func keys(k ...string) []string { return k }
