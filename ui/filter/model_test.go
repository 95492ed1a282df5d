package filter_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/query"
	"sentinelq/ui/action"
	"sentinelq/ui/filter"
	"sentinelq/ui/uitest/pens"
)

func TestTheFilterChangesAsItIsTyped(t *testing.T) {
	t.Parallel()
	m := begun(t, "")
	want := []string{"s", "se", "sev", "sev:high", "sev:high,low"}
	if got := typeIn(m, "sev:high,low "); !slices.Equal(got, want) {
		t.Errorf("in force were %q, want %q", got, want)
	}
	if got := typeIn(m, "   "); got != nil {
		t.Errorf("spaces put %q in force", got)
	}
	if got := m.Filter().Text(); got != "sev:high,low" {
		t.Errorf("in force is %q", got)
	}
	m.Edit(tea.PasteMsg{Content: "status:any\nrdp"})
	if got := m.Filter().Text(); got != "sev:high,low status:any rdp" {
		t.Errorf("after a paste of two lines in force is %q", got)
	}
}

func TestAMistakeKeepsTheLastGoodFilter(t *testing.T) {
	t.Parallel()
	m := begun(t, "sev:high")
	if got := m.Edit(tea.PasteMsg{Content: "owner:"}); got != nil {
		t.Errorf("half a term tells %v", got)
	}
	if got := m.Filter().Text(); got != "sev:high" {
		t.Errorf("in force is %q", got)
	}
	if got := below(m, pens.Plain(), 80); !strings.Contains(got, "^ ") {
		t.Errorf("nothing says what is wrong: %q", got)
	}
	intent, ok := m.Do(action.ApplyFilter)
	if done, isDone := intent.(filter.Done); !ok || !isDone || done.Filter.Text() != "sev:high" {
		t.Errorf("it ends with %v", intent)
	}
	if m.Editing() || line(m) != "sev:high" {
		t.Errorf("behind it the line is %q, edited: %v", line(m), m.Editing())
	}
}

func TestEditingEnds(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		typed string
		by    action.ID
		want  string
	}{
		{"kept", "rdp", action.ApplyFilter, "sev:high rdp"},
		{"kept without a change", "", action.ApplyFilter, "sev:high"},
		{"cancelled", "rdp", action.CancelFilter, "sev:high"},
		{"cancelled with a mistake", "sev:", action.CancelFilter, "sev:high"},
		{"kept in its canonical form", "status:CLOSED  status:closed,new", action.ApplyFilter, "sev:high status:closed status:closed,new"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := begun(t, "sev:high")
			typeIn(m, tt.typed)
			intent, ok := m.Do(tt.by)
			if done, isDone := intent.(filter.Done); !ok || !isDone || done.Filter.Text() != tt.want {
				t.Errorf("it ends with %v", intent)
			}
			if m.Editing() || m.Filter().Text() != tt.want || line(m) != tt.want {
				t.Errorf("in force is %q, the line is %q, edited: %v", m.Filter().Text(), line(m), m.Editing())
			}
		})
	}
}

func TestEditingBeginsBehindTheFilterInForce(t *testing.T) {
	t.Parallel()
	m := begun(t, "sev:high")
	if !m.Editing() {
		t.Fatal("it is not edited")
	}
	typeIn(m, "rdp")
	if got := line(m); got != "sev:high rdp" {
		t.Errorf("the line is %q", got)
	}
	m.Do(action.ApplyFilter)
	m.Begin()
	typeIn(m, "vpn")
	m.Do(action.CancelFilter)
	if got := m.Filter().Text(); got != "sev:high rdp" {
		t.Errorf("the second time it is cancelled to %q", got)
	}
	m.Begin()
	empty(m)
	if got := m.Filter(); got.Text() != "" || m.Row(pens.Plain(), 12) != " / status:n~" {
		t.Errorf("emptied, in force is %q and the line %q", got.Text(), m.Row(pens.Plain(), 12))
	}
}

func TestAFilterCanBePutInForceFromOutside(t *testing.T) {
	t.Parallel()
	m := begun(t, "sev:high")
	typeIn(m, "owner:")
	m.Set(parsed(t, "rdp"))
	if m.Filter().Text() != "rdp" || line(m) != "rdp" || strings.Contains(below(m, pens.Plain(), 80), "^") {
		t.Errorf("in force is %q, the line is %q, and below %q", m.Filter().Text(), line(m), below(m, pens.Plain(), 80))
	}
	if intent, ok := m.Do(action.Submit); ok || intent != nil {
		t.Errorf("an action of the form is taken, and asks for %v", intent)
	}
}

// TestChangedTellsOfAnotherFilterOnly edits at random: what is in force is
// always the last line that made sense, and told exactly when it changed.
func TestChangedTellsOfAnotherFilterOnly(t *testing.T) {
	t.Parallel()
	pieces := []string{" ", "a", ":", "sev:", "high", ",", "low", "status:", "new", "-", "#", "4", "\"", "owner:", "me", "|", "不", "e\u0301"}
	for seed := range uint64(60) {
		random := rand.New(rand.NewPCG(seed, 4))
		m := begun(t, "")
		inForce := m.Filter()
		for range 80 {
			var intent any
			switch random.IntN(6) {
			case 0:
				intent = m.Edit(tea.KeyPressMsg{Code: tea.KeyBackspace})
			case 1:
				intent = m.Edit(tea.KeyPressMsg{Code: tea.KeyLeft})
			case 2:
				intent, _ = m.Do(action.Complete)
			default:
				intent = m.Edit(tea.PasteMsg{Content: pieces[random.IntN(len(pieces))]})
			}
			now, err := query.Parse(line(m))
			if line(m) == "status:new  sev:high  owner:me  words" {
				now, err = query.Parse("") // the hint of an empty line
			}
			changed, told := intent.(filter.Changed)
			if want := err == nil && !now.Equal(inForce); told != want {
				t.Fatalf("at %q in place of %q a change is told: %v", line(m), inForce.Text(), told)
			}
			if told {
				inForce = changed.Filter
			}
			if !m.Filter().Equal(inForce) || err == nil && !m.Filter().Equal(now) {
				t.Fatalf("at %q in force is %q", line(m), m.Filter().Text())
			}
		}
	}
}

func TestACompletionIsPutWhereTheCursorIs(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		text  string
		left  int // how far the cursor is from the end
		want  string
		typed string // behind the completion, to see where the cursor is
	}{
		{"a field", "sta", 0, "status:!", "!"},
		{"a value at the end", "sev:h", 0, "sev:high!", "!"},
		{"a value in the middle", "sev:h owner:me", 9, "sev:high! owner:me", "!"},
		{"behind wide characters", "不審 sev:h owner:me", 9, "不審 sev:high! owner:me", "!"},
		{"behind a character of several runes", "cafe\u0301 sev:h x", 2, "cafe\u0301 sev:high! x", "!"},
		{"a tag in quotes", "tag:ver sev:high", 9, `tag:"very important"! sev:high`, "!"},
		{"a wide tag", "tag:不 x", 2, "tag:不審! x", "!"},
		{"nothing to complete", "phishing", 0, "phishing!", "!"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := begun(t, "")
			m.Edit(tea.PasteMsg{Content: tt.text})
			press(m, tea.KeyLeft, tt.left)
			if _, ok := m.Do(action.Complete); !ok {
				t.Fatal("it is not taken")
			}
			m.Edit(tea.PasteMsg{Content: tt.typed})
			if got := line(m); got != tt.want {
				t.Errorf("the line is %q, want %q", got, tt.want)
			}
		})
	}
}

func TestACompletionChangesTheFilter(t *testing.T) {
	t.Parallel()
	m := begun(t, "rdp")
	typeIn(m, "tag:phi")
	intent, _ := m.Do(action.Complete)
	if changed, ok := intent.(filter.Changed); !ok || changed.Filter.Text() != "rdp tag:phish" {
		t.Errorf("it tells %v", intent)
	}
	if intent, ok := m.Do(action.Complete); intent != nil || !ok {
		t.Errorf("with nothing to complete it tells %v, handled: %v", intent, ok)
	}
}
