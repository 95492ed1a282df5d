package ui

import (
	"context"
	"slices"

	"sentinelq/client/incident"
	"sentinelq/ui/desk"
)

// coverage is the queries of which everything has been loaded.
type coverage []incident.Query

// has reports whether everything that answers q has been loaded.
func (c coverage) has(q incident.Query) bool {
	return slices.ContainsFunc(c, func(loaded incident.Query) bool { return loaded.Covers(q) })
}

// add notes that everything that answers q has been loaded.
func (c *coverage) add(q incident.Query) {
	if !c.has(q) {
		*c = append(*c, q)
	}
}

// eachPage gives every page of what answers q to take, which may say that it is
// enough.
func eachPage(ctx context.Context, source desk.Source, q incident.Query, take func([]incident.Incident) (enough bool)) error {
	for at := incident.Cursor(""); ; {
		page, err := source.List(ctx, q, at)
		if err != nil {
			return err
		}
		if at = page.Next; take(page.Incidents) || at == "" {
			return nil
		}
	}
}
