package filter_test

import (
	"flag"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/query"
	"sentinelq/ui/filter"
	"sentinelq/ui/uitest/pens"
)

var _ = flag.Bool("update", false, "write the golden files anew")

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
	return strings.TrimRight(strings.TrimPrefix(m.Row(pens.Plain(), 200), " / "), " ")
}
