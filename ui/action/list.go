package action

import "sentinelq/client/clean"

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

func queueActions() []Action {
	return []Action{
		{Create, Queue, keys("n"), clean.Literal("new incident"), clean.Literal("new")},
		{Open, Queue, keys("enter"), clean.Literal("open the incident's details"), clean.Literal("open")},
		{Template, Queue, keys("N"), clean.Literal("new incident from a template"), clean.Safe{}},
		{EditFilter, Queue, keys("/"), clean.Literal("edit the filter line"), clean.Literal("filter")},
		{
			ClearFilter,
			Queue,
			keys("backspace"),
			clean.Literal("back to the default filter (new and active)"),
			clean.Safe{},
		},
		{
			ShowCreated,
			Queue,
			keys("+"),
			clean.Literal("show the incident created last, whatever the filter"),
			clean.Safe{},
		},
		{NextPane, Queue, keys("tab"), clean.Literal("to the incident's pane"), clean.Safe{}},
		{Down, Queue, keys("j", "down"), clean.Literal("next incident"), clean.Safe{}},
		{Up, Queue, keys("k", "up"), clean.Literal("previous incident"), clean.Safe{}},
		{Top, Queue, keys("g", "home"), clean.Literal("first incident"), clean.Safe{}},
		{Bottom, Queue, keys("G", "end"), clean.Literal("last incident"), clean.Safe{}},
		{HalfPageDown, Queue, keys("ctrl+d"), clean.Literal("half a page down"), clean.Safe{}},
		{HalfPageUp, Queue, keys("ctrl+u"), clean.Literal("half a page up"), clean.Safe{}},
		{PageDown, Queue, keys("pgdown", "ctrl+f"), clean.Literal("a page down"), clean.Safe{}},
		{PageUp, Queue, keys("pgup"), clean.Literal("a page up"), clean.Safe{}},
	}
}

func incidentActions() []Action {
	return []Action{
		{
			Assign,
			Incident,
			keys("a"),
			clean.Literal("owner: assign to me, somebody, or nobody"),
			clean.Literal("assign"),
		},
		{AssignMe, Incident, keys("m"), clean.Literal("assign to me"), clean.Safe{}},
		{SetStatus, Incident, keys("s"), clean.Literal("status"), clean.Literal("status")},
		{SetSeverity, Incident, keys("e"), clean.Literal("severity"), clean.Literal("severity")},
		{Close, Incident, keys("x"), clean.Literal("close with a classification"), clean.Literal("close")},
		{SetTags, Incident, keys("t"), clean.Literal("tags"), clean.Literal("tags")},
		{Comment, Incident, keys("c"), clean.Literal("write a comment"), clean.Literal("comment")},
		{Edit, Incident, keys("E"), clean.Literal("edit all fields in a panel"), clean.Literal("edit")},
		{Playbook, Incident, keys("p"), clean.Literal("run a playbook"), clean.Safe{}},
		{Undo, Incident, keys("u"), clean.Literal("undo my last change"), clean.Safe{}},
		{Repeat, Incident, keys("."), clean.Literal("make my last change here too"), clean.Safe{}},
		{Copy, Incident, keys("y"), clean.Literal("copy number, title, link, ID or what is selected"), clean.Safe{}},
		{Links, Incident, keys("L"), clean.Literal("links to the portals"), clean.Safe{}},
		{Delete, Incident, keys("D"), clean.Literal("delete the incident"), clean.Safe{}},
		{
			Refresh,
			Incident,
			keys("r"),
			clean.Literal("refresh now, and find out what is not known"),
			clean.Literal("refresh"),
		},
	}
}

func detailActions() []Action {
	return []Action{
		{NextTab, Detail, keys("tab", "right", "l"), clean.Literal("next tab"), clean.Literal("tab")},
		{PrevTab, Detail, keys("shift+tab", "left", "h"), clean.Literal("previous tab"), clean.Safe{}},
		{ScrollDown, Detail, keys("j", "down"), clean.Literal("next entry, or a row down"), clean.Safe{}},
		{ScrollUp, Detail, keys("k", "up"), clean.Literal("previous entry, or a row up"), clean.Safe{}},
		{ScrollPgDown, Detail, keys("pgdown", "ctrl+d", "ctrl+f"), clean.Literal("scroll a page down"), clean.Safe{}},
		{ScrollPgUp, Detail, keys("pgup", "ctrl+u"), clean.Literal("scroll a page up"), clean.Safe{}},
		{ItemAdd, Detail, keys("+"), clean.Literal("add a comment, task, alert or bookmark"), clean.Literal("add")},
		{
			ItemOpen,
			Detail,
			keys("enter"),
			clean.Literal("open what is selected; complete or reopen a task"),
			clean.Literal("open"),
		},
		{ItemToggle, Detail, keys("space"), clean.Literal("complete or reopen the selected task"), clean.Safe{}},
		{ItemEdit, Detail, keys("w"), clean.Literal("rewrite the selected comment or task"), clean.Safe{}},
		{
			ItemRemove,
			Detail,
			keys("X"),
			clean.Literal("delete the selected comment or task, take off an alert or bookmark"),
			clean.Safe{},
		},
		{NextIncident, Detail, keys("]"), clean.Literal("the next incident of the queue, on this page"), clean.Safe{}},
		{PrevIncident, Detail, keys("["), clean.Literal("the previous incident, on this page"), clean.Safe{}},
		{Zoom, Detail, keys("z"), clean.Literal("the page over the whole width, or beside the queue"), clean.Safe{}},
		{Back, Detail, keys("esc"), clean.Literal("back to the queue"), clean.Literal("back")},
	}
}

func writingActions() []Action {
	return []Action{
		{SendText, Writing, keys("ctrl+s"), clean.Literal("send what was written"), clean.Literal("send")},
		{EditTextIn, Writing, keys("ctrl+o"), clean.Literal("write in $VISUAL or $EDITOR"), clean.Literal("editor")},
		{
			CloseText,
			Writing,
			keys("esc"),
			clean.Literal("close, keep what was written; stop sending"),
			clean.Literal("close, keep it"),
		},
		{DiscardText, Writing, keys("ctrl+x"), clean.Literal("discard what was written"), clean.Literal("discard")},
	}
}

func formActions() []Action {
	return []Action{
		{Submit, Form, keys("ctrl+s"), clean.Literal("create the incident, or save the edit"), clean.Literal("send")},
		{NextField, Form, keys("tab"), clean.Literal("next field"), clean.Literal("next field")},
		{PrevField, Form, keys("shift+tab"), clean.Literal("previous field"), clean.Safe{}},
		{
			CloseForm,
			Form,
			keys("esc"),
			clean.Literal("close the panel, keep what was typed; stop sending"),
			clean.Literal("close, keep draft"),
		},
		{
			EditText,
			Form,
			keys("ctrl+o"),
			clean.Literal("edit the description in $VISUAL or $EDITOR"),
			clean.Literal("editor"),
		},
		{SaveTemplate, Form, keys("ctrl+t"), clean.Literal("save what was typed as a template"), clean.Safe{}},
		{DiscardDraft, Form, keys("ctrl+x"), clean.Literal("discard what was typed"), clean.Literal("discard")},
	}
}

func filterActions() []Action {
	return []Action{
		{
			ApplyFilter,
			Filter,
			keys("enter"),
			clean.Literal("keep the filter, back to the queue"),
			clean.Literal("keep"),
		},
		{Complete, Filter, keys("tab"), clean.Literal("take the suggestion"), clean.Literal("complete")},
		{CancelFilter, Filter, keys("esc"), clean.Literal("back to the filter as it was"), clean.Literal("cancel")},
	}
}

func dialogActions() []Action {
	return []Action{
		{NextChoice, Dialog, keys("down", "tab", "ctrl+n"), clean.Literal("next line"), clean.Safe{}},
		{PrevChoice, Dialog, keys("up", "shift+tab", "ctrl+p"), clean.Literal("previous line"), clean.Safe{}},
		{
			MoreText,
			Dialog,
			keys("pgdown"),
			clean.Literal("read on where text has no room, half a screen of lines down"),
			clean.Safe{},
		},
		{
			LessText,
			Dialog,
			keys("pgup"),
			clean.Literal("read what was before, half a screen of lines up"),
			clean.Safe{},
		},
		{Choose, Dialog, keys("enter"), clean.Literal("choose the line"), clean.Literal("choose")},
		{Dismiss, Dialog, keys("esc"), clean.Literal("close the dialog, change nothing"), clean.Literal("cancel")},
	}
}

func globalActions() []Action {
	return []Action{
		{Palette, Global, keys(":", "ctrl+p"), clean.Literal("find an action by its name"), clean.Safe{}},
		{Help, Global, keys("?"), clean.Literal("help: every key"), clean.Literal("help")},
		{Messages, Global, keys("!"), clean.Literal("messages and errors in full"), clean.Safe{}},
		{Waiting, Global, keys("W"), clean.Literal("what waits: all that was typed and not sent"), clean.Safe{}},
		{Redraw, Global, keys("ctrl+l"), clean.Literal("draw the screen anew"), clean.Safe{}},
		{Suspend, Global, keys("ctrl+z"), clean.Literal("suspend to the shell"), clean.Safe{}},
		{Quit, Global, keys("q"), clean.Literal("quit"), clean.Literal("quit")},
	}
}
