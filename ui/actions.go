package ui

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/query"
	"sentinelq/ui/action"
)

// doRoot carries out an action that belongs to no component.
func (m *Model) doRoot(id action.ID) (tea.Cmd, bool) {
	switch id {
	case action.Create:
		return m.create(), true
	case action.Template:
		m.openTemplates()
	case action.SaveTemplate:
		m.askTemplateName()
	case action.EditText:
		return m.editDescription(), true
	case action.CloseForm:
		return m.closeForm(), true
	case action.DiscardDraft:
		m.askDiscard()
	case action.ShowCreated:
		m.showCreated()
	case action.EditFilter:
		m.filter.Begin()
		m.focus = action.Filter
	case action.ClearFilter:
		m.filter.Set(query.Default())
		return m.onFilterTyped(), true
	case action.Refresh:
		return m.refreshNow(), true
	case action.Back:
		m.focus = action.Queue
		m.arrange()
	case action.NextPane:
		m.nextPane()
	case action.Copy:
		m.openCopy()
	default:
		return m.doProgram(id)
	}
	return nil, true
}

// doProgram carries out an action that has nothing to do with incidents.
func (m *Model) doProgram(id action.ID) (tea.Cmd, bool) {
	switch id {
	case action.Palette:
		m.openPalette()
	case action.Help:
		m.openHelp()
	case action.Messages:
		m.openMessages()
	case action.Redraw:
		return tea.ClearScreen, true
	case action.Suspend:
		return tea.Suspend, true
	case action.Quit:
		return m.askQuit(), true
	case action.Interrupt:
		return m.interrupt(), true
	default:
		return nil, false
	}
	return nil, true
}

// off says why an action cannot be done now; empty when it can.
func (m *Model) off(id action.ID) clean.Safe {
	_, shown := m.showing()
	switch {
	case id == action.ShowCreated && m.created == "":
		return clean.Literal("nothing was created yet")
	case (id == action.Copy || id == action.Open) && !shown:
		return clean.Literal("no incident is shown")
	case id == action.Template && len(m.drafting.templates) == 0:
		return clean.Literal("there are no templates; the panel saves one")
	case id == action.EditText && len(m.editor) == 0:
		return clean.Literal("set $VISUAL or $EDITOR")
	case id == action.NextPane && !m.wide():
		return clean.Literal("there is one pane at this width")
	case id == action.Messages && len(m.notices.history) == 0:
		return clean.Literal("there are no messages yet")
	}
	return clean.Safe{}
}

// refuse says why a key does nothing.
func (m *Model) refuse(id action.ID, off clean.Safe) tea.Cmd {
	text := clean.Concat(m.keys.Get(id).Title, clean.Literal(": "), off)
	return m.notices.add(notice{level: warning, text: text, at: m.clock})
}

// refreshNow asks for everything, at once.
func (m *Model) refreshNow() tea.Cmd {
	if m.sync.running {
		m.sync.again = true
		return nil
	}
	return m.beginSync()
}

// nextPane moves the focus between the table and the pane beside it.
func (m *Model) nextPane() {
	if m.focus == action.Queue {
		m.focus = action.Detail
	} else {
		m.focus = action.Queue
	}
	m.arrange()
}

// copy gives text to the terminal's clipboard (OSC 52), which works over SSH;
// whether the terminal takes it, it does not say.
func (m *Model) copy(text clean.Safe) tea.Cmd {
	said := clean.Concat(clean.Literal("sent to the terminal's clipboard: "), text)
	return tea.Batch(tea.SetClipboard(text.String()), m.notices.add(notice{level: done, text: said, at: m.clock}))
}
