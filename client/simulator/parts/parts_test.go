package parts

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"sentinelq/client/simulator/respond"
	"sentinelq/client/simulator/wire"
)

const ann, ben = "3b6f0a1e-7c52-4d98-a1e4-60f2b8d7c915", "5e21c7d8-90ab-4f63-b7d2-14c8e9a0f356"

// by is the stamp of a person's nth write.
func by(person string, nth int) Stamp {
	at := time.Date(2026, 3, 14, 12, 0, nth, 0, time.UTC)
	return Stamp{Incident: "/incidents/i", By: wire.Person{ObjectID: person}, At: at, ETag: fmt.Sprint("e", nth)}
}

func id(n int) string { return fmt.Sprintf("00000000-0000-4000-8000-%012d", n) }

func alert(n int) Binding {
	return Binding{Name: fmt.Sprint("name-", n), To: Related{RelationProperties: wire.RelationProperties{
		RelatedResourceID: "/entities/" + id(n), RelatedResourceName: id(n), RelatedResourceType: wire.TypeRelatedAlert, RelatedResourceKind: wire.KindAlert,
	}}}
}

func TestEveryKindHasItsLimit(t *testing.T) {
	t.Parallel()
	var f Parts
	for name, c := range map[string]struct {
		limit int
		put   func(n int) (bool, error)
	}{
		"comments": {MaxComments, func(n int) (bool, error) {
			return f.PutComment(by(ann, n), id(n), []byte(`{"properties":{"message":"m"}}`))
		}},
		"tasks": {MaxTasks, func(n int) (bool, error) {
			return f.PutTask(by(ann, n), id(n), []byte(`{"properties":{"title":"t","status":"New"}}`))
		}},
		"alerts": {MaxAlerts, func(n int) (bool, error) { return f.PutRelation(by(ann, n), alert(n)) }},
	} {
		for n := range c.limit {
			if isNew, err := c.put(n); !isNew || err != nil {
				t.Fatalf("%s: number %d is new %t, %v", name, n, isNew, err)
			}
		}
		if _, err := c.put(c.limit); respond.RefusalOf(err).Status != http.StatusBadRequest {
			t.Errorf("%s: one too many is answered %v", name, err)
		}
		if isNew, err := c.put(0); isNew || err != nil {
			t.Errorf("%s: a full file replaces: new %t, %v", name, isNew, err)
		}
	}
	if f.Related(true) != MaxAlerts || f.Related(false) != 0 {
		t.Errorf("related are %d alerts and %d bookmarks", f.Related(true), f.Related(false))
	}
}

func TestOnlyTheAuthorEditsAComment(t *testing.T) {
	t.Parallel()
	var f Parts
	body := []byte(`{"properties":{"message":"mine"}}`)
	if _, err := f.PutComment(by(ann, 1), id(1), body); err != nil {
		t.Fatal(err)
	}
	if _, err := f.PutComment(by(ben, 2), id(1), body); respond.RefusalOf(err).Status != http.StatusForbidden {
		t.Errorf("somebody else is answered %v", err)
	}
	if c, _ := f.Comments.Get(id(1)); c.ETag != "e1" {
		t.Errorf("it was changed to %+v", c)
	}
}

func TestTheFirstOpenTaskIsCompleted(t *testing.T) {
	t.Parallel()
	var f Parts
	for n := range 2 {
		if _, err := f.PutTask(by(ann, n), id(n), []byte(`{"properties":{"title":"t","status":"New"}}`)); err != nil {
			t.Fatal(err)
		}
	}
	for n, want := range []bool{true, true, false} {
		if have := f.CompleteTask(by(ben, 10+n)); have != want {
			t.Errorf("completing for the %d. time: %t", n+1, have)
		}
		if first := f.Tasks.All()[0].Properties; first.Status != "Completed" || first.LastModifiedBy.ObjectID != ben || first.CreatedBy.ObjectID != ann {
			t.Errorf("the first is %+v", first)
		}
	}
}

func TestAShelfKeepsItsOrderAndNeverGivesAPlaceTwice(t *testing.T) {
	t.Parallel()
	var s List[int]
	for n, name := range []string{"a", "b", "c"} {
		s.Put(wire.Resource[int]{Name: name, Properties: n})
	}
	if !s.Remove("C") || s.Remove("c") {
		t.Error("removing does not tell whether there was one")
	}
	s.Put(wire.Resource[int]{Name: "A", Properties: 7})
	s.Put(wire.Resource[int]{Name: "d", Properties: 3})
	items := s.Items()
	if s.Len() != 3 || items[0].Properties != 7 || items[0].Place != 1 || items[2].Place != 4 {
		t.Errorf("the list has %+v", items)
	}
	if _, found := s.Get("c"); found {
		t.Error("what was removed is found")
	}
}
