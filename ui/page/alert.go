package page

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/change"
	"sentinelq/ui/compose"
	"sentinelq/ui/desk"
	"sentinelq/ui/dialog"
)

// alerts is the kind of alerts.
func alerts() kind {
	return kind{
		add:    func(pg *Page, in incident.Incident) tea.Cmd { return pg.findAlerts(in, "") },
		copies: copiesOfAlert, remove: removeAlert, synced: true,
	}
}

func copiesOfAlert(item any) (c copies) {
	it, _ := item.(incident.Alert)
	c.add(clean.Literal("alert ID"), it.ID.Safe())
	c.add(clean.Literal("alert"), it.Title.Safe())
	c.add(clean.Literal("alert link"), it.Link.Safe())
	return c
}

func removeAlert(id incident.ID, item any) change.Work {
	it, _ := item.(incident.Alert)
	return change.Work{
		ID:    id,
		Part:  incident.PartAlerts,
		Right: incident.DeleteRelations,
		What:  clean.Safef("take off the alert %s", it.Title),
		Do:    func(ctx context.Context, c desk.Parts) error { return c.Unrelate(ctx, id, it.ID.String()) },
		Made:  func(d incident.Details) bool { return !hasAlert(d, it.ID.String()) },
	}
}

func hasAlert(d incident.Details, id string) bool {
	return slices.ContainsFunc(d.Alerts, func(a incident.Alert) bool { return strings.EqualFold(a.ID.String(), id) })
}

// findAlerts looks for an alert to relate: among the workspace's recent ones, or
// by its ID. The menu begins with what was typed before.
func (pg *Page) findAlerts(in incident.Incident, before string) tea.Cmd {
	if told, no := pg.forbids(incident.WriteRelations, clean.Literal("alert")); no {
		return told
	}
	if told, no := pg.bars(alerts(), in, clean.Literal("alert")); no {
		return told
	}
	n := pg.AnswerTo(in, incident.NoteAlert)
	typed := n.Text
	again := compose.SearchesAgain(n, func() tea.Cmd { return pg.findAlerts(in, typed) })
	if n.Text = before; before != "" {
		again = nil
	}
	serial := pg.openFinding(change.About(clean.Literal("Alert"), in), in.ID, func(typed string) []dialog.Item {
		if !incident.IsGUID(typed) {
			return nil
		}
		name := clean.New(typed).Safe()
		return []dialog.Item{
			{
				Label: clean.Safef("Relate the alert %s", name),
				Do:    func() tea.Cmd { return pg.relateAlert(in, typed, name) },
			},
		}
	})
	pg.finding.before = again
	pg.finding.menu.SetItems(again)
	pg.finding.menu.Begin(before)
	return tea.Batch(pg.TypesIn(pg.finding.menu, n, incident.IsGUID), pg.searchAlerts(in, serial, before))
}

func (pg *Page) searchAlerts(in incident.Incident, serial int, typed string) tea.Cmd {
	if pg.History == nil {
		pg.finding.note = clean.Literal("without Log Analytics: type the alert's ID")
		return nil
	}
	pg.finding.asked = typed
	history := pg.History
	return pg.Calls.Anew(&pg.Calls.Find).Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		found, err := history.RecentAlerts(ctx, typed, findLimit)
		items := make([]dialog.Item, len(found))
		for i, a := range found {
			items[i] = dialog.Item{
				Label: clean.Safef("%s  %s  %s", a.Severity.Label(), a.Title, a.CompromisedEntity),
				Key:   clean.New(a.When().Time().Format("01-02 15:04")).Safe(),
				Do:    func() tea.Cmd { return pg.relateAlert(in, a.ID.String(), a.Title.Safe()) },
			}
		}
		return desk.Ends(func() { pg.onFoundItems(serial, typed, items, err) })
	})
}

// relateAlert ties an alert to an incident, under a name chosen now.
func (pg *Page) relateAlert(in incident.Incident, alert string, title clean.Safe) tea.Cmd {
	name, err := incident.NewID(pg.Random)
	if err == nil {
		err = incident.CheckAlert(alert, in, pg.Details.Of(in.ID).Read.Alerts)
	}
	if err != nil {
		return pg.Notices.Add(pg.Explain(clean.Literal("alert"), err).On(in.ID))
	}
	return pg.Start(change.Work{
		ID:    in.ID,
		Part:  incident.PartAlerts,
		Right: incident.WriteRelations,
		What:  clean.Safef("#%d: alert related: %s", in.Number, title),
		Do:    func(ctx context.Context, c desk.Parts) error { return c.RelateAlert(ctx, in.ID, name, alert) },
		Made:  func(d incident.Details) bool { return hasAlert(d, alert) },
		After: func() tea.Cmd { return pg.ForgetAnswers(in.ID, incident.NoteAlert) },
	})
}
