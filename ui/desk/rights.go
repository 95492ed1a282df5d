package desk

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// FetchRights asks what the caller may do in the workspace.
func (d *Desk) FetchRights() tea.Cmd {
	source := d.Source
	return d.Calls.App.Ask(ReadTimeout, func(ctx context.Context) Answer {
		rights, err := source.Rights(ctx)
		return Ends(func() { d.onRights(rights, err) })
	})
}

// onRights keeps what the caller may do. Not to know it costs nothing but
// knowing beforehand: Azure decides in any case.
func (d *Desk) onRights(rights incident.Rights, err error) {
	if err == nil {
		d.Rights = rights
	}
}

// MayNot says which role is missing for a right; empty when none is.
func (d *Desk) MayNot(right incident.Right) clean.Safe {
	if d.Rights.Allow(right) {
		return clean.Safe{}
	}
	return missingRole(right)
}

func missingRole(right incident.Right) clean.Safe {
	return clean.Concat(clean.Literal("needs the role "), right.Role())
}
