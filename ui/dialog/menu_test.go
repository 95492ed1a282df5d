package dialog_test

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/ui/action"
	"sentinelq/ui/dialog"
)

// press gives actions to a dialog and returns the answer to the last.
func press(d dialog.Dialog, ids ...action.ID) (result any, done bool) {
	for _, id := range ids {
		result, done = said(d.Do(id))
	}
	return result, done
}

func TestALineIsChosen(t *testing.T) {
	t.Parallel()
	const next, prev, choose = action.NextChoice, action.PrevChoice, action.Choose
	tests := []struct {
		name   string
		ids    []action.ID
		result any
		done   bool
	}{
		{"the first is the default", []action.ID{choose}, "one", true},
		{"down to the second", []action.ID{next, choose}, "two", true},
		{"down and up again", []action.ID{next, prev, choose}, "one", true},
		{"not above the first", []action.ID{prev, prev, choose}, "one", true},
		{"not below the last", []action.ID{next, next, next, next, choose}, "three", true},
		{"one up from the last, at once", []action.ID{next, next, next, next, prev, choose}, "two", true},
		{"moving alone ends nothing", []action.ID{next}, nil, false},
		{"Esc ends it without a result", []action.ID{next, action.Dismiss}, nil, true},
		{"an action of elsewhere does nothing", []action.ID{action.Quit}, nil, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			for kind, d := range map[string]dialog.Dialog{
				"menu":     dialog.NewMenu(clean.Literal("Menu"), items("one", "two", "three")),
				"question": dialog.NewQuestion(clean.Literal("Question"), nil, items("one", "two", "three")...),
			} {
				if result, done := press(d, tt.ids...); result != tt.result || done != tt.done {
					t.Errorf("%s: the answer is %v, %v, want %v, %v", kind, result, done, tt.result, tt.done)
				}
			}
		})
	}
}

func TestWhatIsOffCannotBeChosen(t *testing.T) {
	t.Parallel()
	off := dialog.Item{Label: safe("delete"), Off: safe("needs the role Responder"), Do: says("delete")}
	m := dialog.NewMenu(clean.Literal("Actions"), []dialog.Item{off, item("copy")})
	if result, done := said(m.Do(action.Choose)); result != nil || done {
		t.Errorf("choosing it answers %v, %v", result, done)
	}
	if rows := strings.Join(m.Rows(plain(), 80, 24), "\n"); !strings.Contains(rows, "delete") || !strings.Contains(rows, "needs the role Responder") {
		t.Errorf("it is not shown with its reason:\n%s", rows)
	}
	if result, done := press(m, action.NextChoice, action.Choose); result != "copy" || !done {
		t.Errorf("the line below answers %v, %v", result, done)
	}
}

func TestTypingNarrowsTheList(t *testing.T) {
	t.Parallel()
	list := []dialog.Item{
		item("new incident"), item("next field"), item("refresh now"), item("Öffnen"),
		{Label: safe("help"), Key: safe("?"), Do: says("help")},
	}
	tests := []struct {
		name, typed string
		want        any
	}{
		{"nothing leaves all", "", "new incident"},
		{"a part of a line", "fresh", "refresh now"},
		{"several words in any order", "field ne", "next field"},
		{"in any case", "REFRESH", "refresh now"},
		{"outside of English too", "öff", "Öffnen"},
		{"by its key", "?", "help"},
		{"spaces alone leave all", "  ", "new incident"},
		{"every word has to be there", "new field", nil},
		{"what nobody has", "zzz", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := dialog.NewMenu(clean.Literal("Actions"), list)
			typeIn(m, tt.typed)
			if result, done := press(m, action.Choose); result != tt.want || done != (tt.want != nil) {
				t.Errorf("typing %q chooses %v, %v, want %v", tt.typed, result, done, tt.want)
			}
			nothing := strings.Contains(strings.Join(m.Rows(plain(), 80, 24), "\n"), "nothing has these words")
			if nothing != (tt.want == nil) {
				t.Errorf("typing %q, that nothing is found is said: %v", tt.typed, nothing)
			}
		})
	}
}

func TestSearchingStartsAtTheFirstLineFound(t *testing.T) {
	t.Parallel()
	m := dialog.NewMenu(clean.Literal("Actions"), items("ab", "abc", "abcd"))
	press(m, action.NextChoice, action.NextChoice)
	m.Edit(tea.KeyPressMsg{Code: tea.KeyLeft})
	if result, _ := said(m.Do(action.Choose)); result != "abcd" {
		t.Errorf("a key that types nothing moved the choice to %v", result)
	}
	typeIn(m, "b")
	if result, _ := said(m.Do(action.Choose)); result != "ab" {
		t.Errorf("after typing the choice is %v, want the first line found", result)
	}
	press(m, action.NextChoice)
	m.Edit(tea.PasteMsg{Content: "c"})
	if result, _ := said(m.Do(action.Choose)); result != "abc" {
		t.Errorf("after a paste the choice is %v, want the first line found", result)
	}
}

func TestAMenuWithoutLinesIsSurvived(t *testing.T) {
	t.Parallel()
	m := dialog.NewMenu(clean.Literal("Actions"), nil)
	if result, done := press(m, action.NextChoice, action.PrevChoice, action.Choose); result != nil || done {
		t.Errorf("choosing nothing answers %v, %v", result, done)
	}
	if rows := m.Rows(plain(), 60, 15); len(rows) != 5 {
		t.Errorf("it has rows %q", rows)
	}
}

func TestAQuestionStandsAboveItsAnswersInTheirOrder(t *testing.T) {
	t.Parallel()
	q := dialog.NewQuestion(clean.Literal("Discard"), []clean.Safe{safe("Throw it away?")}, items("Keep it", "Discard it")...)
	want := []string{
		"+- Discard -----------------------+",
		"| Throw it away?                  |",
		"|                                 |",
		"| > Keep it                       |",
		"|   Discard it                    |",
		"+---------------------------------+",
	}
	if got := q.Rows(plain(), 35, 24); !slices.Equal(got, want) {
		t.Errorf("it is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	typeIn(q, "discard")
	if result, _ := said(q.Do(action.Choose)); result != "Keep it" {
		t.Errorf("typing at a question chose %v", result)
	}
	if _, _, ok := q.Cursor(plain(), 24, 24); ok {
		t.Error("a question has a text cursor")
	}
}

func TestTheChosenLineIsAlwaysShown(t *testing.T) {
	t.Parallel()
	var labels []string
	for i := range 40 {
		labels = append(labels, "line "+string(rune('A'+i)))
	}
	m := dialog.NewMenu(clean.Literal("Many"), items(labels...))
	step := func(id action.ID, order []string) {
		for _, label := range order {
			shown := slices.ContainsFunc(m.Rows(plain(), 60, 15), func(row string) bool {
				return strings.Contains(row, "> "+label+" ")
			})
			if !shown {
				t.Errorf("%q is chosen and not shown", label)
			}
			m.Do(id)
		}
	}
	step(action.NextChoice, labels)
	slices.Reverse(labels)
	step(action.PrevChoice, labels)
}

func TestALongExplanationLeavesTheAnswers(t *testing.T) {
	t.Parallel()
	q := dialog.NewQuestion(clean.Literal("Quit"), long(), items("Stay", "Quit")...)
	rows := q.Rows(plain(), 60, 15)
	if len(rows) > 15 {
		t.Errorf("%d rows, want 15 at most", len(rows))
	}
	drawn := strings.Join(rows, "\n")
	if !strings.Contains(drawn, "> Stay") || !strings.Contains(drawn, "  Quit") {
		t.Errorf("an answer is missing:\n%s", drawn)
	}
}

func TestTheCursorOfAMenuStandsInItsSearch(t *testing.T) {
	t.Parallel()
	for _, pen := range pens(t) {
		for _, w := range []int{6, 60, 80, 200} {
			m := dialog.NewMenu(clean.Literal("Actions"), items("one", "two"))
			typeIn(m, "日o")
			x, y, ok := m.Cursor(pen, w, 15)
			rows := m.Rows(pen, w, 15)
			if !ok || y != 1 || x < 2 || x >= pen.Cells(rows[0])-2 {
				t.Errorf("in %d cells it stands at %d, %d, %v", w, x, y, ok)
			}
			if w > 6 && x != 5 {
				t.Errorf("behind three cells it stands at %d, want 5", x)
			}
		}
	}
}

func TestALineIsFoundByItsOwnWordsOnlyWhereItHasSome(t *testing.T) {
	t.Parallel()
	lines := []dialog.Item{
		{Label: safe("Nobody, instead of Ann"), Find: safe("nobody"), Do: says("nobody")},
		{Label: safe("Ann"), Do: says("ann")},
	}
	for typed, want := range map[string]string{"": "nobody", "ann": "ann", "NOB": "nobody"} {
		m := dialog.NewMenu(clean.Literal("Owner"), lines)
		typeIn(m, typed)
		if result, _ := press(m, action.Choose); result != want {
			t.Errorf("%q finds %v", typed, result)
		}
	}
}

func TestWhyALineIsOffIsNeverCut(t *testing.T) {
	t.Parallel()
	const why = "needs the role Microsoft Sentinel Responder"
	m := dialog.NewMenu(clean.Literal("Actions"), []dialog.Item{{Label: safe("owner: assign to me, somebody, or nobody"), Off: safe(why)}})
	for _, w := range []int{60, 80, 200} {
		if rows := strings.Join(m.Rows(plain(), w, 20), "\n"); !strings.Contains(rows, why) {
			t.Errorf("%d cells wide:\n%s", w, rows)
		}
	}
}
