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

// severities is a short menu with a key for each line.
func severities() *dialog.Menu {
	hot := func(label, key string) dialog.Item {
		return dialog.Item{Label: safe(label), Hot: key, Do: says(label)}
	}
	off := hot("Low", "l")
	off.Off = safe("needs the role Responder")
	return dialog.NewQuestion(clean.Literal("Severity"), nil, hot("High", "h"), hot("Medium", "m"), off, item("None"))
}

func TestAHotKeyChoosesAtOnce(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		msg  tea.Msg
		want any
	}{
		{"the key of a line", tea.KeyPressMsg{Code: 'm', Text: "m"}, "Medium"},
		{"the key of another", tea.KeyPressMsg{Code: 'h', Text: "h"}, "High"},
		{"the key of a line that is off", tea.KeyPressMsg{Code: 'l', Text: "l"}, nil},
		{"a key of none", tea.KeyPressMsg{Code: 'x', Text: "x"}, nil},
		{"the key with ctrl", tea.KeyPressMsg{Code: 'm', Mod: tea.ModCtrl}, nil},
		{"a paste is no key", tea.PasteMsg{Content: "m"}, nil},
		{"a key without text does not choose the line without one", tea.KeyPressMsg{Code: tea.KeyLeftShift}, nil},
	} {
		if result, done := said(severities().Edit(tt.msg)); result != tt.want || done != (tt.want != nil) {
			t.Errorf("%s answers %v, %v", tt.name, result, done)
		}
	}
}

func TestHotKeysStandBesideTheirLines(t *testing.T) {
	t.Parallel()
	want := []string{
		"+- Severity ---------------+",
		"| > High                 h |",
		"|   Medium               m |",
		"|   Low                    |",
		"|     needs the role       |",
		"|     Responder            |",
		"|   None                   |",
		"+--------------------------+",
	}
	if got := severities().Rows(plain(), 28, 24); !slices.Equal(got, want) {
		t.Errorf("it is\n%s", strings.Join(got, "\n"))
	}
}

func TestWhereTypingSearchesNoKeyIsHot(t *testing.T) {
	t.Parallel()
	m := dialog.NewMenu(clean.Literal("Severity"), []dialog.Item{{Label: safe("High"), Hot: "h", Do: says("High")}})
	if result, done := said(m.Edit(tea.KeyPressMsg{Code: 'h', Text: "h"})); result != nil || done || m.Typed() != "h" {
		t.Errorf("the key answers %v, %v and types %q", result, done, m.Typed())
	}
}

func TestWhatIsTypedIsOfferedBehindWhatIsFound(t *testing.T) {
	t.Parallel()
	m := dialog.NewMenu(clean.Literal("Tags"), items("phish", "vip")).Offer(func(typed string) []dialog.Item {
		if typed == "" {
			return nil
		}
		return []dialog.Item{{Label: safe("new tag " + typed), Do: says("+" + typed)}}
	})
	choose := func() any {
		result, _ := said(m.Do(action.Choose))
		return result
	}
	if got := choose(); got != "phish" {
		t.Errorf("with nothing typed, the choice is %v", got)
	}
	typeIn(m, "vi")
	if got := choose(); got != "vip" {
		t.Errorf("what is found does not come first: %v", got)
	}
	if m.Do(action.NextChoice); choose() != "+vi" {
		t.Errorf("behind it is %v", choose())
	}
	if typeIn(m, "x"); choose() != "+vix" {
		t.Errorf("where nothing is found, the choice is %v", choose())
	}
	if strings.Contains(strings.Join(m.Rows(plain(), 60, 15), "\n"), "nothing has these words") {
		t.Error("what is offered counts for nothing")
	}
}

func TestTheChoiceStaysWithItsLine(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		at   int
		list []string
		want any
	}{
		{"the same list", 1, []string{"a", "b", "c"}, "b"},
		{"more before it", 1, []string{"x", "y", "a", "b"}, "b"},
		{"fewer before it", 2, []string{"c"}, "c"},
		{"it is gone, and enter takes no other in its place", 1, []string{"a", "c"}, nil},
		{"it is gone from the end", 2, []string{"a"}, nil},
		{"all are gone", 2, nil, nil},
	} {
		m := dialog.NewMenu(clean.Literal("People"), items("a", "b", "c")).At(tt.at)
		m.SetItems(items(tt.list...))
		if got, _ := said(m.Do(action.Choose)); got != tt.want {
			t.Errorf("%s: the choice is %v, want %v", tt.name, got, tt.want)
		}
		if drawn := strings.Join(m.Rows(plain(), 40, 15), "\n"); strings.Contains(drawn, "> ") != (tt.want != nil) {
			t.Errorf("%s: drawn is\n%s", tt.name, drawn)
		}
	}
}

func TestAfterTheChoiceIsGoneAMoveOrAKeyChoosesAnew(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		then func(m *dialog.Menu)
		want any
	}{
		"down goes to the one in its place": {func(m *dialog.Menu) { m.Do(action.NextChoice) }, "c"},
		"up as well":                        {func(m *dialog.Menu) { m.Do(action.PrevChoice) }, "c"},
		"typing chooses the first":          {func(m *dialog.Menu) { typeIn(m, "a") }, "a"},
	} {
		m := dialog.NewMenu(clean.Literal("People"), items("a", "b", "c")).At(1)
		m.SetItems(items("a", "c"))
		tt.then(m)
		if got, _ := said(m.Do(action.Choose)); got != tt.want {
			t.Errorf("%s: the choice is %v, want %v", name, got, tt.want)
		}
	}
}

func TestALineThatCouldNotBeChosenIsReplacedByTheFirstAnswer(t *testing.T) {
	t.Parallel()
	m := dialog.NewMenu(clean.Literal("Alerts"), []dialog.Item{{Label: clean.Literal("loading..."), Off: clean.Literal(" ")}})
	m.SetItems(items("a", "b"))
	if got, _ := said(m.Do(action.Choose)); got != "a" {
		t.Errorf("the choice is %v", got)
	}
}

func TestTheFirstAnswersOfASearchAreChosen(t *testing.T) {
	t.Parallel()
	m := dialog.NewMenu(clean.Literal("People"), nil)
	typeIn(m, "an")
	m.SetItems(items("Ann", "Anton", "Bob"))
	if got, _ := said(m.Do(action.Choose)); got != "Ann" || m.Typed() != "an" {
		t.Errorf("after typing %q the choice is %v", m.Typed(), got)
	}
}

func TestAMenuBeginsAtALine(t *testing.T) {
	t.Parallel()
	for line, want := range map[int]any{-1: "a", 0: "a", 2: "c", 9: "c"} {
		m := dialog.NewQuestion(clean.Literal("Status"), nil, items("a", "b", "c")...).At(line)
		if got, _ := said(m.Do(action.Choose)); got != want {
			t.Errorf("at line %d it begins at %v", line, got)
		}
	}
	if got, done := said(dialog.NewQuestion(clean.Literal("Status"), nil).At(1).Do(action.Choose)); got != nil || done {
		t.Errorf("without lines it answers %v, %v", got, done)
	}
}
