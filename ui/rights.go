package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// fetchRights asks what the caller may do in the workspace.
func (m *Model) fetchRights() tea.Cmd {
	source := m.source
	return m.calls.app.Ask(readTimeout, func(ctx context.Context) Answer {
		rights, err := source.Rights(ctx)
		return ends(func() { m.onRights(rights, err) })
	})
}

// onRights keeps what the caller may do. Not to know it costs nothing but
// knowing beforehand: Azure decides in any case.
func (m *Model) onRights(rights incident.Rights, err error) {
	if err == nil {
		m.rights = rights
	}
}

// mayNot says which role is missing for a right; empty when none is.
func (m *Model) mayNot(right incident.Right) clean.Safe {
	if m.rights.Allow(right) {
		return clean.Safe{}
	}
	return missingRole(right)
}

// forbids tells which role is missing for a right, if one is.
func (m *Model) forbids(right incident.Right, what clean.Safe) (tea.Cmd, bool) {
	why := m.mayNot(right)
	if why.IsEmpty() {
		return nil, false
	}
	shown, _ := m.showing()
	return m.notices.add(notice{level: refused, about: shown.ID, text: clean.Concat(what, clean.Literal(": "), why), at: m.clock}), true
}

func missingRole(right incident.Right) clean.Safe {
	return clean.Concat(clean.Literal("needs the role "), right.Role())
}
