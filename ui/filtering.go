package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/query"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
)

// filterPause is how long typing must rest before the service is asked.
const filterPause = 300 * time.Millisecond

// filterCommands are the rows of the filter line.
func (m *Model) filterCommands() []command {
	rows := []command{
		{id: action.EditFilter, do: desk.Ends(func() {
			m.filter.Begin()
			m.Focus = action.Filter
		})},
		{id: action.ClearFilter, do: func() tea.Cmd {
			m.filter.Set(query.Default())
			return m.onFilterTyped()
		}},
	}
	return append(rows, given(m.doInFilter, action.ApplyFilter, action.CancelFilter, action.Complete)...)
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
	matcher := m.filter.Filter().Matcher(query.Env{Now: m.Clock, Me: m.me})
	m.queue.SetMatch(func(in *incident.Incident) bool { return matcher.Match(in) })
}

// emptyWords says why the table is empty: still loading, never loaded, or
// nothing matches.
func (m *Model) emptyWords() clean.Safe {
	switch {
	case len(m.ledger.all()) > 0 || m.sync.link == live && !m.sync.running:
		return clean.Concat(clean.Literal("nothing matches; "),
			m.Keys.Key(action.ClearFilter), clean.Literal(" shows new and active"))
	case m.Signing.IsSlow(m.Clock):
		return m.SigningWord()
	case m.contact.isSilent(m.Clock):
		return clean.Concat(clean.Literal("Azure has not answered yet, asked at "), m.ClockTime(m.contact.state.Silent))
	case m.sync.running || m.sync.link == connecting:
		return clean.Literal("loading incidents from Azure")
	default:
		return clean.Concat(clean.Literal("nothing is loaded yet; "),
			m.Keys.Key(action.Refresh), clean.Literal(" tries again, "), m.Keys.Key(action.Messages), clean.Literal(" says what failed"))
	}
}

// onFilterTyped shows what is loaded at once, and asks the service for the rest
// when typing pauses.
func (m *Model) onFilterTyped() tea.Cmd {
	m.applyFilter()
	m.queue.Release()
	return m.askWhenRested()
}

// askWhenRested asks the service for what the filter wants beyond what is loaded,
// when typing rests. Keys that leave a mistake in the line are typing too.
func (m *Model) askWhenRested() tea.Cmd {
	if m.sync.covered.has(m.filter.Filter().Server(m.Clock)) {
		return nil
	}
	m.sync.typed++
	typed := m.sync.typed
	return desk.After(filterPause, func() tea.Cmd { return m.onFilterPause(typed) })
}

// onFilterPause asks for what the filter wants when typing has paused.
func (m *Model) onFilterPause(typed int) tea.Cmd {
	wanted := m.filter.Filter().Server(m.Clock)
	if typed != m.sync.typed || m.sync.covered.has(wanted) {
		return nil
	}
	return m.load(wanted)
}
