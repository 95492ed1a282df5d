package ui

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
	"sentinelq/ui/detail"
)

// pageCommands are the rows of the page.
func (m *Model) pageCommands() []desk.Command {
	rows := []desk.Command{
		{ID: action.NextPane, Do: func() tea.Cmd { return m.openPage(!m.wide()) }},
		{ID: action.Back, Do: desk.Ends(m.closePage)},
		{ID: action.Zoom, Do: desk.Ends(func() { m.zoomed = !m.zoomed })},
		{ID: action.NextIncident, Do: func() tea.Cmd { return m.turnTo(action.Down) }},
		{ID: action.PrevIncident, Do: func() tea.Cmd { return m.turnTo(action.Up) }},
	}
	return append(rows, desk.Given(m.doInPage, action.NextTab, action.PrevTab,
		action.ScrollUp, action.ScrollDown, action.ScrollPgUp, action.ScrollPgDown,
		action.ItemOpen, action.ItemToggle, action.ItemAdd, action.ItemEdit, action.ItemRemove)...)
}

// doInPage gives an action to the page while it has the keys.
func (m *Model) doInPage(id action.ID) tea.Cmd {
	if m.Scope() != action.Detail {
		return nil
	}
	return m.take(m.detail.Do(id))
}

// openPage shows the tabs of the incident under the cursor, over the whole width
// or beside the queue.
func (m *Model) openPage(zoomed bool) tea.Cmd {
	in, ok := m.queue.Current()
	if !ok {
		return nil
	}
	m.Opened, m.zoomed = in.ID, zoomed
	m.Focus, m.Under = action.Detail, action.Detail
	m.fill()
	return tea.Batch(m.LoadDetails(in.ID), m.readTab())
}

// closePage goes back to the queue, to the same row. A panel over the page that is
// typed in keeps the keys, which in the queue would be commands.
func (m *Model) closePage() {
	m.Calls.Page.End()
	m.Opened, m.zoomed, m.Under = "", false, action.Queue
	if m.Slot.IsEmpty() {
		m.Focus = action.Queue
	}
}

// leavePage closes the page of an incident that is gone.
func (m *Model) leavePage(id incident.ID) {
	if m.Opened == id {
		m.closePage()
	}
}

// turnTo opens the page of the next incident of the queue, or the one before, in
// the same tab.
func (m *Model) turnTo(step action.ID) tea.Cmd {
	m.queue.Do(step)
	return m.follows()
}

// jump opens the page of another incident.
func (m *Model) jump(id incident.ID) tea.Cmd {
	if !m.goTo(id) {
		return m.Notices.Add(desk.Notice{Level: desk.Refused, At: m.Clock, Text: clean.Literal("that incident is not loaded any more")})
	}
	m.detail.SetTab(detail.Overview)
	return m.follows()
}

// follows moves the open page to the incident under the cursor.
func (m *Model) follows() tea.Cmd {
	in, ok := m.queue.Current()
	if !ok || in.ID == m.Opened {
		return nil
	}
	m.Calls.Page.End()
	m.Opened = in.ID
	m.fill()
	return tea.Batch(m.LoadDetails(in.ID), m.readTab())
}

// whyUnselected says why an action on an entry of the page has none to be about.
func (m *Model) whyUnselected(none bool) clean.Safe {
	if none {
		return clean.Literal("there is nothing to select here")
	}
	return clean.Safef("nothing is selected; %s and %s choose", m.Keys.Key(action.ScrollDown), m.Keys.Key(action.ScrollUp))
}

// intendPage carries out what the page asks for.
func (m *Model) intendPage(intent any) tea.Cmd {
	switch intent.(type) {
	case detail.Toggle, detail.Add, detail.Rewrite, detail.Remove:
		if told, gone := m.TellGone(m.Opened); gone {
			return told
		}
	}
	switch intent := intent.(type) {
	case detail.Unselected:
		return m.refuse(intent.ID, m.whyUnselected(intent.None))
	case detail.Show:
		return m.readTab()
	case detail.Jump:
		return m.jump(intent.ID)
	case detail.Toggle:
		return m.toggleTask(intent.Task)
	case detail.Add:
		return m.add(intent.Tab)
	case detail.Rewrite:
		return m.rewrite(intent.Item)
	case detail.Remove:
		m.askRemove(intent.Item)
	}
	return nil
}
