package incident_test

import (
	"errors"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

func owner(id, upn, email, name string) incident.Owner {
	return incident.Owner{
		ObjectID: clean.New(id), UserPrincipalName: clean.New(upn),
		Email: clean.New(email), AssignedTo: clean.New(name), Type: incident.User,
	}
}

const (
	annID = "0a1b2c3d-0000-4000-8000-00000000000a"
	bobID = "0a1b2c3d-0000-4000-8000-00000000000b"
)

func TestOwnersAreReadAsTyped(t *testing.T) {
	t.Parallel()
	me := owner(annID, "ann@contoso.example", "", "Ann")
	tests := []struct {
		name, typed string
		me, want    incident.Owner
		err         error
	}{
		{"nothing is nobody", "", me, incident.Owner{}, nil},
		{"spaces are nobody", "  \t", me, incident.Owner{}, nil},
		{"me is the caller", "me", me, me, nil},
		{"in any case and with spaces", " Me ", me, me, nil},
		{"me before sign-in is a mistake of its own", "me", incident.Owner{}, incident.Owner{}, incident.ErrNoMe},
		{"a GUID is a user's object ID in lower case", "0A1B2C3D-0000-4000-8000-00000000000B", me, owner(bobID, "", "", ""), nil},
		{"name@domain is a principal name", " Bob@contoso.example ", me, owner("", "Bob@contoso.example", "Bob@contoso.example", ""), nil},
		{"a display name is no owner", "Bob", me, incident.Owner{}, incident.ErrOwnerForm},
		{"a name without a domain", "bob@", me, incident.Owner{}, incident.ErrOwnerForm},
		{"a domain without a name", "@contoso.example", me, incident.Owner{}, incident.ErrOwnerForm},
		{"two at signs", "bob@contoso@example", me, incident.Owner{}, incident.ErrOwnerForm},
		{"a space inside", "bob smith@contoso.example", me, incident.Owner{}, incident.ErrOwnerForm},
		{"a GUID with a digit too few", annID[1:], me, incident.Owner{}, incident.ErrOwnerForm},
		{"a GUID with a letter too far", "g" + annID[1:], me, incident.Owner{}, incident.ErrOwnerForm},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := incident.ParseOwner(tt.typed, tt.me)
			if got != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("ParseOwner(%q) = %+v, %v, want %+v, %v", tt.typed, got, err, tt.want, tt.err)
			}
		})
	}
}

func TestOwnersAreTheSame(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		a, b incident.Owner
		want bool
	}{
		{"with one object ID in two cases", owner("0A-b", "ann@x", "", ""), owner("0a-B", "bob@x", "", ""), true},
		{"not with two object IDs and one name", owner(annID, "ann@x", "", ""), owner(bobID, "ann@x", "", ""), false},
		{"by principal name where one ID is unknown", owner(annID, "Ann@x", "", ""), owner("", "ann@X", "", ""), true},
		{"when one's mail address is the other's principal name", owner("", "", "ann@x", ""), owner(annID, "ann@x", "", ""), true},
		{"by mail address", owner("", "", "ann@x", ""), owner("", "a@x", "ANN@x", ""), true},
		{"not by display name, which is not unique", owner("", "", "", "Ann"), owner("", "", "", "Ann"), false},
		{"not when nobody is either", incident.Owner{}, incident.Owner{}, false},
		{"not when only one is somebody", owner(annID, "ann@x", "", ""), incident.Owner{}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got, back := tt.a.Is(tt.b), tt.b.Is(tt.a); got != tt.want || back != tt.want {
				t.Errorf("Is answers %v and, the other way, %v, want %v", got, back, tt.want)
			}
		})
	}
}

func TestAnOwnerIsCalledByTheShortestKnownName(t *testing.T) {
	t.Parallel()
	tests := []struct {
		owner incident.Owner
		want  string
	}{
		{owner(annID, "ann@x", "a@x", "Ann"), "Ann"},
		{owner(annID, "ann@x", "a@x", ""), "ann@x"},
		{owner(annID, "", "a@x", ""), "a@x"},
		{owner(annID, "", "", ""), annID},
		{owner("", "", "", "A\x07nn"), "A<U+0007>nn"},
		{incident.Owner{}, ""},
	}
	for _, tt := range tests {
		if got := tt.owner.Name().String(); got != tt.want {
			t.Errorf("%+v is called %q, want %q", tt.owner, got, tt.want)
		}
	}
}

func TestATypeAloneNamesNobody(t *testing.T) {
	t.Parallel()
	if !(incident.Owner{Type: incident.Group}).IsZero() {
		t.Error("an owner with only a type is somebody")
	}
	for _, o := range []incident.Owner{owner("x", "", "", ""), owner("", "x", "", ""), owner("", "", "x", ""), owner("", "", "", "x")} {
		if o.IsZero() {
			t.Errorf("%+v is nobody", o)
		}
	}
}
