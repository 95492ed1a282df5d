package filter_test

import (
	"flag"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/client/query"
	"sentinelq/theme"
	"sentinelq/ui/draw"
	"sentinelq/ui/filter"
	"sentinelq/ui/text"
)

var _ = flag.Bool("update", false, "write the golden files anew")

// plain returns a pen that draws without styles, to read what is drawn.
func plain() draw.Pen { return draw.Pen{Meter: text.Wcwidth} }

// pens returns a pen of every colour profile that looks different.
func pens(t *testing.T) map[string]draw.Pen {
	t.Helper()
	made := map[string]draw.Pen{}
	for name, o := range map[string]theme.Options{
		"mono": {Profile: colorprofile.ASCII, ASCII: true},
		"16":   {Profile: colorprofile.ANSI, Dark: true},
		"true": {Profile: colorprofile.TrueColor, Dark: true},
	} {
		look, err := theme.New(o)
		if err != nil {
			t.Fatal(err)
		}
		made[name] = draw.Pen{Theme: look, Meter: text.Wcwidth}
	}
	return made
}

// words returns benign and hostile texts. A skin tone at the beginning is left
// out: it joins whatever stands in the cell before.
func words() []string {
	var all []string
	for _, c := range append(corpus.Benign(), corpus.Hostile()...) {
		first, _ := utf8.DecodeRuneInString(c.Text)
		if len(c.Text) < 300 && (first < '\U0001f3fb' || '\U0001f3ff' < first) {
			all = append(all, c.Text)
		}
	}
	return all
}

func vocabulary() query.Vocabulary {
	return query.Vocabulary{
		Tags:   []clean.Text{clean.New("phish"), clean.New("very important"), clean.New("不審")},
		Owners: []clean.Text{clean.New("Ann Lee")},
	}
}

func parsed(t *testing.T, line string) query.Filter {
	t.Helper()
	f, err := query.Parse(line)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// begun makes a line that is being edited, with a filter in force.
func begun(t *testing.T, inForce string) *filter.Model {
	t.Helper()
	m := filter.New(parsed(t, inForce))
	m.SetVocabulary(vocabulary())
	m.Begin()
	return m
}

// typeIn gives text to the line key by key, and returns the filters that were
// put in force by that.
func typeIn(m *filter.Model, typed string) []string {
	var changed []string
	for _, r := range typed {
		if now, ok := m.Edit(tea.KeyPressMsg{Text: string(r), Code: r}).(filter.Changed); ok {
			changed = append(changed, now.Filter.Text())
		}
	}
	return changed
}

// press gives a key without a text to the line, n times.
func press(m *filter.Model, code rune, n int) {
	for range n {
		m.Edit(tea.KeyPressMsg{Code: code})
	}
}

// empty clears the line.
func empty(m *filter.Model) { press(m, tea.KeyBackspace, 200) }

// line returns the text of the line as it is drawn.
func line(m *filter.Model) string {
	return strings.TrimRight(strings.TrimPrefix(m.Row(plain(), 200), " / "), " ")
}
