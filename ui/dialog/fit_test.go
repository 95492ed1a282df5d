package dialog_test

import (
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/ui/action"
	"sentinelq/ui/dialog"
	"sentinelq/ui/draw"
	"sentinelq/ui/text"
)

// fits fails unless d is a box of at most w by h cells with its cursor inside,
// and the screen below it keeps its size.
func fits(t *testing.T, pen draw.Pen, name string, d dialog.Dialog, w, h int) {
	t.Helper()
	rows := d.Rows(pen, w, h)
	if len(rows) == 0 || len(rows) > h {
		t.Errorf("%s in %dx%d has %d rows", name, w, h, len(rows))
		return
	}
	for i, row := range rows {
		if got := pen.Cells(row); got > w || got != pen.Cells(rows[0]) {
			t.Errorf("%s in %dx%d: row %d has %d cells: %q", name, w, h, i, got, row)
		}
	}
	if x, y, ok := d.Cursor(pen, w, h); ok && (x < 2 || x >= pen.Cells(rows[0])-2 || y < 1) {
		t.Errorf("%s in %dx%d has its cursor at %d, %d", name, w, h, x, y)
	}
	var s dialog.Stack
	s.Push(d)
	drawn, _ := s.Draw(pen, pen.Blank(w, h), w, h)
	if len(drawn) != h {
		t.Errorf("%s makes %d rows of %d", name, len(drawn), h)
	}
	for _, row := range drawn {
		if got := pen.Cells(row); got != w {
			t.Errorf("%s makes a row of %d cells of one of %d: %q", name, got, w, row)
		}
	}
}

func TestWithoutRoomThereIsNoDialog(t *testing.T) {
	t.Parallel()
	for _, d := range []dialog.Dialog{
		dialog.NewMenu(safe("Actions"), items("one")),
		dialog.NewQuestion(safe("Quit"), long(), items("Stay")...),
		dialog.NewPage(safe("Messages"), long()),
	} {
		for _, size := range []struct{ w, h int }{{0, 0}, {4, 10}, {-1, -1}, {1, 1}} {
			if rows := d.Rows(plain(), size.w, size.h); len(rows) != 0 {
				t.Errorf("in %dx%d there are rows %q", size.w, size.h, rows)
			}
			var s dialog.Stack
			s.Push(d)
			base := plain().Blank(size.w, size.h)
			if drawn, cursor := s.Draw(plain(), base, size.w, size.h); len(drawn) != len(base) || cursor != nil {
				t.Errorf("in %dx%d drawn are %q with cursor %v", size.w, size.h, drawn, cursor)
			}
			if s.Do(action.Dismiss); !s.IsEmpty() {
				t.Error("a dialog without room cannot be closed")
			}
		}
	}
}

// TestNothingThatADialogSaysIsCut looks for every word of titles, labels, reasons,
// keys and texts, at any width that a screen may have.
func TestNothingThatADialogSaysIsCut(t *testing.T) {
	t.Parallel()
	const (
		title  = "Last runs of contain-the-device-and-tell-its-owner-by-phone, whatever they were for, and 日本語 beside"
		label  = "remediate the endpoint of the person who reported it, isolate it from the network first"
		why    = "needs the role Microsoft Sentinel Playbook Operator on the resource group rg-automation-of-the-tenant"
		group  = "rg-of-playbooks-42"
		remark = "Somebody changed it at the same time. 誰かが同時に変更しました。"
	)
	list := []dialog.Item{
		{Label: safe(label), Key: safe(group)},
		{Label: safe(label), Off: safe(why)},
		{Label: safe("short"), Off: safe(why)},
		{Label: safe("also"), Hot: "k"},
	}
	for w := 60; w <= 200; w++ {
		for _, pen := range []draw.Pen{plain(), {Meter: text.Graphemes}} {
			for kind, c := range map[string]struct {
				d    dialog.Dialog
				says []string
			}{
				"menu":     {dialog.NewMenu(safe(title), list), []string{title, label, why, group}},
				"question": {dialog.NewQuestion(safe(title), []clean.Safe{safe(remark)}, list...), []string{title, remark, label, why, group, "k"}},
				"page":     {dialog.NewPage(safe(title), []clean.Safe{safe(remark), safe(why)}), []string{title, remark, why}},
				"prompt":   {ask().Explain(safe(remark), safe(why)), []string{remark, why}},
			} {
				drawn := c.d.Rows(pen, w, 24)
				if len(drawn) > 24 {
					t.Errorf("%d cells wide, the %s has %d rows", w, kind, len(drawn))
				}
				for _, words := range c.says {
					if !holdsAll(drawn, words) {
						t.Fatalf("%d cells wide, the %s does not say %q:\n%s", w, kind, words, strings.Join(drawn, "\n"))
					}
				}
			}
		}
	}
}

// holdsAll reports whether every letter of the words is drawn in their order,
// broken over rows as it may be.
func holdsAll(rows []string, words string) bool {
	letters := func(s string) string {
		return strings.NewReplacer(" ", "", "|", "", "\n", "", ">", "").Replace(s)
	}
	return strings.Contains(letters(strings.Join(rows, "\n")), letters(words))
}
