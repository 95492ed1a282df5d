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

// Suggestions finds tags to suggest, the best first and limit of them at the
// most.
type Suggestions func(typed string, limit int) []incident.TagUse

// maxSuggestions is how many tags are suggested at once.
const maxSuggestions = 5

// tags is a field of chips with an input behind them, and suggestions below.
type tags struct {
	picker
	chips []string
	find  Suggestions
}

func newTags() *tags {
	t := &tags{
		picker: newPicker(incident.FieldTags, clean.Literal("Tags"), clean.Literal("type a tag, enter adds it")),
	}
	t.offers = t.suggest
	return t
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
	t.on = ""
}

func (t *tags) key(msg tea.KeyPressMsg) reaction {
	switch pressed := msg.String(); {
	case t.walk(msg):
	case pressed == "enter" && strings.TrimSpace(t.Value()) != "":
		t.add(t.Value())
	case pressed == "backspace" && t.Value() == "" && len(t.chips) > 0:
		t.chips = t.chips[:len(t.chips)-1]
	default:
		r, _ := t.edit(msg)
		return r
	}
	return stay
}

// suggest offers the tags that match what was typed, without those already
// chosen.
func (t *tags) suggest() []offer {
	if t.find == nil {
		return nil
	}
	var offers []offer
	for _, use := range t.find(t.Value(), maxSuggestions+len(t.chips)) {
		if name := use.Name.Raw(); !t.has(name) && len(offers) < maxSuggestions {
			offers = append(
				offers,
				offer{name, use.Name.Safe(), clean.Safef("in %d", use.Count), func() { t.add(name) }},
			)
		}
	}
	return offers
}

func (t *tags) rows(pen draw.Pen) []string {
	var rows []string
	if len(t.chips) > 0 {
		rows = t.chipRows(pen)
	}
	rows = append(rows, t.line.rows(pen)...)
	return append(rows, t.below(pen)...)
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

func (t *tags) cursor(pen draw.Pen) (x, y int, ok bool) {
	x, y, ok = t.line.cursor(pen)
	if len(t.chips) > 0 {
		y += len(t.chipRows(pen))
	}
	return x, y, ok
}
