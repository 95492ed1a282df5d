package page

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/change"
	"sentinelq/ui/compose"
	"sentinelq/ui/dialog"
)

// assigning is the menu in which an owner is looked for.
type assigning struct {
	menu   *dialog.Menu // nil while it is closed
	seen   incident.Incident
	found  []incident.Owner
	note   clean.Safe    // why the directory does not find more
	before []dialog.Item // what was typed before
}

// openAssign offers whom the incident can be assigned to: the person first, then
// those chosen lately, then owners of the queue. What is typed is looked for in
// the directory too.
func (pg *Page) openAssign(in incident.Incident, typed string) tea.Cmd {
	a, n := &pg.assigning, pg.AnswerTo(in, incident.NoteOwner)
	*a = assigning{seen: in, menu: dialog.NewMenu(change.About(clean.Literal("Owner"), in), nil)}
	if typed == "" {
		before := n.Text
		a.before = compose.SearchesAgain(n, func() tea.Cmd { return pg.openAssign(in, before) })
	}
	a.menu.SetItems(pg.owners())
	a.menu.Offer(pg.typedOwner).Begin(typed)
	n.Text = typed
	return tea.Batch(pg.Asks(a.menu, n, pg.NamesOwner), pg.LookUp())
}

// owners lists the choices, each person once.
func (pg *Page) owners() []dialog.Item {
	in := pg.assigning.seen
	var items []dialog.Item
	var listed []incident.Owner
	add := func(label clean.Safe, o incident.Owner, whence clean.Safe) {
		if o.IsZero() || slices.ContainsFunc(listed, o.Is) {
			return
		}
		listed = append(listed, o)
		items = append(items, dialog.Item{Label: label, Key: whence, Do: pg.assigns(in, o)})
	}
	add(clean.Safef("Assign to me: %s", pg.Me.Name()), pg.Me, clean.Safe{})
	if !in.Owner.IsZero() {
		items = append(items, dialog.Item{
			Label: clean.Safef("Nobody, instead of %s", in.Owner.Name()),
			Find:  clean.Literal("nobody"), // who types a name means the person
			Do:    pg.assigns(in, incident.Owner{}),
		})
	}
	for _, o := range pg.Recent() {
		add(ownerLabel(o), o, clean.Literal("recent"))
	}
	for _, o := range pg.assigning.found {
		add(ownerLabel(o), o, clean.Literal("directory"))
	}
	for _, o := range pg.SeenOwners() {
		add(ownerLabel(o), o, clean.Literal("queue"))
	}
	return append(items, pg.assigning.before...)
}

// assigns makes what choosing an owner does.
func (pg *Page) assigns(in incident.Incident, to incident.Owner) func() tea.Cmd {
	return pg.Changes(in, incident.Change{Owner: &to})
}

// ownerLabel names an owner beyond doubt.
func ownerLabel(o incident.Owner) clean.Safe {
	if o.UserPrincipalName.IsEmpty() || o.UserPrincipalName.Safe() == o.Name() {
		return o.Name()
	}
	return clean.Safef("%s (%s)", o.Name(), o.UserPrincipalName)
}

// typedOwner offers what was typed as it stands, if it names an owner, and says
// what is amiss with the directory.
func (pg *Page) typedOwner(typed string) []dialog.Item {
	var items []dialog.Item
	if o, err := incident.ParseOwner(typed, pg.Me); err == nil && !o.IsZero() {
		items = append(items, dialog.Item{
			Label: clean.Safef("Assign to %s as typed", clean.New(typed)),
			Do:    pg.assigns(pg.assigning.seen, o),
		})
	}
	if !pg.assigning.note.IsEmpty() {
		items = append(items, dialog.Item{Label: pg.assigning.note, Off: clean.Literal(" ")})
	}
	return items
}

// choosingOwner reports whether the menu of owners has the keys.
func (pg *Page) choosingOwner() bool {
	return pg.assigning.menu != nil && pg.Dialogs.Top() == dialog.Dialog(pg.assigning.menu)
}

// searching returns what is typed where an owner is looked for.
func (pg *Page) searching() string {
	if pg.choosingOwner() {
		return pg.assigning.menu.Typed()
	}
	return pg.OwnerTyped()
}

// onFound gives what the directory found to the menu and to the panel, which drop an
// answer for other text.
func (pg *Page) onFound(typed string, found []incident.Owner, note clean.Safe) {
	pg.offerFound(typed, found, note)
	pg.OfferOwners(typed, found, note)
}

// offerFound shows in the menu what the directory found.
func (pg *Page) offerFound(typed string, found []incident.Owner, note clean.Safe) {
	if !pg.choosingOwner() || typed != pg.assigning.menu.Typed() {
		return
	}
	pg.assigning.found, pg.assigning.note = found, note
	pg.assigning.menu.SetItems(pg.owners())
}

// assignMe assigns the incident to the person.
func (pg *Page) assignMe(in incident.Incident) tea.Cmd {
	if pg.Me.IsZero() {
		return pg.Refuse(action.AssignMe, in.ID, clean.Literal("who is signed in is not known yet"))
	}
	me := pg.Me
	return pg.Change(in, incident.Change{Owner: &me})
}
