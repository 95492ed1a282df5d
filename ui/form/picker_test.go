package form_test

import (
	"slices"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/form"
	"sentinelq/ui/uitest/pens"
)

// What is offered changes by itself: who is signed in becomes known, the store and
// the directory answer, a refresh counts tags anew. Enter then takes what the cursor
// was put on, or nothing.

func TestTheOfferUnderTheCursorStaysWhateverIsOfferedBesideIt(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		arrives func(m *form.Model)
		want    incident.Owner
	}{
		{"who is signed in", func(m *form.Model) { m.SetMe(ann()) }, bob()},
		{"others chosen lately", func(m *form.Model) { m.SetPeople([]incident.Owner{eve(), bob()}, nil) }, bob()},
		{"the directory's answer", func(m *form.Model) { m.SetFound("", []incident.Owner{eve()}, clean.Safe{}) }, bob()},
		{"that the one chosen is not among them", func(m *form.Model) { m.SetPeople([]incident.Owner{eve()}, nil) }, incident.Owner{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := form.New(pens.Plain(), incident.NewDraft(id), clean.Literal("ctrl+s"))
			m.SetSize(80, 30)
			m.SetPeople([]incident.Owner{bob()}, nil)
			walkTo(m, owner)
			press(m, "down")
			tt.arrives(m)
			press(m, "enter")
			if got := m.Draft().Owner; got != tt.want {
				t.Errorf("enter took %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestTheTagUnderTheCursorStaysWhenTagsAreCountedAnew(t *testing.T) {
	t.Parallel()
	m := at(incident.NewDraft(id), tags)
	m.SetTags(suggestions("phish", "vip", "travel"))
	press(m, "down", "down")
	m.SetTags(suggestions("night", "loss", "phish", "vip", "travel"))
	press(m, "enter")
	if got := m.Draft().Tags; !slices.Equal(got, []string{"vip"}) {
		t.Errorf("enter took %q", got)
	}
	m.SetTags(suggestions("night", "loss"))
	press(m, "down")
	m.SetTags(suggestions("travel"))
	press(m, "enter")
	if got := m.Draft().Tags; !slices.Equal(got, []string{"vip"}) {
		t.Errorf("when it is not offered any more enter took %q", got)
	}
}

func eve() incident.Owner {
	return incident.Owner{ObjectID: clean.New("33333333-3333-3333-3333-333333333333"), AssignedTo: clean.New("Eve"), Type: incident.User}
}
