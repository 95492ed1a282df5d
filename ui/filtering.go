package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/query"
	"sentinelq/ui/action"
)

// filterPause is how long typing must rest before the service is asked.
const filterPause = 300 * time.Millisecond

// filterCommands are the rows of the filter line.
func (m *Model) filterCommands() []command {
	rows := []command{
		{id: action.EditFilter, do: ends(func() {
			m.filter.Begin()
			m.focus = action.Filter
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
	if m.scope() != action.Filter {
		return nil
	}
	return m.take(m.filter.Do(id))
}

// applyFilter shows what matches the filter in force.
func (m *Model) applyFilter() {
	matcher := m.filter.Filter().Matcher(query.Env{Now: m.clock, Me: m.me})
	m.queue.SetMatch(func(in *incident.Incident) bool { return matcher.Match(in) })
}

// emptyWords says why the table is empty: still loading, never loaded, or
// nothing matches.
func (m *Model) emptyWords() clean.Safe {
	switch {
	case len(m.ledger.all()) > 0 || m.sync.link == live && !m.sync.running:
		return clean.Concat(clean.Literal("nothing matches; "),
			m.keys.Key(action.ClearFilter), clean.Literal(" shows new and active"))
	case m.signing.isSlow(m.clock):
		return m.signingWord()
	case m.contact.isSilent(m.clock):
		return clean.Concat(clean.Literal("Azure has not answered yet, asked at "), m.clockTime(m.contact.state.Silent))
	case m.sync.running || m.sync.link == connecting:
		return clean.Literal("loading incidents from Azure")
	default:
		return clean.Concat(clean.Literal("nothing is loaded yet; "),
			m.keys.Key(action.Refresh), clean.Literal(" tries again, "), m.keys.Key(action.Messages), clean.Literal(" says what failed"))
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
	if m.sync.covered.has(m.filter.Filter().Server(m.clock)) {
		return nil
	}
	m.sync.typed++
	typed := m.sync.typed
	return after(filterPause, func() tea.Cmd { return m.onFilterPause(typed) })
}

// onFilterPause asks for what the filter wants when typing has paused.
func (m *Model) onFilterPause(typed int) tea.Cmd {
	wanted := m.filter.Filter().Server(m.clock)
	if typed != m.sync.typed || m.sync.covered.has(wanted) {
		return nil
	}
	return m.load(wanted)
}
