package detail

import (
	"sentinelq/client/incident"
	"sentinelq/ui/action"
)

// What the pane asks of the root.
type (
	// Show says that another tab is shown, whose part may have to be read.
	Show struct{ Tab Tab }

	// Jump asks for another incident.
	Jump struct{ ID incident.ID }

	// Toggle asks to complete a task, or to reopen it.
	Toggle struct{ Task incident.Task }

	// Add asks for one more of what the tab holds.
	Add struct{ Tab Tab }

	// Rewrite asks to edit what is selected: a comment or a task.
	Rewrite struct{ Item any }

	// Unselected says that an action on what is selected had nothing to be about:
	// nothing is selected, or there is nothing.
	Unselected struct {
		ID   action.ID
		None bool
	}

	// Remove asks to delete what is selected, or to take it off the incident.
	Remove struct{ Item any }
)

// Do carries out an action of the pane. The intent is nil when nothing is asked
// of the root.
func (m *Model) Do(id action.ID) (any, bool) {
	switch id {
	case action.ScrollDown:
		m.step(1)
	case action.ScrollUp:
		m.step(-1)
	case action.ScrollPgDown:
		m.page(1)
	case action.ScrollPgUp:
		m.page(-1)
	case action.NextTab:
		return m.turn(1), true
	case action.PrevTab:
		return m.turn(-1), true
	case action.ItemAdd:
		return Add{m.tab}, true
	case action.ItemOpen, action.ItemToggle, action.ItemEdit, action.ItemRemove:
		return m.onItem(id), true
	default:
		return nil, false
	}
	return nil, true
}

// onItem answers an action on the selected entry.
func (m *Model) onItem(id action.ID) any {
	item := m.Selected()
	if item == nil {
		return Unselected{id, len(m.list()) == 0}
	}
	switch id { //nolint:exhaustive // Do gives no other
	case action.ItemEdit:
		return Rewrite{item}
	case action.ItemRemove:
		return Remove{item}
	}
	switch it := item.(type) {
	case incident.Task:
		return Toggle{it}
	case incident.Similar:
		if id == action.ItemOpen {
			return Jump{it.Incident.ID}
		}
	}
	return nil
}

// turn shows the tab n further on, round the ends.
func (m *Model) turn(n int) any {
	m.SetTab((m.tab + Tab(n) + tabs) % tabs)
	return Show{m.tab}
}

// at returns the index of the selected entry.
func (m *Model) at() (int, bool) {
	for i, e := range m.list() {
		if e.key == m.selected {
			return i, true
		}
	}
	return 0, false
}

// reselect selects the first entry of a tab in which none was selected yet. Where the
// selected one is gone, none is until the person moves: the next key was meant for it,
// and for no other in its place.
func (m *Model) reselect() {
	list := m.list()
	if i, ok := m.at(); ok {
		m.place = i
	} else if m.selected == "" && len(list) > 0 {
		m.selected, m.place = list[0].key, 0
	}
	m.scroll(0)
}

// step goes to the next entry, or the one before. One that does not fit on the
// screen is scrolled through first, as is text without entries.
func (m *Model) step(n int) {
	list := m.list()
	i, ok := m.at()
	switch {
	case !ok && m.selected != "" && len(list) > 0: // it is gone: the one in its place
		m.place = min(m.place, len(list)-1)
		m.selected = list[m.place].key
		m.reveal(m.place, n > 0)
		return
	case !ok:
		m.scroll(n)
		return
	}
	from, to := m.span(i)
	if n > 0 && to > m.top+m.room() || n < 0 && from < m.top {
		m.scroll(n)
		return
	}
	i = max(min(i+n, len(list)-1), 0)
	m.selected, m.place = list[i].key, i
	m.reveal(i, n > 0)
}

// reveal scrolls as little as is needed to show an entry, from its beginning or,
// coming from below, to its end.
func (m *Model) reveal(i int, down bool) {
	from, to := m.span(i)
	room := m.room()
	if to-from >= room {
		if !down {
			from = to - room
		}
		m.top = from
	} else {
		m.top = max(min(m.top, from), to-room)
	}
	m.scroll(0)
}

// page scrolls by a screen, and selects the first entry on it where the head of
// the selected one is not there any more. An entry longer than the screen stays
// selected for as long as something of it is seen.
func (m *Model) page(n int) {
	m.scroll(n * max(m.room()-1, 1))
	i, ok := m.at()
	if !ok {
		return
	}
	from, to := m.span(i)
	seen := from < m.top+m.room() && to > m.top
	if seen && (from >= m.top || to-from > m.room()) {
		return
	}
	from = len(m.before())
	for j, e := range m.list() {
		if from >= m.top {
			m.selected, m.place = e.key, j
			m.reveal(j, true) // another one has grown, so that all may have moved
			return
		}
		from += e.height(e.key == m.selected)
	}
}

// span returns the rows from and up to which an entry is drawn.
func (m *Model) span(i int) (from, to int) {
	list := m.list()
	from = len(m.before())
	for j := range i {
		from += list[j].height(list[j].key == m.selected)
	}
	return from, from + list[i].height(list[i].key == m.selected)
}

// Line returns the last row of the pane, counted from zero, that shows something
// of the selected entry; minus one when none is selected.
func (m *Model) Line() int {
	i, ok := m.at()
	if !ok || !m.open || !m.filled {
		return -1
	}
	_, to := m.span(i)
	return headRows + min(to-m.top, m.room()) - 1
}

// scroll moves the view by n rows, within what there is.
func (m *Model) scroll(n int) {
	m.top = max(min(m.top+n, m.length()-m.room()), 0)
}
