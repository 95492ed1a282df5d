package ui

import (
	"sentinelq/theme"
	"sentinelq/ui/action"
	"sentinelq/ui/draw"
)

// footer shows the notice, or the keys that matter here.
func (m *Model) footer() string {
	if n, ok := m.notices.current(); ok {
		return m.look.pen.Row(m.look.w, draw.Gap(1), draw.Text(n.level.role(), n.text).Flex(), draw.Gap(1))
	}
	spans := []draw.Span{}
	room := m.look.w
	for _, a := range m.footerActions() {
		key := m.keys.Key(a.ID)
		if room -= m.look.pen.Width(key) + m.look.pen.Width(a.Short) + 3; room < 0 {
			break // the help has the rest
		}
		spans = append(spans, draw.Gap(1), draw.Text(theme.KeyCap, key), draw.Gap(1), draw.Text(theme.Muted, a.Short), draw.Gap(1))
	}
	return m.look.pen.Row(m.look.w, spans...)
}

// footerActions are the actions shown in the footer: those of the scope that
// has the focus, then those of the scopes around it.
func (m *Model) footerActions() []action.Action {
	scopes := append([]action.Scope{m.scope()}, m.scope().Outer()...)
	var shown []action.Action
	for _, scope := range scopes {
		for _, a := range m.keys.In(scope) {
			if !a.Short.IsEmpty() && len(a.Keys) > 0 {
				shown = append(shown, a)
			}
		}
	}
	return shown
}
