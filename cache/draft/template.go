package draft

import (
	"cmp"
	"context"
	"slices"

	"sentinelq/client/incident"
)

// SaveTemplate keeps a template for all workspaces. One of the same name is
// replaced. An error is as with [Store.Save].
func (s *Store) SaveTemplate(ctx context.Context, t incident.Template) error {
	e := entry{saved: stamp(s.now()), name: t.Name, draft: clone(t.Fill(""))}
	return s.change(ctx, "save template", s.templates, change{entry: e})
}

// Templates returns the saved templates by name. With an error it is what there
// is.
func (s *Store) Templates(ctx context.Context) ([]incident.Template, error) {
	entries, err := s.list(ctx, "list templates", s.templates)
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Compare(a.name.Raw(), b.name.Raw()) })
	var templates []incident.Template
	for _, e := range entries {
		templates = append(templates, incident.Template{Name: e.name, Draft: clone(e.draft)})
	}
	return templates, err
}
