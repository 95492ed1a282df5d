package page

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/dialog"
	"sentinelq/ui/draw"
)

// copies is what can be copied, each text under a label.
type copies []struct{ label, text clean.Safe }

// add offers a text; none where there is none. What is shown is what is copied:
// one line, without anything that a shell or terminal would obey. A terminal that
// takes nothing but ASCII shows it spelled and copies it as it is, since it is
// handed over in base64 and pasted where letters count.
func (c *copies) add(label, text clean.Safe) {
	if !text.IsEmpty() {
		*c = append(*c, struct{ label, text clean.Safe }{label, text})
	}
}

// items lists the texts in a column of their own.
func (c copies) items(pen draw.Pen, take func(clean.Safe) tea.Cmd) []dialog.Item {
	column := 0
	for _, it := range c {
		column = max(column, pen.Width(it.label))
	}
	items := make([]dialog.Item, len(c))
	for i, it := range c {
		gap := clean.New(strings.Repeat(" ", column-pen.Width(it.label)+2)).Safe()
		items[i] = dialog.Item{
			Label: clean.Concat(it.label, gap, it.text),
			Do:    func() tea.Cmd { return take(it.text) },
		}
	}
	return items
}

// openCopy offers what can be copied: of what is selected on the page, and of the
// incident that is shown.
func (pg *Page) openCopy() {
	in, ok := pg.Showing()
	if !ok {
		return
	}
	var offered copies
	if item := pg.Detail.Selected(); item != nil && pg.Opened != "" {
		offered = kindOf(pg.Detail.Tab()).copies(item)
	}
	number := clean.Safef("#%d", in.Number)
	offered.add(clean.Literal("number"), number)
	offered.add(clean.Literal("both"), clean.Concat(number, clean.Literal(" "), in.Title.Safe()))
	offered.add(clean.Literal("link"), in.URL.Safe())
	offered.add(clean.Literal("ID"), in.ID.Safe())
	pg.Dialogs.Push(dialog.NewQuestion(clean.Literal("Copy"), nil, offered.items(pg.Pen, pg.Copy)...))
}

func copiesOfSimilar(item any) (c copies) {
	it, _ := item.(incident.Similar)
	c.add(clean.Literal("similar"), clean.Safef("#%d %s", it.Incident.Number, it.Incident.Title))
	return c
}

func copiesOfEvent(item any) (c copies) {
	it, _ := item.(incident.Event)
	c.add(clean.Literal("event"), it.What)
	return c
}

// copiesOfEntity offers the entity's name, its form that no click opens where that is
// another one, and its fields.
func copiesOfEntity(item any) (c copies) {
	e, _ := item.(incident.Entity)
	c.add(clean.Literal("name"), e.Name.Safe())
	if defanged := e.Defanged(); defanged != e.Name {
		c.add(clean.Literal("defanged"), defanged.Safe())
	}
	for _, f := range e.Fields {
		c.add(f.Name.Safe(), f.Value.Safe())
	}
	return c
}
