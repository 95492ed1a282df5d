package form

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/fold"
	"sentinelq/client/incident"
	"sentinelq/theme"
	"sentinelq/ui/draw"
)

// choice is a field with a handful of values, all of them shown.
type choice struct {
	field   incident.Field
	title   clean.Safe
	options []clean.Safe
	chosen  int // index in options; -1 when nothing is chosen yet
	at      int // the option under the cursor
	tall    bool
	focused bool
	width   int
}

func newChoice(field incident.Field, title clean.Safe, options ...clean.Safe) *choice {
	return &choice{field: field, title: title, options: options, chosen: -1}
}

func (c *choice) label() clean.Safe    { return c.title }
func (c *choice) name() incident.Field { return c.field }
func (c *choice) setFocus(on bool)     { c.focused = on }
func (c *choice) paste(string)         {}

const (
	markWidth = 2 // cells of an option's mark and the space behind it
	between   = 2 // cells between options that stand beside one another
)

// setWidth stacks the options where they do not fit beside one another.
func (c *choice) setWidth(w int) {
	c.width = w
	side := -between
	for _, o := range c.options {
		side += markWidth + len(o.String()) + between
	}
	c.tall = side > w
}

func (c *choice) choose(i int) { c.chosen, c.at = i, max(i, 0) }

// key chooses by arrow keys, by space and by the first letter. Stacked options
// are walked with the arrows that elsewhere leave the field.
func (c *choice) key(msg tea.KeyPressMsg) reaction {
	back, on := "left", "right"
	if c.tall {
		back, on = "up", "down"
	}
	switch pressed := msg.String(); {
	case pressed == on && c.at < len(c.options)-1:
		c.step(1)
	case pressed == back && c.at > 0 && c.chosen >= 0:
		c.step(-1)
	case pressed == "space":
		c.choose((c.chosen + 1) % len(c.options))
	case c.letter(msg.Text):
	default:
		return arrows(msg)
	}
	return stay
}

// step moves on from what is chosen; with nothing chosen yet it begins.
func (c *choice) step(n int) {
	if c.chosen < 0 {
		c.choose(0)
		return
	}
	c.choose(c.at + n)
}

// letter chooses the next option that begins with what was typed.
func (c *choice) letter(typed string) bool {
	if typed == "" {
		return false
	}
	for n := 1; n <= len(c.options); n++ {
		i := (max(c.chosen, -1) + n + len(c.options)) % len(c.options)
		if fold.New(typed).Begins(c.options[i].String()) {
			c.choose(i)
			return true
		}
	}
	return false
}

func (c *choice) rows(pen draw.Pen) []string {
	if !c.tall {
		var spans []draw.Span
		for i := range c.options {
			spans = append(spans, c.option(pen, i)...)
			spans = append(spans, draw.Gap(between))
		}
		return []string{pen.Row(c.width, spans...)}
	}
	var rows []string
	for i := range c.options {
		rows = append(rows, c.stacked(pen, i)...)
	}
	return rows
}

// stacked draws an option in as many rows as its words need.
func (c *choice) stacked(pen draw.Pen, i int) []string {
	mark, role := c.mark(pen, i)
	rows := pen.Paragraph(c.width-markWidth, role, c.options[i])
	for n, row := range rows {
		rows[n] = pen.Row(markWidth) + row
		if n == 0 {
			rows[n] = pen.Row(markWidth, draw.Glyph(role, mark), draw.Text(role, clean.Literal(" "))) + row
		}
	}
	return rows
}

func (c *choice) option(pen draw.Pen, i int) []draw.Span {
	mark, role := c.mark(pen, i)
	return []draw.Span{draw.Glyph(role, mark), draw.Text(role, clean.Concat(clean.Literal(" "), c.options[i]))}
}

func (c *choice) mark(pen draw.Pen, i int) (theme.Glyph, theme.Role) {
	g := pen.Theme.Glyphs()
	switch {
	case i == c.chosen && c.focused:
		return g.RadioOn, theme.Selection
	case i == c.chosen:
		return g.RadioOn, theme.Strong
	default:
		return g.RadioOff, theme.Field
	}
}

// cursor is on the mark of the chosen option.
func (c *choice) cursor(pen draw.Pen) (x, y int, ok bool) {
	if c.tall {
		for i := range c.at {
			y += len(c.stacked(pen, i))
		}
		return 0, y, true
	}
	for _, o := range c.options[:c.at] {
		x += markWidth + pen.Width(o) + between
	}
	return x, 0, true
}
