package dialog_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/theme"
	"sentinelq/ui/dialog"
	"sentinelq/ui/draw"
	"sentinelq/ui/text"
)

// plain returns a pen that draws without styles, to read what is drawn.
func plain() draw.Pen { return draw.Pen{Meter: text.Wcwidth} }

// pens returns a plain pen and two in colour, one for each meter.
func pens(t *testing.T) []draw.Pen {
	t.Helper()
	look, err := theme.New(theme.Options{Profile: colorprofile.TrueColor, Dark: true})
	if err != nil {
		t.Fatal(err)
	}
	return []draw.Pen{plain(), {Theme: look, Meter: text.Wcwidth}, {Theme: look, Meter: text.Graphemes}}
}

func safe(s string) clean.Safe { return clean.New(s).Safe() }

// says makes a deed that a test can tell from others: its command says the label.
func says(label string) func() tea.Cmd {
	return func() tea.Cmd {
		return func() tea.Msg { return label }
	}
}

// said returns what a deed says; nil where there is none.
func said(do func() tea.Cmd, done bool) (label any, over bool) {
	if do == nil {
		return nil, done
	}
	return do()(), done
}

// told is said of the deed that a stack has done.
func told(cmd tea.Cmd) any {
	if cmd == nil {
		return nil
	}
	return cmd()
}

// item makes a line of a menu that says its label.
func item(label string) dialog.Item { return dialog.Item{Label: safe(label), Do: says(label)} }

func items(labels ...string) []dialog.Item {
	made := make([]dialog.Item, len(labels))
	for i, label := range labels {
		made[i] = item(label)
	}
	return made
}

// typeIn gives text to a dialog key by key.
func typeIn(d any, typed string) {
	for _, r := range typed {
		key := tea.KeyPressMsg{Code: r, Text: string(r)}
		switch d := d.(type) {
		case dialog.Dialog:
			d.Edit(key)
		case *dialog.Stack:
			d.Edit(key)
		}
	}
}

// long returns an honest and a hostile text, both of many rows.
func long() []clean.Safe {
	var lines []clean.Safe
	for _, c := range append(corpus.Benign(), corpus.Hostile()[:40]...) {
		lines = append(lines, safe(c.Text))
	}
	return append(lines, safe(strings.Repeat("word ", 500)))
}
