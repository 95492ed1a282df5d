package dialog_test

import (
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/ui/action"
	"sentinelq/ui/dialog"
)

// numbered returns lines "row 1" and so on.
func numbered(n int) []clean.Safe {
	lines := make([]clean.Safe, n)
	for i := range lines {
		lines[i] = clean.Safef("row %d", i+1)
	}
	return lines
}

func TestTextThatHasNoRoomIsReadToItsEnd(t *testing.T) {
	t.Parallel()
	const next, prev, more, less = action.NextChoice, action.PrevChoice, action.MoreText, action.LessText
	for kind, d := range map[string]struct {
		new  func() dialog.Dialog
		rows int // of the text on a screen of 60x15
		step bool
	}{
		"page": {func() dialog.Dialog { return dialog.NewPage(clean.Literal("Messages"), numbered(30)) }, 13, true},
		"question": {func() dialog.Dialog {
			return dialog.NewQuestion(clean.Literal("Quit"), numbered(30), items("Stay", "Quit")...)
		}, 10, false},
		"prompt": {func() dialog.Dialog { return ask().Explain(numbered(30)...) }, 11, false},
	} {
		for _, tt := range []struct {
			name string
			ids  []action.ID
			from int
			step bool // only where nothing else is walked
		}{
			{"it begins at the first row", nil, 1, false},
			{"on by half of the screen", []action.ID{more}, 8, false},
			{"on and back", []action.ID{more, less}, 1, false},
			{"not above the first row", []action.ID{less, less}, 1, false},
			{"to the last row, which ends the screen", []action.ID{more, more, more, more, more, more}, 31 - d.rows, false},
			{"and back from there at once", []action.ID{more, more, more, more, more, more, less}, 31 - d.rows - 7, false},
			{"by rows where there is nothing to choose", []action.ID{next, next, prev}, 2, true},
		} {
			if tt.step && !d.step {
				continue
			}
			var s dialog.Stack
			s.SetMore(clean.Literal("PgDn"))
			s.Push(d.new())
			drawn := on60x15(&s)
			for _, id := range tt.ids {
				s.Do(id)
				drawn = on60x15(&s)
			}
			var got []string
			for row := range strings.SplitSeq(drawn, "\n") {
				if _, words, found := strings.Cut(row, "| row "); found {
					got = append(got, strings.Fields(words)[0])
				}
			}
			last := tt.from + d.rows - 1
			if len(got) != d.rows || got[0] != strconv.Itoa(tt.from) || got[len(got)-1] != strconv.Itoa(last) {
				t.Errorf("%s, %s: rows %q are shown, want %d to %d", kind, tt.name, got, tt.from, last)
			}
			if more := strconv.Itoa(30-last) + " more rows: PgDn"; last < 30 && !strings.Contains(drawn, more) || last == 30 && !strings.Contains(drawn, "the end: PgDn") {
				t.Errorf("%s, %s: it does not say %q:\n%s", kind, tt.name, more, drawn)
			}
		}
	}
}

// on60x15 draws what is on top of the stack.
func on60x15(s *dialog.Stack) string {
	drawn, _ := s.Draw(plain(), plain().Blank(60, 15), 60, 15)
	return strings.Join(drawn, "\n")
}

func TestTextThatHasRoomDoesNotMove(t *testing.T) {
	t.Parallel()
	var s dialog.Stack
	s.Push(dialog.NewPage(clean.Literal("Messages"), numbered(13)))
	before := on60x15(&s)
	for _, id := range []action.ID{action.NextChoice, action.MoreText, action.PrevChoice, action.LessText} {
		if s.Do(id); on60x15(&s) != before {
			t.Errorf("%s moves it:\n%s", id, on60x15(&s))
		}
	}
}

func TestALineLongerThanTheScreenIsReadToItsEnd(t *testing.T) {
	t.Parallel()
	var s dialog.Stack
	s.Push(dialog.NewPage(clean.Literal("Messages"), []clean.Safe{safe(strings.Repeat("word ", 400) + "last")}))
	for range 10 {
		on60x15(&s)
		s.Do(action.MoreText)
	}
	if drawn := on60x15(&s); !strings.Contains(drawn, "last") {
		t.Errorf("its end is not reached:\n%s", drawn)
	}
}

func TestAnyChoiceClosesAPage(t *testing.T) {
	t.Parallel()
	for _, id := range []action.ID{action.Choose, action.Dismiss} {
		p := dialog.NewPage(clean.Literal("Messages"), []clean.Safe{safe("one")})
		p.Edit(tea.KeyPressMsg{Text: "x", Code: 'x'})
		if result, done := said(p.Do(id)); result != nil || !done {
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

func TestALongListIsWalkedByHalfAScreen(t *testing.T) {
	t.Parallel()
	var labels []string
	for i := range 40 {
		labels = append(labels, "line "+strconv.Itoa(i))
	}
	var s dialog.Stack
	s.Push(dialog.NewMenu(clean.Literal("Many"), items(labels...)))
	on60x15(&s)
	for _, tt := range []struct {
		id   action.ID
		want string
	}{
		{action.MoreText, "line 7"}, {action.MoreText, "line 14"}, {action.LessText, "line 7"}, {action.LessText, "line 0"}, {action.LessText, "line 0"},
	} {
		if s.Do(tt.id); !strings.Contains(on60x15(&s), "> "+tt.want+" ") {
			t.Errorf("after %s %q is not chosen:\n%s", tt.id, tt.want, on60x15(&s))
		}
	}
}
