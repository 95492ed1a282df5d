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

func ask() *dialog.Prompt {
	return dialog.NewPrompt(clean.Literal("Reason"), clean.Literal("why"), func(typed string) tea.Cmd { return says("said " + typed)() })
}

func TestAPromptAnswersWithWhatIsTyped(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		prompt *dialog.Prompt
		typed  string
		end    action.ID
		want   any
		done   bool
	}{
		{"something", ask(), "a b", action.Choose, "said a b", true},
		{"spaces around it are dropped", ask(), "  a  ", action.Choose, "said a", true},
		{"nothing is no answer", ask(), "", action.Choose, nil, false},
		{"nor are spaces", ask(), "  ", action.Choose, nil, false},
		{"nothing is one where it may be", ask().Optional(), "", action.Choose, "said ", true},
		{"Esc ends it without a result", ask(), "a", action.Dismiss, nil, true},
		{"it begins with what was typed before", ask().Begin("before"), "!", action.Choose, "said before!", true},
		{"another action does nothing", ask().Begin("before"), "", action.Quit, nil, false},
	} {
		typeIn(tt.prompt, tt.typed)
		if got, done := said(tt.prompt.Do(tt.end)); got != tt.want || done != tt.done {
			t.Errorf("%s: the answer is %v, %v, want %v", tt.name, got, done, tt.want)
		}
	}
}

func TestAPromptSaysWhatIsTypedAsItStands(t *testing.T) {
	t.Parallel()
	p := ask().Begin("before")
	typeIn(p, " x ")
	if got := p.Typed(); got != "before x " {
		t.Errorf("typed is %q", got)
	}
}

func TestAPromptExplainsItself(t *testing.T) {
	t.Parallel()
	p := ask().Explain(clean.Literal("It is kept in the history."))
	want := []string{
		"+- Reason -------------------+",
		"| It is kept in the history. |",
		"|                            |",
		"| why                        |",
		"+----------------------------+",
	}
	if got := p.Rows(plain(), 30, 24); !slices.Equal(got, want) {
		t.Errorf("it is\n%s", strings.Join(got, "\n"))
	}
	if x, y, ok := p.Cursor(plain(), 30, 24); x != 2 || y != 3 || !ok {
		t.Errorf("the cursor stands at %d, %d, %v", x, y, ok)
	}
	if got := p.Rows(plain(), 30, 3); len(got) != 3 || !strings.Contains(got[1], "why") {
		t.Errorf("without room for the text it is\n%s", strings.Join(got, "\n"))
	}
}

func TestPromptsFitTheScreen(t *testing.T) {
	t.Parallel()
	for _, pen := range pens(t) {
		for _, w := range []int{6, 7, 30, 60, 80, 131} {
			for _, h := range []int{3, 4, 5, 15, 50} {
				for _, typed := range []string{"", "日本語 " + strings.Repeat("x", 200)} {
					p := ask().Explain(long()[:20]...).Begin(typed)
					fits(t, pen, "a prompt", p, w, h)
				}
			}
		}
	}
}

func TestTheCursorOfAPromptWithoutWordsStandsInItsLine(t *testing.T) {
	t.Parallel()
	p := ask()
	typeIn(p, "ab")
	rows := p.Rows(plain(), 60, 24)
	x, y, ok := p.Cursor(plain(), 60, 24)
	if !ok || !strings.Contains(rows[y], "ab") || x != 4 {
		t.Errorf("it stands at %d, %d of\n%s", x, y, strings.Join(rows, "\n"))
	}
}
