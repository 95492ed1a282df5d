package detail

import (
	"slices"
	"strconv"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/markup"
	"sentinelq/theme"
	"sentinelq/ui/draw"
)

// entry is one thing in a tab: a row, and below it what is shown of it while it
// is selected, or always.
type entry struct {
	key    string // stays with the thing, whatever is read anew
	head   []string
	body   []string
	always bool // the body is shown, selected or not
	item   any  // what it is about
}

// height returns how many rows the entry has.
func (e *entry) height(selected bool) int {
	if selected || e.always {
		return len(e.head) + len(e.body)
	}
	return len(e.head)
}

// gutter is the width of the mark of the selected entry.
const gutter = 2

// inner is the width of what is drawn of an entry.
func (m *Model) inner() int { return max(m.w-gutter-margin, 1) }

// entries draws everything in the tab that is shown.
func (m *Model) entries() []entry {
	if all := m.tab.kind().entries; all != nil {
		return all(m)
	}
	return nil
}

func each[T any](things []T, entryOf func(T) entry) []entry {
	all := make([]entry, len(things))
	for i, t := range things {
		all[i] = entryOf(t)
		all[i].item = t
	}
	return all
}

// distinct tells entries of the same key apart, such as those of two events of
// the same words and minute; with one key for both, no step would lead past
// them. It counts from the end, since what is new stands at the beginning.
func distinct(all []entry) []entry {
	seen := make(map[string]int, len(all))
	for i := len(all) - 1; i >= 0; i-- {
		key := all[i].key
		if n := seen[key]; n > 0 {
			all[i].key += " " + strconv.Itoa(n)
		}
		seen[key]++
	}
	return all
}

func (m *Model) alert(a incident.Alert) entry {
	role, glyph := m.pen.Severity(a.Severity)
	e := entry{key: a.ID.String(), head: []string{m.pen.Row(m.inner(),
		draw.Text(theme.Muted, m.stamp(a.When())).Fixed(16), draw.Gap(1),
		draw.Glyph(role, glyph), draw.Gap(1), draw.Text(theme.Plain, a.Title.Safe()).Flex(), draw.Gap(1),
		draw.Text(theme.Muted, a.Product.Safe()).Fixed(min(24, m.inner()/4)))}}
	e.body = m.facts(
		fact{clean.Literal("entity"), []clean.Safe{a.CompromisedEntity.Safe()}, true},
		one(clean.Literal("severity"), a.Severity.Label()),
		one(clean.Literal("status"), a.Status.Safe()),
		one(clean.Literal("from"), m.when(a.Start)),
		one(clean.Literal("until"), m.when(a.End)),
		one(clean.Literal("tactics"), join(safe(slices.Concat(a.Tactics, a.Techniques)))),
		fact{clean.Literal("description"), a.Description.Lines(), false},
		fact{clean.Literal("remediation"), safe(a.Remediation), false},
		one(clean.Literal("product"), dotted(a.Product, a.Component, a.Vendor)),
		one(clean.Literal("confidence"), a.Confidence.Safe()),
		one(clean.Literal("resources"), join(safe(a.Resources))),
		one(clean.Literal("link"), a.Link.Safe()),
		one(clean.Literal("type"), a.Type.Safe()),
		one(clean.Literal("alert ID"), a.ID.Safe()),
	)
	return e
}

// dotted joins what is not empty.
func dotted(texts ...clean.Text) clean.Safe {
	var parts []clean.Safe
	for _, t := range texts {
		if !t.IsEmpty() {
			parts = append(parts, t.Safe())
		}
	}
	return join(parts)
}

func (m *Model) entity(e incident.Entity) entry {
	drawn := entry{key: e.ID.String() + "/" + e.Name.String(), head: []string{m.pen.Row(m.inner(),
		draw.Text(theme.Muted, clean.New(string(e.Kind)).Safe()).Fixed(16), draw.Gap(1),
		draw.Exact(theme.Plain, e.Name.Safe()).Flex())}}
	for _, f := range e.Fields {
		drawn.body = append(drawn.body, m.wideFact(f.Name.Safe(), f.Value.Safe())...)
	}
	return drawn
}

func (m *Model) comment(c incident.Comment) entry {
	edited := clean.Safe{}
	if c.LastModified.Time().After(c.Created.Time().Add(1)) {
		edited = clean.Literal("edited")
	}
	e := entry{key: string(c.ID), always: true, head: []string{m.pen.Row(m.inner(),
		draw.Text(theme.Strong, c.Author.Name()), draw.Gap(2), draw.Text(theme.Muted, m.when(c.Created)), draw.Gap(2),
		draw.Text(theme.Muted, edited).Flex())}}
	e.body = append(m.text(theme.Plain, markup.Plain(c.Message).Lines()...), m.pen.Row(m.inner()))
	return e
}

func (m *Model) task(t incident.Task) entry {
	box, role := clean.Literal("[ ]"), theme.Plain
	if t.IsDone() {
		box, role = clean.Literal("[x]"), theme.Muted
	}
	e := entry{key: string(t.ID), head: []string{m.pen.Row(m.inner(),
		draw.Text(role, box), draw.Gap(1), draw.Text(role, t.Title.Safe()).Flex())}}
	if !t.Description.IsEmpty() {
		e.body = m.indented(markup.Plain(t.Description).Lines()...)
	}
	by := clean.Safef("added by %s, %s", t.CreatedBy.Name(), m.when(t.Created))
	if t.IsDone() {
		by = clean.Safef("%s; last touched by %s, %s", by, t.LastModifiedBy.Name(), m.when(t.LastModified))
	}
	e.body = append(e.body, m.indented(by)...)
	return e
}

func (m *Model) bookmark(b incident.Bookmark) entry {
	e := entry{key: string(b.ID), head: []string{
		m.pen.Row(
			m.inner(),
			draw.Text(
				theme.Muted,
				m.stamp(b.EventTime),
			).Fixed(
				16,
			),
			draw.Gap(1),
			draw.Text(theme.Plain, b.Name.Safe()).Flex(),
			draw.Gap(1),
			draw.Text(theme.Muted, b.CreatedBy.Name()).Fixed(min(20, m.inner()/4)),
		),
	}}
	e.body = m.facts(
		fact{clean.Literal("notes"), b.Notes.Lines(), false},
		one(clean.Literal("labels"), join(safe(b.Labels))),
		one(clean.Literal("made"), m.when(b.Created)),
		fact{clean.Literal("query"), b.Query.Lines(), true},
		one(clean.Literal("result"), b.Result.Safe()),
	)
	return e
}

func (m *Model) like(s incident.Similar) entry {
	in := s.Incident
	role, glyph := m.pen.Severity(in.Severity)
	e := entry{key: string(in.ID), head: []string{
		m.pen.Row(
			m.inner(),
			draw.Glyph(role, glyph),
			draw.Gap(1),
			draw.Text(theme.Muted, clean.Safef("#%d", in.Number)).Fixed(8),
			draw.Text(
				m.pen.Status(in.Status),
				in.Status.Label(),
			).Fixed(
				7,
			),
			draw.Text(theme.Plain, in.Title.Safe()).Flex(),
			draw.Gap(1),
			draw.Text(theme.Muted, m.stamp(in.Created)).Fixed(16),
		),
		m.pen.Row(m.inner(), draw.Gap(2), draw.Text(theme.Muted, join(s.Reasons)).Flex()),
	}}
	if in.Status == incident.Closed {
		e.head = append(e.head, m.pen.Row(m.inner(), draw.Gap(2), draw.Text(theme.Plain, ending(in)).Flex()))
	}
	return e
}

// ending says whose a closed incident was, as what it was closed, and at last,
// where it may be cut, in which words.
func ending(in incident.Incident) clean.Safe {
	words := clean.Literal("closed: ")
	if !in.Owner.IsZero() {
		words = clean.Safef("closed, owner %s: ", in.Owner.Name())
	}
	words = clean.Concat(words, in.Closing.Label())
	if !in.Closing.Comment.IsEmpty() {
		words = clean.Safef("%s: %s", words, in.Closing.Comment)
	}
	return words
}

func (m *Model) event(v incident.Event) entry {
	by := v.By.Safe()
	return entry{key: m.stamp(v.At).String() + v.What.String(), head: []string{
		m.pen.Row(
			m.inner(),
			draw.Text(
				theme.Muted,
				m.stamp(v.At),
			).Fixed(
				16,
			),
			draw.Gap(1),
			draw.Text(theme.Plain, v.What).Flex(),
			draw.Gap(1),
			draw.Text(theme.Muted, by).Fixed(min(24, m.inner()/4)),
		),
	}}
}
