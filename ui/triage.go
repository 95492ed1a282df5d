package ui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/dialog"
)

// doTriage carries out an action on the incident that is shown.
func (m *Model) doTriage(id action.ID) (tea.Cmd, bool) {
	in, ok := m.seen()
	if !ok {
		return nil, false
	}
	switch id {
	case action.Assign:
		return m.openAssign(in, ""), true
	case action.AssignMe:
		return m.assignMe(in), true
	case action.SetStatus:
		m.openStatus(in)
	case action.SetSeverity:
		m.openSeverity(in)
	case action.Close:
		m.openClose(in)
	case action.SetTags:
		return m.openTags(in), true
	case action.Edit:
		return m.edits(in), true
	case action.Delete:
		m.askDelete(in)
	case action.Undo:
		return m.undo(), true
	case action.Repeat:
		return m.repeat(), true
	case action.Links:
		m.openLinks(in)
	case action.Comment:
		return m.comment(), true
	case action.Playbook:
		return m.openPlaybooks(in), true
	default:
		return nil, false
	}
	return nil, true
}

// about titles a dialog with what it is for and the incident it is about.
func about(what clean.Safe, in incident.Incident) clean.Safe {
	return clean.Safef("%s of #%d", what, in.Number)
}

// openStatus offers the statuses. Closed asks for a classification first.
func (m *Model) openStatus(in incident.Incident) {
	var items []dialog.Item
	at := 0
	for i, s := range incident.Statuses() {
		item := dialog.Item{Label: s.Label(), Hot: initial(string(s)), Do: m.changes(in, incident.Change{Status: &s})}
		if s == incident.Closed {
			item.Label = clean.Literal("Closed...")
			item.Do = ends(func() { m.openClose(in) })
		}
		if s == in.Status {
			at = i
		}
		items = append(items, item)
	}
	m.dialogs.Push(dialog.NewQuestion(about(clean.Literal("Status"), in), nil, items...).At(at))
}

func (m *Model) openSeverity(in incident.Incident) {
	var items []dialog.Item
	at := 0
	for i, s := range incident.Severities() {
		if s == in.Severity {
			at = i
		}
		items = append(items, dialog.Item{
			Label: s.Label(), Hot: initial(string(s)), Do: m.changes(in, incident.Change{Severity: &s}),
		})
	}
	m.dialogs.Push(dialog.NewQuestion(about(clean.Literal("Severity"), in), nil, items...).At(at))
}

// initial is the key of a choice: its first letter, small.
func initial(word string) string { return string(word[0] | 0x20) }

// openClose offers the portal's five classifications, first that of a comment
// which was typed before and not sent.
func (m *Model) openClose(in incident.Incident) {
	var items []dialog.Item
	begun, text, at := m.answerTo(in, incident.NoteClosing), []clean.Safe{in.Title.Safe()}, 0
	for i, c := range incident.Closings() {
		if begun.ID != "" && c.SamePair(begun.Closing) {
			at = i
			text = append(text, clean.Safef("typed before: %s: %s", c.Label(), clean.New(begun.Text)))
		}
		items = append(items, dialog.Item{
			Label: c.Label(), Hot: strconv.Itoa(i + 1), Do: func() tea.Cmd { return m.askClosingComment(in, c) },
		})
	}
	m.dialogs.Push(dialog.NewQuestion(about(clean.Literal("Closing"), in), text, items...).At(at))
}

// askClosingComment asks why an incident is closed. What was typed for it before
// and not sent is there again.
func (m *Model) askClosingComment(in incident.Incident, closing incident.Closing) tea.Cmd {
	n := m.answerTo(in, incident.NoteClosing)
	n.Closing = closing
	prompt := dialog.NewPrompt(closing.Label(), clean.Literal("a comment, optional"), func(typed string) tea.Cmd {
		said, closed := closing, incident.Closed
		said.Comment = clean.New(typed)
		return m.change(in, incident.Change{Status: &closed, Closing: &said})
	}).Optional().Explain(clean.Safef("Close #%d %s", in.Number, in.Title)).Begin(n.Text)
	return m.asks(prompt, n, nil)
}

// openLinks shows and copies what leads to the portals.
func (m *Model) openLinks(in incident.Incident) {
	var items []dialog.Item
	for _, l := range []struct{ name, link clean.Safe }{
		{clean.Literal("Azure portal"), in.URL.Safe()},
		{clean.Literal("Defender portal"), in.Additional.ProviderURL.Safe()},
	} {
		if l.link.IsEmpty() {
			continue
		}
		items = append(items, dialog.Item{
			Label: clean.Concat(clean.Literal("copy: "), l.name, clean.Literal("  "), l.link),
			Do:    func() tea.Cmd { return m.copy(l.link) },
		})
		if m.browse != nil {
			items = append(items, dialog.Item{
				Label: clean.Concat(clean.Literal("open: "), l.name), Do: func() tea.Cmd { return m.open(l.link) },
			})
		}
	}
	if len(items) == 0 {
		items = append(items, dialog.Item{Label: clean.Literal("Azure gave no link")})
	}
	m.dialogs.Push(dialog.NewQuestion(about(clean.Literal("Links"), in), nil, items...))
}
