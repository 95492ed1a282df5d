package page

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/change"
	"sentinelq/ui/compose"
	"sentinelq/ui/dialog"
)

// offeredTags is how many suggested tags the menu lists.
const offeredTags = 8

// retagging is what the menu of tags begins with: one more tag is put on or taken off
// with each choice.
type retagging struct {
	seen   incident.Incident
	change incident.Change
	typed  string // what the menu begins with
}

// openTags lists the incident's tags and suggested ones. Each choice puts a tag
// on or takes it off; the first line saves them all in one write.
func (pg *Page) openTags(in incident.Incident) tea.Cmd { return pg.retag(retagging{seen: in}) }

func (pg *Page) retag(r retagging) tea.Cmd {
	n := pg.AnswerTo(r.seen, incident.NoteTags)
	items := pg.tagItems(r)
	if !pg.IsTyping(n.ID) && r.typed == "" && r.change.IsZero() {
		items = append(items, pg.tagsBefore(r, n)...)
	}
	menu := dialog.NewMenu(change.About(clean.Literal("Tags"), r.seen), items)
	menu.Offer(func(typed string) []dialog.Item { return pg.typedTags(r, typed) }).Begin(r.typed)
	n.AddTags, n.RemoveTags, n.Text = r.change.AddTags, r.change.RemoveTags, r.typed
	return pg.Asks(menu, n, nil)
}

// tagsBefore offers, behind all else, what was chosen and typed before and not saved.
func (pg *Page) tagsBefore(r retagging, n incident.Note) []dialog.Item {
	if n.ID == "" {
		return nil
	}
	r.change, r.typed = incident.Change{AddTags: n.AddTags, RemoveTags: n.RemoveTags}, n.Text
	return []dialog.Item{
		{
			Label: clean.Concat(
				clean.Literal("Go on with what was typed: "),
				clean.Join(clean.Literal(" "), compose.TextOf(n)...),
			),
			Do: func() tea.Cmd { return pg.retag(r) },
		},
	}
}

// tagItems lists the incident's tags as they will be, below what saves them.
func (pg *Page) tagItems(r retagging) []dialog.Item {
	var items []dialog.Item
	if !r.change.IsZero() {
		items = append(items, dialog.Item{
			Label: clean.Concat(clean.Literal("Save "), r.change.TagWords()),
			Find:  clean.Literal("save"), // who types a tag means the tag
			Do:    pg.Changes(r.seen, r.change),
		})
	}
	for _, t := range r.seen.Tags() {
		items = append(items, pg.tagItem(r, t, !slices.ContainsFunc(r.change.RemoveTags, sameAs(t))))
	}
	for _, t := range r.change.AddTags {
		items = append(items, pg.tagItem(r, t, true))
	}
	return items
}

func sameAs(tag string) func(string) bool {
	return func(t string) bool { return incident.SameTag(t, tag) }
}

// tagItem is a tag with whether the incident will have it.
func (pg *Page) tagItem(r retagging, tag string, on bool) dialog.Item {
	box := clean.Literal("[ ] ")
	if on {
		box = clean.Literal("[x] ")
	}
	return dialog.Item{Label: clean.Concat(box, clean.New(tag).Safe()), Do: pg.toggles(r, tag, on)}
}

// toggles makes what choosing a tag does.
func (pg *Page) toggles(r retagging, tag string, on bool) func() tea.Cmd {
	return func() tea.Cmd { return pg.retag(r.toggled(tag, on)) }
}

// toggled returns the question after one more choice.
func (r retagging) toggled(tag string, on bool) retagging {
	r.change.AddTags, r.change.RemoveTags = slices.Clone(r.change.AddTags), slices.Clone(r.change.RemoveTags)
	same := sameAs(tag)
	has := incident.HasTag(r.seen.Labels, tag)
	switch {
	case on && has:
		r.change.RemoveTags = append(r.change.RemoveTags, tag)
	case on:
		r.change.AddTags = slices.DeleteFunc(r.change.AddTags, same)
	case has:
		r.change.RemoveTags = slices.DeleteFunc(r.change.RemoveTags, same)
	default:
		r.change.AddTags = append(r.change.AddTags, tag)
	}
	return r
}

// typedTags offers the workspace's tags that are meant by what was typed, and
// what was typed as a new one.
func (pg *Page) typedTags(r retagging, typed string) []dialog.Item {
	typed = strings.TrimSpace(typed)
	var items []dialog.Item
	known := false
	after := r.change.Apply(r.seen)
	for _, use := range pg.Suggest(typed, offeredTags) {
		tag := use.Tag()
		known = known || incident.SameTag(tag, typed)
		if !incident.HasTag(after.Labels, tag) && !incident.HasTag(r.seen.Labels, tag) {
			items = append(items, pg.tagItem(r, tag, false))
		}
	}
	if typed != "" && !known && !incident.HasTag(after.Labels, typed) && !incident.HasTag(r.seen.Labels, typed) {
		items = append(
			items,
			dialog.Item{Label: clean.Safef("[ ] %s, a new tag", clean.New(typed)), Do: pg.toggles(r, typed, false)},
		)
	}
	return items
}
