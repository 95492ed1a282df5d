package form

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
)

// Do carries out an action of the panel. The intent is a [Submit] when a draft
// without mistakes is to be sent, else nil.
func (m *Model) Do(id action.ID) (any, bool) {
	defer m.reveal()
	switch id {
	case action.NextField:
		m.step(1)
	case action.PrevField:
		m.step(-1)
	case action.Submit:
		return m.submit(), true
	default:
		return nil, false
	}
	return nil, true
}

// submit returns nil while the draft breaks a rule or is already on its way.
func (m *Model) submit() any {
	if m.sending || !m.check() {
		return nil
	}
	return Submit{m.Draft()}
}

// Edit gives a key or a paste to the field that has the focus. The intent is as
// with [Model.Do].
func (m *Model) Edit(msg tea.Msg) any {
	if m.sending {
		return nil
	}
	defer m.reveal()
	switch msg := msg.(type) {
	case tea.PasteMsg:
		if m.focus == field(m.description) && !m.description.Holds(msg.Content) {
			m.Refuse(incident.FieldDescription, clean.Literal("more than 10,000 lines: not pasted"))
			return nil
		}
		m.focus.paste(msg.Content)
	case tea.KeyPressMsg:
		switch m.focus.key(msg) {
		case goNext:
			m.step(1)
		case goPrevious:
			m.step(-1)
		case submit:
			return m.submit()
		case stay:
		}
	}
	if len(m.mistakes) > 0 {
		m.mistakes = m.stillMistaken()
	}
	return nil
}

// stillMistaken keeps the mistakes shown that are still there, so that one
// disappears as it is mended and no new one appears while typing.
func (m *Model) stillMistaken() []incident.Mistake {
	shown, focus := m.mistakes, m.focus
	m.check()
	m.setFocus(focus)
	return slices.DeleteFunc(m.mistakes, func(now incident.Mistake) bool {
		return !slices.ContainsFunc(shown, func(was incident.Mistake) bool { return was.Field == now.Field })
	})
}
