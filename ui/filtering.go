package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
	"sentinelq/client/query"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
)

// filterPause is how long typing must rest before the service is asked.
const filterPause = 300 * time.Millisecond

// filterCommands are the rows of the filter line.
func (m *Model) filterCommands() []desk.Command {
	rows := []desk.Command{
		{ID: action.EditFilter, Do: desk.Ends(func() {
			m.filter.Begin()
			m.Focus = action.Filter
		})},
		{ID: action.ClearFilter, Do: func() tea.Cmd {
			m.filter.Set(query.Default())
			return m.onFilterTyped()
		}},
	}
	return append(rows, desk.Given(m.doInFilter, action.ApplyFilter, action.CancelFilter, action.Complete)...)
}

// doInFilter gives an action to the line while it has the keys.
func (m *Model) doInFilter(id action.ID) tea.Cmd {
	if m.Scope() != action.Filter {
		return nil
	}
	return m.take(m.filter.Do(id))
}

// applyFilter shows what matches the filter in force.
func (m *Model) applyFilter() {
	matcher := m.filter.Filter().Matcher(query.Env{Now: m.Clock, Me: m.Me})
	m.Queue.SetMatch(func(in *incident.Incident) bool { return matcher.Match(in) })
}

// onFilterTyped shows what is loaded at once, and asks the service for the rest
// when typing pauses.
func (m *Model) onFilterTyped() tea.Cmd {
	m.applyFilter()
	m.Queue.Release()
	return m.askWhenRested()
}

// askWhenRested asks the service for what the filter wants beyond what is loaded,
// when typing rests. Keys that leave a mistake in the line are typing too.
func (m *Model) askWhenRested() tea.Cmd {
	if m.HasAll(m.filter.Filter().Server(m.Clock)) {
		return nil
	}
	m.typedFilter++
	typed := m.typedFilter
	return desk.After(filterPause, func() tea.Cmd { return m.onFilterPause(typed) })
}

// onFilterPause asks for what the filter wants when typing has paused.
func (m *Model) onFilterPause(typed int) tea.Cmd {
	wanted := m.filter.Filter().Server(m.Clock)
	if typed != m.typedFilter || m.HasAll(wanted) {
		return nil
	}
	return m.Load(wanted)
}
