package page

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
	"sentinelq/ui/detail"
)

// PageCommands are the rows of the page.
func (pg *Page) PageCommands() []desk.Command {
	rows := []desk.Command{
		{ID: action.NextPane, Do: func() tea.Cmd { return pg.OpenPage(!pg.Wide) }},
		{ID: action.Back, Do: desk.Ends(pg.closePage)},
		{ID: action.Zoom, Do: desk.Ends(func() { pg.zoomed = !pg.zoomed })},
		{ID: action.NextIncident, Do: func() tea.Cmd { return pg.turnTo(action.Down) }},
		{ID: action.PrevIncident, Do: func() tea.Cmd { return pg.turnTo(action.Up) }},
	}
	return append(rows, desk.Given(pg.doInPage, action.NextTab, action.PrevTab,
		action.ScrollUp, action.ScrollDown, action.ScrollPgUp, action.ScrollPgDown,
		action.ItemOpen, action.ItemToggle, action.ItemAdd, action.ItemEdit, action.ItemRemove)...)
}

// doInPage gives an action to the page while it has the keys.
func (pg *Page) doInPage(id action.ID) tea.Cmd {
	if pg.Scope() != action.Detail {
		return nil
	}
	return pg.carryOut(pg.Detail.Do(id))
}

// OpenPage shows the tabs of the incident under the cursor, over the whole width
// or beside the queue.
func (pg *Page) OpenPage(zoomed bool) tea.Cmd {
	in, ok := pg.Queue.Current()
	if !ok {
		return nil
	}
	pg.Opened, pg.zoomed = in.ID, zoomed
	pg.Focus, pg.Under = action.Detail, action.Detail
	pg.FillPage()
	return tea.Batch(pg.LoadDetails(in.ID), pg.readTab())
}

// IsZoomed reports whether the page covers the queue, whatever the width.
func (pg *Page) IsZoomed() bool { return pg.zoomed }

// closePage goes back to the queue, to the same row. A panel over the page that is
// typed in keeps the keys, which in the queue would be commands.
func (pg *Page) closePage() {
	pg.Calls.Page.End()
	pg.Opened, pg.zoomed, pg.Under = "", false, action.Queue
	if pg.Slot.IsEmpty() {
		pg.Focus = action.Queue
	}
}

// leavePage closes the page of an incident that is gone.
func (pg *Page) leavePage(id incident.ID) {
	if pg.Opened == id {
		pg.closePage()
	}
}

// turnTo opens the page of the next incident of the queue, or the one before, in
// the same tab.
func (pg *Page) turnTo(step action.ID) tea.Cmd {
	pg.Queue.Do(step)
	return pg.follows()
}

// jump opens the page of another incident.
func (pg *Page) jump(id incident.ID) tea.Cmd {
	if !pg.goTo(id) {
		return pg.Notices.Add(
			desk.Notice{
				Level: desk.Refused,
				At:    pg.Clock,
				Text:  clean.Literal("that incident is not loaded any more"),
			},
		)
	}
	pg.Detail.SetTab(detail.Overview)
	return pg.follows()
}

// follows moves the open page to the incident under the cursor.
func (pg *Page) follows() tea.Cmd {
	in, ok := pg.Queue.Current()
	if !ok || in.ID == pg.Opened {
		return nil
	}
	pg.Calls.Page.End()
	pg.Opened = in.ID
	pg.FillPage()
	return tea.Batch(pg.LoadDetails(in.ID), pg.readTab())
}

// whyUnselected says why an action on an entry of the page has none to be about.
func (pg *Page) whyUnselected(none bool) clean.Safe {
	if none {
		return clean.Literal("there is nothing to select here")
	}
	return clean.Safef(
		"nothing is selected; %s and %s choose",
		pg.Keys.Key(action.ScrollDown),
		pg.Keys.Key(action.ScrollUp),
	)
}

// carryOut does what the page asks for.
func (pg *Page) carryOut(intent any, _ bool) tea.Cmd {
	switch intent.(type) {
	case detail.Toggle, detail.Add, detail.Rewrite, detail.Remove:
		if told, gone := pg.TellGone(pg.Opened); gone {
			return told
		}
	}
	switch intent := intent.(type) {
	case detail.Unselected:
		return pg.Refuse(intent.ID, "", pg.whyUnselected(intent.None))
	case detail.Show:
		return pg.readTab()
	case detail.Jump:
		return pg.jump(intent.ID)
	case detail.Toggle:
		return pg.toggleTask(intent.Task)
	case detail.Add:
		return pg.add(intent.Tab)
	case detail.Rewrite:
		return pg.rewrite(intent.Item)
	case detail.Remove:
		pg.askRemove(intent.Item)
	}
	return nil
}
