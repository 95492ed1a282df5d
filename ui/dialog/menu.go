package dialog

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/fold"
	"sentinelq/ui/action"
	"sentinelq/ui/input"
)

// Menu is a list to choose from, by arrow keys or by typing part of a line. The
// first line is the default.
type Menu struct {
	title  clean.Safe
	text   passage // above the list
	items  []Item
	search *input.Line // nil when typing does not search
	at     int         // index in what is found
	gone   bool        // the chosen line is not in the list any more
	offer  func(typed string) []Item
}

// NewMenu makes a menu in which typing narrows the list.
func NewMenu(title clean.Safe, items []Item) *Menu {
	m := &Menu{title: title, items: items, search: input.NewLine(clean.Literal("type to search"))}
	m.search.SetFocus(true)
	return m
}

// Offer sets what is offered for what is typed, behind the items that hold it.
func (m *Menu) Offer(offer func(typed string) []Item) *Menu {
	m.offer = offer
	return m
}

// SetItems replaces the list while it is open. The choice stays with its line
// where the list still has it. Where it has not, nothing is chosen until the person
// moves or types: enter was meant for that line, and for no other in its place.
func (m *Menu) SetItems(items []Item) {
	before, at := m.found(), m.at
	m.items = items
	found := m.found()
	m.at = max(min(at, len(found)-1), 0)
	if at >= len(before) || !before[at].Off.IsEmpty() {
		return
	}
	if i := slices.IndexFunc(found, func(it Item) bool { return it.Label == before[at].Label }); i >= 0 {
		m.at = i
	} else {
		m.gone = true
	}
}

// SetText replaces the explanation while it is open.
func (m *Menu) SetText(lines ...clean.Safe) { m.text = passage{lines: lines} }

// move goes by n lines; from a line that is gone to the one in its place.
func (m *Menu) move(n int) {
	if m.gone {
		m.gone, n = false, 0
	}
	m.at = max(min(m.at+n, len(m.found())-1), 0)
}

// Typed returns what was typed to search.
func (m *Menu) Typed() string {
	if m.search == nil {
		return ""
	}
	return m.search.Value()
}

// Begin begins with what was typed before.
func (m *Menu) Begin(before string) *Menu {
	if m.search != nil {
		m.search.SetValue(before)
	}
	return m
}

// At puts the choice on a line of the whole list.
func (m *Menu) At(line int) *Menu {
	m.at = max(min(line, len(m.items)-1), 0)
	return m
}

// NewQuestion makes a short menu below an explanation. The first item should be
// the one that changes nothing.
func NewQuestion(title clean.Safe, text []clean.Safe, items ...Item) *Menu {
	return &Menu{title: title, text: passage{lines: text}, items: items}
}

// Do implements [Dialog].
func (m *Menu) Do(id action.ID) (do func() tea.Cmd, done bool) {
	found := m.found()
	switch id { //nolint:exhaustive // the other actions are not a dialog's
	case action.NextChoice:
		m.move(1)
	case action.PrevChoice:
		m.move(-1)
	case action.Choose:
		if !m.gone && m.at < len(found) && found[m.at].Off.IsEmpty() {
			return found[m.at].Do, true
		}
	case action.Dismiss:
		return nil, true
	}
	return nil, false
}

// Edit implements [Dialog].
func (m *Menu) Edit(msg tea.Msg) (do func() tea.Cmd, done bool) {
	if m.search == nil {
		return m.hot(msg)
	}
	before := m.search.Value()
	m.search.Edit(msg)
	if m.search.Value() != before {
		m.at, m.gone = 0, false
	}
	return nil, false
}

// hot chooses the item whose key was pressed.
func (m *Menu) hot(msg tea.Msg) (do func() tea.Cmd, done bool) {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, false
	}
	for _, it := range m.items {
		if it.Hot != "" && it.Hot == key.String() && it.Off.IsEmpty() {
			return it.Do, true
		}
	}
	return nil, false
}

// found returns the items that hold every word that was typed.
func (m *Menu) found() []Item {
	if m.search == nil {
		return m.items
	}
	words := strings.Fields(fold.String(m.search.Value()))
	var found []Item
	for _, it := range m.items {
		if it.holds(words) {
			found = append(found, it)
		}
	}
	if m.offer != nil {
		found = append(found, m.offer(m.search.Value())...)
	}
	return found
}
