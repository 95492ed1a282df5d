package incident

import (
	"errors"
	"strings"

	"sentinelq/client/clean"
)

// OwnerType says what an owner's object ID names. It is always sent: without
// it the service answers Unknown even for users.
type OwnerType string

// The owner types of the service.
const (
	UnknownOwner OwnerType = "Unknown"
	User         OwnerType = "User"
	Group        OwnerType = "Group"
)

// Owner is the user or group an incident is assigned to. The zero Owner means
// that nobody is; on the wire that is an incident without an owner.
type Owner struct {
	ObjectID          clean.Text // the directory's GUID
	Email             clean.Text
	AssignedTo        clean.Text // display name
	UserPrincipalName clean.Text
	Type              OwnerType
}

// IsZero reports whether the incident is unassigned. An owner type alone names
// nobody.
func (o Owner) IsZero() bool {
	return o.ObjectID.IsEmpty() && o.Email.IsEmpty() &&
		o.AssignedTo.IsEmpty() && o.UserPrincipalName.IsEmpty()
}

// Name returns the shortest name a colleague would recognise: the display
// name, else the user principal name, the mail address or the object ID.
func (o Owner) Name() clean.Safe {
	for _, t := range []clean.Text{o.AssignedTo, o.UserPrincipalName, o.Email} {
		if !t.IsEmpty() {
			return t.Safe()
		}
	}
	return o.ObjectID.Safe()
}

// Is reports whether o and other name the same person or group. Object IDs
// decide where both are known, and user principal names or mail addresses
// otherwise; both compare without regard to case.
func (o Owner) Is(other Owner) bool {
	if !o.ObjectID.IsEmpty() && !other.ObjectID.IsEmpty() {
		return equalFold(o.ObjectID, other.ObjectID)
	}
	for _, a := range []clean.Text{o.UserPrincipalName, o.Email} {
		for _, b := range []clean.Text{other.UserPrincipalName, other.Email} {
			if !a.IsEmpty() && equalFold(a, b) {
				return true
			}
		}
	}
	return false
}

func equalFold(a, b clean.Text) bool { return strings.EqualFold(a.Raw(), b.Raw()) }

// Errors of [ParseOwner]. Their text is made for the field it is shown at.
var (
	ErrOwnerForm = errors.New("not an owner: type a name@domain, an object ID (a GUID), or me")
	ErrNoMe      = errors.New(`"me" is not known yet: type your own name@domain`)
)

// ParseOwner reads an owner as a person types one: nothing for nobody, "me" for
// the caller, a GUID for a user's object ID, else a user principal name. It
// fails with [ErrOwnerForm], or with [ErrNoMe] when me is the zero Owner.
func ParseOwner(typed string, me Owner) (Owner, error) {
	typed = strings.TrimSpace(typed)
	switch {
	case typed == "":
		return Owner{}, nil
	case strings.EqualFold(typed, "me"):
		if me.IsZero() {
			return Owner{}, ErrNoMe
		}
		return me, nil
	case IsGUID(typed):
		return Owner{ObjectID: clean.New(strings.ToLower(typed)), Type: User}, nil
	case isPrincipalName(typed):
		return Owner{UserPrincipalName: clean.New(typed), Email: clean.New(typed), Type: User}, nil
	default:
		return Owner{}, ErrOwnerForm
	}
}

// isPrincipalName reports whether s has the form name@domain, without spaces.
func isPrincipalName(s string) bool {
	name, domain, found := strings.Cut(s, "@")
	return found && name != "" && domain != "" &&
		!strings.ContainsAny(s, " \t\r\n") && !strings.Contains(domain, "@")
}
