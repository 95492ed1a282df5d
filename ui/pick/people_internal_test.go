package pick

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
	"sentinelq/ui/desk"
)

func namesOf(owners []incident.Owner) string {
	var names []string
	for _, o := range owners {
		names = append(names, o.Name().String())
	}
	return strings.Join(names, " ")
}

func TestTheDirectoryIsAskedWhenTypingRests(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		d := &directory{}
		r := newRig(t, func(on *desk.Desk) { on.Directory = d })
		more := desk.After(searchPause-time.Millisecond, func() tea.Cmd { return r.types("n") })
		r.plays(t, tea.Batch(r.types("an"), more), 3*time.Second)
		if !slices.Equal(d.asked, []string{"ann"}) || !slices.Equal(r.heard, []string{"ann: ann"}) {
			t.Errorf("asked for was %q, heard %q", d.asked, r.heard)
		}
		if r.LookUp() != nil {
			t.Error("the same is looked for again")
		}
		if r.typed = "  "; r.LookUp() != nil {
			t.Error("nothing is looked for")
		}
	})
}

func TestWhoTypesOnEndsTheSearchBefore(t *testing.T) {
	t.Parallel()
	for name, goesOn := range map[string]func(*rig) tea.Cmd{
		"another text": func(r *rig) tea.Cmd { return r.types("x") },
		"no text": func(r *rig) tea.Cmd {
			r.typed = ""
			return r.LookUp()
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				d := &directory{}
				r := newRig(t, func(on *desk.Desk) { on.Directory = d })
				r.plays(t, r.types("ann"), searchPause+time.Millisecond)
				goesOn(r)
				synctest.Wait()
				if d.ended != 1 || len(r.heard) != 0 {
					t.Errorf("%d of %d searches were ended, heard was %q", d.ended, len(d.asked), r.heard)
				}
			})
		})
	}
}

func TestWhatIsAmissWithTheDirectoryIsSaidWhereAnOwnerIsLookedFor(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		d := &directory{err: &incident.OperationError{Cause: incident.CauseNoRole, Err: errors.New("no")}}
		r := newRig(t, func(on *desk.Desk) { on.Directory = d })
		r.plays(t, r.types("ann"), 3*time.Second)
		heard := strings.Join(r.heard, "\n")
		if !strings.HasPrefix(heard, "ann: ann") || !strings.Contains(heard, "Directory Readers") {
			t.Errorf("heard is %q", r.heard)
		}
		if len(r.Notices.Standing) != 0 {
			t.Error("it is said elsewhere too")
		}
	})
}

func TestWhoWasChosenBeforeTheStoreAnsweredComesBeforeWhomItKnows(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.Remember(named("Zora"))
	r.onPeople([]incident.Owner{named("Anton")}, nil)
	if names := namesOf(r.Recent()); names != "Zora Anton" {
		t.Errorf("chosen lately are %s", names)
	}
}

func TestWhoIsChosenAgainMovesToTheFrontAndIsKept(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.Me = named("Me")
		before := r.OfferVersion
		var cmds []tea.Cmd
		for _, name := range []string{"A", "B", "C", "A", "Me"} {
			cmds = append(cmds, r.Remember(named(name)))
		}
		cmds = append(cmds, r.Remember(incident.Owner{}))
		if names := namesOf(r.Recent()); names != "A C B" || r.OfferVersion == before {
			t.Errorf("chosen lately are %s, offered anew: %t", names, r.OfferVersion != before)
		}
		r.plays(t, tea.Batch(cmds...), time.Second)
		if len(r.store.people) != 4 || slices.ContainsFunc(r.store.people, r.Me.Is) {
			t.Errorf("the store has %s", namesOf(r.store.people))
		}
		for n := range 2 * maxRecent {
			r.Remember(named(string(rune('a' + n))))
		}
		if len(r.Recent()) != maxRecent {
			t.Errorf("%d are kept", len(r.Recent()))
		}
	})
}
