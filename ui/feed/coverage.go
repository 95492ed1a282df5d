package feed

import (
	"context"
	"slices"

	"sentinelq/client/incident"
	"sentinelq/ui/desk"
)

// Coverage is the queries of which everything has been loaded.
type Coverage []incident.Query

// Has reports whether everything that answers q has been loaded.
func (c Coverage) Has(q incident.Query) bool {
	return slices.ContainsFunc(c, func(loaded incident.Query) bool { return loaded.Covers(q) })
}

// Add notes that everything that answers q has been loaded.
func (c *Coverage) Add(q incident.Query) {
	if !c.Has(q) {
		*c = append(*c, q)
	}
}

// EachPage gives every page of what answers q to take, which may say that it is
// enough.
func EachPage(
	ctx context.Context,
	source desk.Source,
	q incident.Query,
	take func([]incident.Incident) (enough bool),
) error {
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
