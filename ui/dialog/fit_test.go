package dialog_test

import (
	"testing"

	"sentinelq/ui/action"
	"sentinelq/ui/dialog"
	"sentinelq/ui/draw"
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
