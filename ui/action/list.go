package action

import "sentinelq/client/clean"

func queueActions() []Action {
	return []Action{
		{Create, Queue, keys("n"), clean.Literal("new incident"), clean.Literal("new")},
		{Open, Queue, keys("enter"), clean.Literal("open the incident's details"), clean.Literal("open")},
		{Template, Queue, keys("N"), clean.Literal("new incident from a template"), clean.Safe{}},
		{EditFilter, Queue, keys("/"), clean.Literal("edit the filter line"), clean.Literal("filter")},
		{ClearFilter, Queue, keys("backspace"), clean.Literal("back to the default filter (new and active)"), clean.Safe{}},
		{ShowCreated, Queue, keys("+"), clean.Literal("show the incident created last, whatever the filter"), clean.Safe{}},
		{Refresh, Queue, keys("r"), clean.Literal("refresh now"), clean.Literal("refresh")},
		{Copy, Queue, keys("y"), clean.Literal("copy number, title, link or ID"), clean.Safe{}},
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

func detailActions() []Action {
	return []Action{
		{ScrollDown, Detail, keys("j", "down", "pgdown", "ctrl+d"), clean.Literal("scroll down"), clean.Safe{}},
		{ScrollUp, Detail, keys("k", "up", "pgup", "ctrl+u"), clean.Literal("scroll up"), clean.Safe{}},
		{Back, Detail, keys("esc"), clean.Literal("back to the queue"), clean.Literal("back")},
	}
}

func formActions() []Action {
	return []Action{
		{Submit, Form, keys("ctrl+s"), clean.Literal("create the incident"), clean.Literal("create")},
		{NextField, Form, keys("tab"), clean.Literal("next field"), clean.Literal("next field")},
		{PrevField, Form, keys("shift+tab"), clean.Literal("previous field"), clean.Safe{}},
		{CloseForm, Form, keys("esc"), clean.Literal("close the panel, keep what was typed; stop sending"), clean.Literal("close, keep draft")},
		{EditText, Form, keys("ctrl+o"), clean.Literal("edit the description in $VISUAL or $EDITOR"), clean.Literal("editor")},
		{SaveTemplate, Form, keys("ctrl+t"), clean.Literal("save what was typed as a template"), clean.Safe{}},
		{DiscardDraft, Form, keys("ctrl+x"), clean.Literal("discard what was typed"), clean.Literal("discard")},
	}
}

func filterActions() []Action {
	return []Action{
		{ApplyFilter, Filter, keys("enter"), clean.Literal("keep the filter, back to the queue"), clean.Literal("keep")},
		{Complete, Filter, keys("tab"), clean.Literal("take the suggestion"), clean.Literal("complete")},
		{CancelFilter, Filter, keys("esc"), clean.Literal("back to the filter as it was"), clean.Literal("cancel")},
	}
}

func dialogActions() []Action {
	return []Action{
		{NextChoice, Dialog, keys("down", "tab", "ctrl+n"), clean.Literal("next line"), clean.Safe{}},
		{PrevChoice, Dialog, keys("up", "shift+tab", "ctrl+p"), clean.Literal("previous line"), clean.Safe{}},
		{Choose, Dialog, keys("enter"), clean.Literal("choose the line"), clean.Literal("choose")},
		{Dismiss, Dialog, keys("esc"), clean.Literal("close the dialog, change nothing"), clean.Literal("cancel")},
	}
}

func globalActions() []Action {
	return []Action{
		{Palette, Global, keys(":", "ctrl+p"), clean.Literal("find an action by its name"), clean.Safe{}},
		{Help, Global, keys("?"), clean.Literal("help: every key"), clean.Literal("help")},
		{Messages, Global, keys("!"), clean.Literal("messages and errors in full"), clean.Safe{}},
		{NextPane, Global, keys("tab"), clean.Literal("next pane"), clean.Safe{}},
		{Redraw, Global, keys("ctrl+l"), clean.Literal("draw the screen anew"), clean.Safe{}},
		{Suspend, Global, keys("ctrl+z"), clean.Literal("suspend to the shell"), clean.Safe{}},
		{Quit, Global, keys("q"), clean.Literal("quit"), clean.Literal("quit")},
	}
}
