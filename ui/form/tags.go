package form

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/theme"
	"sentinelq/ui/draw"
)

// maxSuggestions is how many tags are suggested at once.
const maxSuggestions = 5

// tags is a field of chips with an input behind them, and suggestions below.
type tags struct {
	*line
	chips []string
	known []incident.TagUse // in order of use
	at    int               // the suggestion under the cursor; -1 for none
}

func newTags() *tags {
	return &tags{
		line: newLine(incident.FieldTags, clean.Literal("Tags"), clean.Literal("type a tag, enter adds it")),
		at:   -1,
	}
}

// values returns the chips, and what stands in the input as one more: a tag
// that was typed but not added yet is meant.
func (t *tags) values() []string {
	if typed := strings.TrimSpace(t.Value()); typed != "" && !t.has(typed) {
		return append(slices.Clone(t.chips), typed)
	}
	return slices.Clone(t.chips)
}

func (t *tags) has(tag string) bool {
	return slices.ContainsFunc(t.chips, func(c string) bool { return incident.SameTag(c, tag) })
}

// add makes a chip; a duplicate is not added twice.
func (t *tags) add(tag string) {
	if tag = strings.TrimSpace(tag); tag != "" && !t.has(tag) {
		t.chips = append(t.chips, tag)
	}
	t.SetValue("")
	t.at = -1
}

func (t *tags) key(msg tea.KeyPressMsg) reaction {
	offered := t.suggestions()
	switch pressed := msg.String(); {
	case pressed == "enter" && t.at >= 0 && t.at < len(offered):
		t.add(offered[t.at].Name.Safe().String())
	case pressed == "enter" && strings.TrimSpace(t.Value()) != "":
		t.add(t.Value())
	case pressed == "down" && t.at < len(offered)-1:
		t.at++
	case pressed == "up" && t.at >= 0:
		t.at--
	case pressed == "backspace" && t.Value() == "" && len(t.chips) > 0:
		t.chips = t.chips[:len(t.chips)-1]
	default:
		return t.edit(msg)
	}
	return stay
}

func (t *tags) edit(msg tea.KeyPressMsg) reaction {
	before := t.Value()
	r := t.line.key(msg)
	if t.Value() != before {
		t.at = -1
	}
	return r
}

// suggestions returns the known tags that begin with what was typed, then those
// that hold it, without those already chosen.
func (t *tags) suggestions() []incident.TagUse {
	typed := strings.ToLower(strings.TrimSpace(t.Value()))
	var first, then []incident.TagUse
	for _, use := range t.known {
		name := strings.ToLower(use.Name.Safe().String())
		switch {
		case t.has(use.Name.Raw()):
		case strings.HasPrefix(name, typed):
			first = append(first, use)
		case strings.Contains(name, typed):
			then = append(then, use)
		}
	}
	all := append(first, then...)
	return all[:min(len(all), maxSuggestions)]
}

func (t *tags) rows(pen draw.Pen) []string {
	var rows []string
	if len(t.chips) > 0 {
		rows = t.chipRows(pen)
	}
	rows = append(rows, t.line.rows(pen)...)
	if t.Focused() {
		rows = append(rows, t.offer(pen)...)
	}
	return rows
}

// chipRows lays the chips out in as many rows as they need.
func (t *tags) chipRows(pen draw.Pen) []string {
	var rows []string
	var spans []draw.Span
	used := 0
	for _, chip := range t.chips {
		words := clean.Concat(clean.Literal("["), clean.New(chip).Safe(), clean.Literal("]"))
		if w := pen.Width(words) + 1; used > 0 && used+w > t.width {
			rows = append(rows, pen.Row(t.width, spans...))
			spans, used = nil, 0
		}
		used += pen.Width(words) + 1
		spans = append(spans, draw.Text(theme.Chip, words), draw.Gap(1))
	}
	return append(rows, pen.Row(t.width, spans...))
}

func (t *tags) offer(pen draw.Pen) []string {
	var rows []string
	for i, use := range t.suggestions() {
		role, mark := theme.Muted, pen.Theme.Glyphs().Bullet
		if i == t.at {
			role, mark = theme.Selection, pen.Theme.Glyphs().Cursor
		}
		rows = append(rows, pen.Row(t.width, draw.Glyph(role, mark), draw.Gap(1),
			draw.Text(role, use.Name.Safe()), draw.Gap(1),
			draw.Text(theme.Muted, clean.Concat(clean.Literal("in "), clean.Int(use.Count)))))
	}
	return rows
}

func (t *tags) cursor(pen draw.Pen) (x, y int, ok bool) {
	x, y, ok = t.line.cursor(pen)
	if len(t.chips) > 0 {
		y += len(t.chipRows(pen))
	}
	return x, y, ok
}
