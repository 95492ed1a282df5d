package form

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/fold"
	"sentinelq/client/incident"
	"sentinelq/theme"
	"sentinelq/ui/draw"
)

// maxPeople is how many owners are offered at once.
const maxPeople = 6

// owner is the field of the owner: an input with people and groups below it.
// What is typed is an owner by itself when it is me, a user principal name or
// an object ID.
type owner struct {
	picker
	me     incident.Owner
	recent []incident.Owner // chosen lately, the last one first
	seen   []incident.Owner // owners of incidents in the queue
	found  []incident.Owner // by the directory, for what is typed
	note   clean.Safe       // why the directory is of no help
	picked incident.Owner   // zero unless one was taken and not typed over
}

func newOwner() *owner {
	o := &owner{
		picker: newPicker(
			incident.FieldOwner,
			clean.Literal("Owner"),
			clean.Literal("a name, name@domain, ID, or me"),
		),
	}
	o.offers = o.suggest
	return o
}

// value returns whom the field names.
func (o *owner) value() (incident.Owner, error) {
	if !o.picked.IsZero() {
		return o.picked, nil
	}
	return incident.ParseOwner(o.Value(), o.me)
}

// restore fills the field as a draft had it.
func (o *owner) restore(who incident.Owner, typed string) {
	o.SetValue(typed)
	o.picked = incident.Owner{}
	if !who.IsZero() {
		if parsed, err := incident.ParseOwner(typed, o.me); err != nil || !parsed.Is(who) {
			o.pick(who)
		}
	}
}

func (o *owner) pick(who incident.Owner) {
	o.SetValue(label(who).String())
	o.picked = who
}

func (o *owner) key(msg tea.KeyPressMsg) reaction {
	if o.walk(msg) {
		return stay
	}
	r, changed := o.edit(msg)
	if changed {
		o.picked, o.found = incident.Owner{}, nil
	}
	return r
}

func (o *owner) paste(content string) {
	o.line.paste(content)
	o.picked, o.found, o.on = incident.Owner{}, nil, ""
}

// suggest offers me first, then who was chosen lately, then who matches, each
// once.
func (o *owner) suggest() []offer {
	if !o.picked.IsZero() {
		return nil
	}
	typed := strings.TrimSpace(o.Value())
	var people []incident.Owner
	if !o.me.IsZero() && (strings.HasPrefix("me", fold.String(typed)) || matches(o.me, typed)) {
		people = append(people, o.me)
	}
	for _, known := range [][]incident.Owner{o.recent, o.seen} {
		for _, who := range known {
			if matches(who, typed) {
				people = addOnce(people, who)
			}
		}
	}
	for _, who := range o.found {
		people = addOnce(people, who)
	}
	var offers []offer
	for _, who := range people[:min(len(people), maxPeople)] {
		offers = append(offers, o.offer(who))
	}
	return offers
}

func addOnce(people []incident.Owner, who incident.Owner) []incident.Owner {
	if slices.ContainsFunc(people, who.Is) {
		return people
	}
	return append(people, who)
}

// matches reports whether one of the names has a word that begins with typed.
func matches(who incident.Owner, typed string) bool {
	typed = fold.String(typed)
	for _, name := range []clean.Text{who.AssignedTo, who.UserPrincipalName, who.Email} {
		folded := fold.String(name.Safe().String())
		if strings.HasPrefix(folded, typed) || strings.Contains(folded, " "+typed) {
			return true
		}
	}
	return false
}

// offer shows who would be assigned beyond doubt: two people may share a name,
// and a name may only look like a colleague's.
func (o *owner) offer(who incident.Owner) offer {
	text := who.Name()
	if who.Is(o.me) {
		text = clean.Safef("Assign to me: %s", who.Name())
	}
	return offer{keyOf(who), text, exact(who), func() { o.pick(who) }}
}

// keyOf tells an owner from the others.
func keyOf(who incident.Owner) string {
	return strings.ToLower(
		cmp.Or(who.ObjectID.Raw(), who.UserPrincipalName.Raw(), who.Email.Raw(), who.AssignedTo.Raw()),
	)
}

// label is the owner as the field shows one that was taken.
func label(who incident.Owner) clean.Safe {
	if note := exact(who); !note.IsEmpty() {
		return clean.Safef("%s (%s)", who.Name(), note)
	}
	return who.Name()
}

// exact is what tells the owner from others of the same name.
func exact(who incident.Owner) clean.Safe {
	var parts []clean.Safe
	if who.Type == incident.Group {
		parts = append(parts, clean.Literal("group"))
	}
	for _, t := range []clean.Text{who.UserPrincipalName, who.ObjectID} {
		if !t.IsEmpty() && t.Safe() != who.Name() {
			parts = append(parts, t.Safe())
			break
		}
	}
	if who.AssignedTo.MixedScripts() {
		parts = append(parts, clean.Literal("mixed scripts!"))
	}
	return clean.Join(clean.Literal(", "), parts...)
}

func (o *owner) rows(pen draw.Pen) []string {
	rows := append(o.line.rows(pen), o.below(pen)...)
	if o.Focused() && !o.note.IsEmpty() {
		rows = append(rows, pen.Paragraph(o.width, theme.Muted, o.note)...)
	}
	return rows
}
