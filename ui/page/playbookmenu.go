package page

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
	"sentinelq/ui/dialog"
)

// openPlaybooks offers the playbooks that begin with the incident trigger.
func (pg *Page) openPlaybooks(in incident.Incident) tea.Cmd {
	serial := pg.openFinding(clean.Safef("Playbook for #%d", in.Number), "", nil)
	parts := pg.Parts
	return pg.Calls.Anew(&pg.Calls.Find).Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		all, err := parts.Playbooks(ctx)
		items := make([]dialog.Item, len(all))
		for i, p := range all {
			items[i] = dialog.Item{
				Label: p.Name.Safe(),
				Key:   p.ResourceGroup.Safe(),
				Do:    desk.Ends(func() { pg.ConfirmRun(in, p) }),
			}
		}
		if err == nil && len(all) == 0 {
			items = append(
				items,
				dialog.Item{
					Label: clean.Literal("none is visible to you (Microsoft Sentinel Playbook Operator)"),
					Off:   clean.Literal(" "),
				},
			)
		}
		return desk.Ends(func() { pg.onFoundItems(serial, "", items, err) })
	})
}
