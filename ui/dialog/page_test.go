package dialog_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/ui/action"
	"sentinelq/ui/dialog"
)

func TestAPageScrollsLineByLine(t *testing.T) {
	t.Parallel()
	const next, prev = action.NextChoice, action.PrevChoice
	tests := []struct {
		name  string
		ids   []action.ID
		first string
	}{
		{"it begins at the first line", nil, "one"},
		{"down a line", []action.ID{next}, "two"},
		{"down and up", []action.ID{next, prev}, "one"},
		{"not above the first line", []action.ID{prev, prev}, "one"},
		{"the last line stays", []action.ID{next, next, next, next, next}, "three"},
		{"and is left at once", []action.ID{next, next, next, next, next, prev}, "two"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := dialog.NewPage(clean.Literal("Messages"), []clean.Safe{safe("one"), safe("two"), safe("three")})
			if result, done := press(p, tt.ids...); result != nil || done {
				t.Errorf("scrolling answers %v, %v", result, done)
			}
			if row := p.Rows(plain(), 60, 15)[1]; !strings.HasPrefix(row, "| "+tt.first+" ") {
				t.Errorf("the first row is %q, want %q", row, tt.first)
			}
		})
	}
}

func TestAnyChoiceClosesAPage(t *testing.T) {
	t.Parallel()
	for _, id := range []action.ID{action.Choose, action.Dismiss} {
		p := dialog.NewPage(clean.Literal("Messages"), []clean.Safe{safe("one")})
		p.Edit(tea.KeyPressMsg{Text: "x", Code: 'x'})
		if result, done := p.Do(id); result != nil || !done {
			t.Errorf("%s answers %v, %v", id, result, done)
		}
		if _, _, ok := p.Cursor(plain(), 60, 15); ok {
			t.Error("a page has a text cursor")
		}
	}
}

func TestAnEmptyPageIsAFrame(t *testing.T) {
	t.Parallel()
	p := dialog.NewPage(clean.Literal("Messages"), nil)
	press(p, action.NextChoice, action.PrevChoice)
	if rows := p.Rows(plain(), 60, 15); len(rows) != 2 {
		t.Errorf("the rows are %q", rows)
	}
}
