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
	Assign       ID = "assign"
	AssignMe     ID = "assign-me"
	SetStatus    ID = "status"
	SetSeverity  ID = "severity"
	Close        ID = "close"
	SetTags      ID = "tags"
	Edit         ID = "edit"
	Comment      ID = "comment"
	Playbook     ID = "playbook"
	Links        ID = "links"
	Delete       ID = "delete"
	Undo         ID = "undo"
	Repeat       ID = "repeat"
	NextTab      ID = "next-tab"
	PrevTab      ID = "previous-tab"
	ItemOpen     ID = "item-open"
	ItemToggle   ID = "item-toggle"
	ItemAdd      ID = "item-add"
	ItemEdit     ID = "item-edit"
	ItemRemove   ID = "item-remove"
	Zoom         ID = "zoom"
	NextIncident ID = "next-incident"
	PrevIncident ID = "previous-incident"
	ScrollPgDown ID = "scroll-page-down"
	ScrollPgUp   ID = "scroll-page-up"
	SendText     ID = "send-text"
	CloseText    ID = "close-text"
	DiscardText  ID = "discard-text"
	EditTextIn   ID = "write-in-editor"
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
	MoreText     ID = "more-text"
	LessText     ID = "less-text"
	Choose       ID = "choose"
	Dismiss      ID = "dismiss"
	Palette      ID = "palette"
	Help         ID = "help"
	Messages     ID = "messages"
	Waiting      ID = "waiting"
	Suspend      ID = "suspend"
	Redraw       ID = "redraw"
	Quit         ID = "quit"
	Interrupt    ID = "interrupt"
)

// All returns every action with its default keys, in the order of the help.
func All() []Action {
	lists := [][]Action{queueActions(), incidentActions(), detailActions(), formActions(), writingActions(), filterActions(), dialogActions(), globalActions()}
	var all []Action
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}

func keys(k ...string) []string { return k }
