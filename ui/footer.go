package ui

import (
	"sentinelq/theme"
	"sentinelq/ui/action"
	"sentinelq/ui/draw"
)

// footer shows the keys that matter here, the one for the help at its end: it has
// the rest.
func (m *Model) footer() string {
	pen := m.Pen
	var spans, last []draw.Span
	room := m.look.w
	if help := m.Keys.Get(action.Help); len(help.Keys) > 0 && !m.Scope().Types() {
		last = m.keyed(help)
		room -= m.keyedWidth(help)
	}
	for _, a := range m.footerActions() {
		if room -= m.keyedWidth(a); room < 0 {
			break
		}
		spans = append(spans, m.keyed(a)...)
	}
	return pen.Row(m.look.w, append(append(spans, draw.Fill()), last...)...)
}

// keyed draws an action with its key.
func (m *Model) keyed(a action.Action) []draw.Span {
	return []draw.Span{
		draw.Gap(1), draw.Text(theme.KeyCap, m.Keys.Key(a.ID)), draw.Gap(1), draw.Text(theme.Muted, a.Short), draw.Gap(1),
	}
}

func (m *Model) keyedWidth(a action.Action) int {
	return m.Pen.Width(m.Keys.Key(a.ID)) + m.Pen.Width(a.Short) + 3
}

// footerActions are the actions shown in the footer: those of the scope that
// has the focus, then those of the scopes around it. The help has a place of its
// own.
func (m *Model) footerActions() []action.Action {
	scopes := append([]action.Scope{m.Scope()}, m.Scope().Outer()...)
	var shown []action.Action
	for _, scope := range scopes {
		for _, a := range m.Keys.In(scope) {
			if !a.Short.IsEmpty() && len(a.Keys) > 0 && a.ID != action.Help {
				shown = append(shown, a)
			}
		}
	}
	return shown
}
