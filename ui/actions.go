package ui

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/query"
	"sentinelq/ui/action"
)

// doRoot carries out an action that belongs to no component.
func (m *Model) doRoot(id action.ID) (tea.Cmd, bool) {
	for _, do := range []func(action.ID) (tea.Cmd, bool){m.doQueue, m.doPanel, m.doPage, m.doTriage, m.doProgram} {
		if cmd, ok := do(id); ok {
			return cmd, true
		}
	}
	return nil, false
}

// doQueue carries out an action on the queue.
func (m *Model) doQueue(id action.ID) (tea.Cmd, bool) {
	switch id {
	case action.Create:
		return m.create(), true
	case action.Template:
		m.openTemplates()
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
	default:
		return nil, false
	}
	return nil, true
}

// doPanel carries out an action on what is being typed in a panel.
func (m *Model) doPanel(id action.ID) (tea.Cmd, bool) {
	switch id {
	case action.SaveTemplate:
		return m.askTemplateName(), true
	case action.EditText, action.EditTextIn:
		return m.editOutside(), true
	case action.CloseForm:
		return m.closeForm(), true
	case action.DiscardDraft:
		m.askDiscard()
	case action.SendText:
		return m.sendNote(), true
	case action.CloseText:
		return m.closeNote(), true
	case action.DiscardText:
		m.askDiscardText()
	default:
		return nil, false
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
	case action.Waiting:
		return m.openWaiting(), true
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
	in, shown := m.showing()
	if lacking := m.lacking(id); !lacking.IsEmpty() {
		return lacking
	}
	switch {
	case isAbout(id) && !shown:
		return clean.Literal("no incident is shown")
	case isAbout(id) && !m.offDeparted(id, in).IsEmpty():
		return m.offDeparted(id, in)
	case id == action.Delete && in.IsSynced():
		return clean.New(incident.ErrSynced.Error()).Safe()
	}
	return m.empty(id)
}

// empty says that there is nothing yet that an action could be done with.
func (m *Model) empty(id action.ID) clean.Safe {
	switch {
	case id == action.Undo && len(m.writes.undo) == 0, id == action.Repeat && m.writes.last.IsZero():
		return clean.Literal("nothing was changed yet")
	case id == action.ShowCreated && m.created == "":
		return clean.Literal("nothing was created yet")
	case id == action.Template && len(m.drafting.templates) == 0:
		return clean.Literal("there are no templates; the panel saves one")
	case (id == action.EditText || id == action.EditTextIn) && len(m.editor) == 0:
		return clean.Literal("set $VISUAL or $EDITOR")
	case id == action.Waiting && len(m.drafting.waiting)+len(m.noting.waiting) == 0:
		return clean.Literal("nothing waits to be sent")
	case id == action.Messages && len(m.notices.history) == 0:
		return clean.Literal("there are no messages yet")
	}
	return clean.Safe{}
}

// isAbout reports whether an action is about the incident that is shown.
func isAbout(id action.ID) bool {
	switch id { //nolint:exhaustive // the others are about the program, or about what is typed
	case action.Open, action.Copy, action.Links, action.Assign, action.AssignMe, action.SetStatus, action.SetSeverity,
		action.Close, action.SetTags, action.Edit, action.Comment, action.Playbook, action.Delete, action.Repeat:
		return true
	}
	return false
}

// refuse says why a key does nothing.
func (m *Model) refuse(id action.ID, off clean.Safe) tea.Cmd {
	text := clean.Concat(m.keys.Get(id).Title, clean.Literal(": "), off)
	n := notice{level: refused, text: text, at: m.clock}
	if shown, ok := m.showing(); ok && isAbout(id) {
		n.about = shown.ID
	}
	return m.notices.add(n)
}

// refreshNow asks for everything, at once, and for what the page shows.
func (m *Model) refreshNow() tea.Cmd {
	if m.reopenCode() {
		return nil
	}
	m.signInAgain()
	var part tea.Cmd
	if p, ok := m.detail.Tab().Part(); ok && m.page.id != "" {
		part = m.readPart(m.page.id, p)
	}
	part = tea.Batch(part, m.findOut(true))
	if m.sync.running {
		m.sync.again = true
		return part
	}
	return tea.Batch(part, m.beginSync())
}

// copy gives text to the terminal's clipboard (OSC 52), which works over SSH;
// whether the terminal takes it, it does not say.
func (m *Model) copy(text clean.Safe) tea.Cmd {
	said := clean.Concat(clean.Literal("sent to the terminal's clipboard: "), text)
	return tea.Batch(tea.SetClipboard(text.String()), m.notices.add(notice{level: done, text: said, at: m.clock}))
}
