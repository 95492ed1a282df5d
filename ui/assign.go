package ui

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
func (m *Model) openAssign(in incident.Incident, typed string) tea.Cmd {
	a, n := &m.assigning, m.AnswerTo(in, incident.NoteOwner)
	*a = assigning{seen: in, menu: dialog.NewMenu(change.About(clean.Literal("Owner"), in), nil)}
	if typed == "" {
		before := n.Text
		a.before = compose.SearchesAgain(n, func() tea.Cmd { return m.openAssign(in, before) })
	}
	a.menu.SetItems(m.owners())
	a.menu.Offer(m.typedOwner).Begin(typed)
	n.Text = typed
	return tea.Batch(m.Asks(a.menu, n, m.NamesOwner), m.LookUp())
}

// owners lists the choices, each person once.
func (m *Model) owners() []dialog.Item {
	in := m.assigning.seen
	var items []dialog.Item
	var listed []incident.Owner
	add := func(label clean.Safe, o incident.Owner, whence clean.Safe) {
		if o.IsZero() || slices.ContainsFunc(listed, o.Is) {
			return
		}
		listed = append(listed, o)
		items = append(items, dialog.Item{Label: label, Key: whence, Do: m.assigns(in, o)})
	}
	add(clean.Safef("Assign to me: %s", m.Me.Name()), m.Me, clean.Safe{})
	if !in.Owner.IsZero() {
		items = append(items, dialog.Item{
			Label: clean.Safef("Nobody, instead of %s", in.Owner.Name()),
			Find:  clean.Literal("nobody"), // who types a name means the person
			Do:    m.assigns(in, incident.Owner{}),
		})
	}
	for _, o := range m.Recent() {
		add(ownerLabel(o), o, clean.Literal("recent"))
	}
	for _, o := range m.assigning.found {
		add(ownerLabel(o), o, clean.Literal("directory"))
	}
	for _, o := range m.SeenOwners() {
		add(ownerLabel(o), o, clean.Literal("queue"))
	}
	return append(items, m.assigning.before...)
}

// assigns makes what choosing an owner does.
func (m *Model) assigns(in incident.Incident, to incident.Owner) func() tea.Cmd {
	return m.Changes(in, incident.Change{Owner: &to})
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
func (m *Model) typedOwner(typed string) []dialog.Item {
	var items []dialog.Item
	if o, err := incident.ParseOwner(typed, m.Me); err == nil && !o.IsZero() {
		items = append(items, dialog.Item{
			Label: clean.Safef("Assign to %s as typed", clean.New(typed)),
			Do:    m.assigns(m.assigning.seen, o),
		})
	}
	if !m.assigning.note.IsEmpty() {
		items = append(items, dialog.Item{Label: m.assigning.note, Off: clean.Literal(" ")})
	}
	return items
}

// choosingOwner reports whether the menu of owners has the keys.
func (m *Model) choosingOwner() bool {
	return m.assigning.menu != nil && m.Dialogs.Top() == dialog.Dialog(m.assigning.menu)
}

// searching returns what is typed where an owner is looked for.
func (m *Model) searching() string {
	if m.choosingOwner() {
		return m.assigning.menu.Typed()
	}
	return m.OwnerTyped()
}

// onFound gives what the directory found to the menu and to the panel, which drop an
// answer for other text.
func (m *Model) onFound(typed string, found []incident.Owner, note clean.Safe) {
	m.offerFound(typed, found, note)
	m.OfferOwners(typed, found, note)
}

// offerFound shows in the menu what the directory found.
func (m *Model) offerFound(typed string, found []incident.Owner, note clean.Safe) {
	if !m.choosingOwner() || typed != m.assigning.menu.Typed() {
		return
	}
	m.assigning.found, m.assigning.note = found, note
	m.assigning.menu.SetItems(m.owners())
}

// assignMe assigns the incident to the person.
func (m *Model) assignMe(in incident.Incident) tea.Cmd {
	if m.Me.IsZero() {
		return m.refuse(action.AssignMe, clean.Literal("who is signed in is not known yet"))
	}
	me := m.Me
	return m.Change(in, incident.Change{Owner: &me})
}
