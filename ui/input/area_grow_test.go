package input_test

import (
	"strings"
	"testing"

	"sentinelq/ui/input"
)

func TestAnAreaThatGrowsLeavesNoRowEmptyWhileThereIsTextAbove(t *testing.T) {
	t.Parallel()
	area := input.NewArea(100, func(s string) int { return len(s) }, 1)
	area.SetWidth(10)
	area.SetFocus(true)
	area.SetValue("one\ntwo\nthree\nfour")
	for height, first := range map[int]string{2: "three", 4: "one", 9: "one"} {
		area.SetHeight(1)
		area.SetHeight(height)
		rows := area.Rows(pens()[0])
		if got := strings.TrimSpace(rows[0]); got != first {
			t.Errorf("the first of %d rows is %q", height, got)
		}
		x, y, ok := area.Cursor(pens()[0])
		if wantY := min(height, 4) - 1; !ok || x != len("four") || y != wantY {
			t.Errorf("in %d rows the cursor is at %d, %d", height, x, y)
		}
	}
}
