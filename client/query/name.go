package query

import (
	"strings"
	"unicode"

	"sentinelq/client/clean"
	"sentinelq/client/fold"
	"sentinelq/client/incident"
)

// ownerValue is an owner that is not given by name.
type ownerValue string

const (
	me     ownerValue = "me"
	nobody ownerValue = "none"
)

func (v ownerValue) text() string { return string(v) }

// test matches nothing for me while it is not known who that is.
func (v ownerValue) test(env Env) test {
	if v == nobody {
		return func(in *incident.Incident) bool { return in.Owner.IsZero() }
	}
	return func(in *incident.Incident) bool { return !in.Owner.IsZero() && in.Owner.Is(env.Me) }
}

// nameValue is a name, or the beginning of a word of one.
type nameValue struct {
	field field
	typed string
	whole bool
}

func parseName(f field, w word, whole bool) value {
	if f == fieldOwner && !w.quoted && !whole {
		switch v := ownerValue(fold.String(w.text)); v {
		case me, nobody:
			return v
		}
	}
	return nameValue{f, w.text, whole}
}

func (v nameValue) text() string {
	folded := ownerValue(fold.String(v.typed))
	special := strings.HasPrefix(v.typed, "=") ||
		v.field == fieldOwner && !v.whole && (folded == me || folded == nobody)
	if v.whole {
		return "=" + quote(v.typed, special)
	}
	return quote(v.typed, special)
}

func (v nameValue) test(Env) test {
	typed := v.typed
	if joined := strings.Map(dropGap, typed); v.field == fieldTactic && joined != "" {
		typed = joined // "lateral movement" is LateralMovement
	}
	n := fold.New(strings.TrimSpace(typed))
	found := n.BeginsWord
	if v.whole {
		found = n.Is
	}
	switch v.field {
	case fieldOwner:
		return func(in *incident.Incident) bool { return anyName(&in.Owner, found) }
	case fieldProduct:
		return func(in *incident.Incident) bool { return anyText(in.Additional.Products, found) }
	case fieldTactic:
		return func(in *incident.Incident) bool { return anyText(in.Additional.Tactics, found) }
	default:
		return func(in *incident.Incident) bool { return anyLabel(in.Labels, found) }
	}
}

func dropGap(r rune) rune {
	if unicode.IsSpace(r) || r == '-' || r == '_' {
		return -1
	}
	return r
}

func anyName(o *incident.Owner, found func(string) bool) bool {
	return found(o.AssignedTo.String()) || found(o.UserPrincipalName.String()) ||
		found(o.Email.String()) || found(o.ObjectID.String())
}

func anyText(texts []clean.Text, found func(string) bool) bool {
	for i := range texts {
		if found(texts[i].String()) {
			return true
		}
	}
	return false
}

func anyLabel(labels []incident.Label, found func(string) bool) bool {
	for i := range labels {
		if found(labels[i].Name.String()) {
			return true
		}
	}
	return false
}
