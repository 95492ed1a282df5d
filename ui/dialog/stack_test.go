package dialog_test

import (
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/ui/action"
	"sentinelq/ui/dialog"
)

func TestTheDialogOnTopTakesEverything(t *testing.T) {
	t.Parallel()
	var s dialog.Stack
	s.Push(dialog.NewMenu(clean.Literal("Below"), items("one", "two")))
	s.Push(dialog.NewMenu(clean.Literal("Above"), items("three", "four")))
	typeIn(&s, "fo")
	if result := told(s.Do(action.Choose)); result != "four" || s.IsEmpty() {
		t.Fatalf("the upper one answers %v, all closed: %v", result, s.IsEmpty())
	}
	if result := told(s.Do(action.Choose)); result != "one" || !s.IsEmpty() {
		t.Errorf("then the lower one answers %v, all closed: %v", result, s.IsEmpty())
	}
}

func TestADialogStaysOpenUntilItIsDone(t *testing.T) {
	t.Parallel()
	var s dialog.Stack
	s.Push(dialog.NewQuestion(clean.Literal("Quit"), nil, items("Stay", "Quit")...))
	if result := told(s.Do(action.NextChoice)); result != nil || s.IsEmpty() {
		t.Errorf("moving answers %v, closed: %v", result, s.IsEmpty())
	}
	if result := told(s.Do(action.Dismiss)); result != nil || !s.IsEmpty() {
		t.Errorf("Esc answers %v, closed: %v", result, s.IsEmpty())
	}
}

func TestAnEmptyStackDoesNothing(t *testing.T) {
	t.Parallel()
	var s dialog.Stack
	typeIn(&s, "abc")
	base := plain().Blank(60, 15)
	drawn, cursor := s.Draw(plain(), base, 60, 15)
	if result := told(s.Do(action.Choose)); result != nil || !s.IsEmpty() || cursor != nil || &drawn[0] != &base[0] {
		t.Errorf("it answers %v, with cursor %v", result, cursor)
	}
}

func TestTheUpperDialogIsDrawnInTheMiddle(t *testing.T) {
	t.Parallel()
	var s dialog.Stack
	s.Push(dialog.NewMenu(clean.Literal("Below"), items("hidden")))
	s.Push(dialog.NewMenu(clean.Literal("Above"), items("one")))
	base := make([]string, 23)
	for i := range base {
		base[i] = strings.Repeat("x", 80)
	}
	drawn, cursor := s.Draw(plain(), base, 80, 23)
	all := strings.Join(drawn, "\n")
	if !strings.Contains(all, "Above") || strings.Contains(all, "Below") || strings.Contains(all, "hidden") {
		t.Errorf("drawn is\n%s", all)
	}
	// A box of 72 by 5 leaves four cells at each side, six rows above.
	if row := drawn[6]; !strings.HasPrefix(row, "xxxx+- Above ") || !strings.HasSuffix(row, "-+xxxx") {
		t.Errorf("its first row is %q", row)
	}
	if drawn[5] != base[5] || drawn[11] != base[11] {
		t.Error("rows outside of it are drawn over")
	}
	if cursor == nil || cursor.X != 6 || cursor.Y != 7 {
		t.Errorf("the cursor is %+v, want it in the search", cursor)
	}
	s.Push(dialog.NewPage(clean.Literal("Page"), long()))
	if _, cursor := s.Draw(plain(), base, 80, 23); cursor != nil {
		t.Errorf("over a page there is a cursor %+v", cursor)
	}
}

func TestDialogsFitTheScreen(t *testing.T) {
	t.Parallel()
	sizes := []struct{ w, h int }{{60, 15}, {80, 24}, {200, 50}, {61, 15}, {20, 6}, {7, 3}, {7, 2}}
	off := dialog.Item{Label: long()[0], Off: safe(strings.Repeat("reason ", 40))}
	list := []dialog.Item{off, {Label: safe("日本語"), Key: safe("ctrl+p ctrl+n shift+tab")}}
	for _, text := range long() {
		list = append(list, dialog.Item{Label: text, Key: text})
	}
	for _, pen := range pens(t) {
		for _, size := range sizes {
			searched := dialog.NewMenu(long()[1], list)
			typeIn(searched, "日本語 and more than has room in any search line of this width, or of another")
			for name, d := range map[string]dialog.Dialog{
				"menu":     dialog.NewMenu(clean.Literal("Actions"), list),
				"searched": searched,
				"question": dialog.NewQuestion(clean.Literal("Quit"), long(), list...),
				"short":    dialog.NewQuestion(clean.Literal("Quit"), nil, items("Stay")...),
				"page":     dialog.NewPage(safe(strings.Repeat("title ", 50)), long()),
			} {
				d.Do(action.NextChoice)
				fits(t, pen, name, d, size.w, size.h)
			}
		}
	}
}
