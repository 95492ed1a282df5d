package page

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
)

// owing is a directory that owes its answer for as long as somebody waits for it.
type owing struct{ asked, ended int }

func (o *owing) Search(ctx context.Context, _ string, _ int) ([]incident.Owner, error) {
	o.asked++
	<-ctx.Done()
	o.ended++
	return nil, ctx.Err()
}

func TestWhoClosesTheMenuOfOwnersEndsItsSearch(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		directory := &owing{}
		pg := standing(t, func(d *desk.Desk) { d.Directory = directory })
		in, _ := pg.Showing()
		plays(t, pg, pg.openAssign(in, ""), time.Second)
		plays(t, pg, types(pg, "z"), time.Second)
		if *directory != (owing{asked: 1}) {
			t.Fatalf("before it is closed, the directory was %+v", *directory)
		}
		answers(pg, action.Dismiss)
		synctest.Wait()
		if *directory != (owing{asked: 1, ended: 1}) {
			t.Errorf("then the directory was %+v", *directory)
		}
	})
}

func TestAnOlderAnswerOfTheDirectoryDoesNotTakeThePlaceOfTheLaterOne(t *testing.T) {
	t.Parallel()
	pg := standing(t)
	in, _ := pg.Showing()
	pg.openAssign(in, "")
	types(pg, "ann")
	found := func(typed, name string) { pg.Field.Found(typed, []incident.Owner{named(name)}, clean.Safe{}) }
	found("ann", "Annika")
	if !strings.Contains(offers(pg), "Annika") {
		t.Fatalf("what was found is not offered:\n%s", offers(pg))
	}
	found("an", "Anna")
	if s := offers(pg); !strings.Contains(s, "Annika") || strings.Contains(s, "Anna ") {
		t.Errorf("offered is\n%s", s)
	}
}

// TestEveryPersonIsOfferedOnceTheNearestFirst has everybody known from several places.
func TestEveryPersonIsOfferedOnceTheNearestFirst(t *testing.T) {
	t.Parallel()
	pg := standing(t)
	me, zora, anton, berta := named("Me"), named("Zora"), named("Anton"), named("Berta")
	pg.Me = me
	pg.Remember(zora)
	in, _ := pg.Showing()
	for n, owner := range []incident.Owner{anton, zora, berta, me} {
		now := in
		now.ID, now.Owner = incident.ID([]string{"a", "b", "c", "d"}[n]), owner
		pg.Loaded.Merge([]incident.Incident{now})
	}
	in.Owner = anton
	pg.openAssign(in, "")
	pg.Field.Found("", []incident.Owner{anton, zora}, clean.Safe{})
	var listed []string
	for _, it := range pg.owners() {
		listed = append(listed, it.Label.String())
	}
	want := "Assign to me: Me, Nobody, instead of Anton, Zora (zora@contoso.example), " +
		"Anton (anton@contoso.example), Berta (berta@contoso.example)"
	if got := strings.Join(listed, ", "); got != want {
		t.Errorf("offered are\n%s, not\n%s", got, want)
	}
}

func TestWhatIsTypedIsAssignedAsItStands(t *testing.T) {
	t.Parallel()
	pg := standing(t)
	in, _ := pg.Showing()
	pg.openAssign(in, "")
	types(pg, "who@contoso.example")
	answers(pg, action.Choose)
	if p, ok := pg.Queue.Pending(in.ID); !ok || p.Owner.UserPrincipalName.Raw() != "who@contoso.example" {
		t.Errorf("it is assigned to %q", p.Owner.Name())
	}
	if !pg.Dialogs.IsEmpty() {
		t.Error("the menu is still open")
	}
}

func TestNobodyIsAssignedBeforeItIsKnownWhoIsSignedIn(t *testing.T) {
	t.Parallel()
	pg := standing(t)
	in, _ := pg.Showing()
	in.Owner = named("Ann")
	pg.assignMe(in)
	if pg.Writing() {
		t.Fatal("something is sent")
	}
	pg.Me = named("Me")
	pg.assignMe(in)
	if now := pg.Changing()[in.ID]; !now.Owner.Is(pg.Me) {
		t.Errorf("it is assigned to %q", now.Owner.Name())
	}
}
