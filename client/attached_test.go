package client

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/simulator"
)

// must returns what was read, or ends the test.
func must[T any](t *testing.T) func(T, error) T {
	t.Helper()
	return func(value T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

// gone takes what is not there for deleted, as a person does who repeats it.
func gone(err error) error {
	if errors.Is(err, incident.ErrNotFound) {
		return nil
	}
	return err
}

// TestWhateverIsLostEverythingHangsOnAnIncidentOnce writes each kind of thing
// through a network that loses half of all, and looks for what came twice, was
// undone or is missing.
func TestWhateverIsLostEverythingHangsOnAnIncidentOnce(t *testing.T) {
	t.Parallel()
	for seed := range uint64(40) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) { writeThroughFaults(t, seed) })
		})
	}
}

func writeThroughFaults(t *testing.T, seed uint64) {
	t.Helper()
	c, s := simulate(t, simulator.Options{Incidents: -1})
	ctx, draft, done := t.Context(), incident.NewDraft(testID), incident.TaskCompleted
	draft.Title = "Only once"
	must[incident.Incident](t)(c.Create(ctx, draft))
	s.FaultRate(seed, 0.5, faultKinds()...)

	comment := incident.Comment{ID: partID, Message: clean.New("first")}
	persist(t, "write comment", func() (err error) {
		written, err := c.WriteComment(ctx, testID, comment)
		comment.ETag = written.ETag
		return err
	})
	comment.Message = clean.New("edited")
	persist(t, "edit comment", func() error { _, err := c.WriteComment(ctx, testID, comment); return err })

	task := incident.Task{ID: partID, Title: clean.New("Check"), Description: clean.New("<b>all</b>"), Status: incident.TaskNew}
	persist(t, "create task", func() error { _, err := c.CreateTask(ctx, testID, task); return err })
	persist(t, "complete task", func() error {
		_, err := c.UpdateTask(ctx, testID, task, incident.TaskChange{Status: &done})
		return err
	})
	persist(t, "create task again", func() error { _, err := c.CreateTask(ctx, testID, task); return err })

	bookmark := incident.Bookmark{ID: bookmarkID, Name: clean.New("Found"), Query: clean.New("T | take 1")}
	persist(t, "create bookmark", func() error { _, err := c.CreateBookmark(ctx, bookmark); return err })
	persist(t, "relate bookmark", func() error { return c.RelateBookmark(ctx, testID, partID, bookmarkID) })
	s.Heal()

	comments, tasks := must[[]incident.Comment](t)(c.Comments(ctx, testID)), must[[]incident.Task](t)(c.Tasks(ctx, testID))
	bookmarks, all := must[[]incident.Bookmark](t)(c.Bookmarks(ctx, testID)), must[[]incident.Bookmark](t)(c.AllBookmarks(ctx))
	if len(comments) != 1 || comments[0].Message.Raw() != "edited" {
		t.Errorf("the comments are %+v", comments)
	}
	if len(tasks) != 1 || !tasks[0].IsDone() || tasks[0].Title != task.Title || tasks[0].Description != task.Description {
		t.Errorf("the tasks are %+v", tasks)
	}
	if len(bookmarks) != 1 || len(all) != 1 || bookmarks[0].ID != bookmarkID {
		t.Errorf("the bookmarks are %+v of %+v", bookmarks, all)
	}
	s.FaultRate(seed+1, 0.5, faultKinds()...)
	persist(t, "delete comment", func() error { return gone(c.DeleteComment(ctx, testID, partID)) })
	persist(t, "delete task", func() error { return gone(c.DeleteTask(ctx, testID, partID)) })
	persist(t, "unrelate", func() error { return gone(c.Unrelate(ctx, testID, bookmarkID)) })
	s.Heal()
	if n := len(s.Comments(string(testID))) + len(s.Tasks(string(testID))) + len(s.Relations(string(testID))); n != 0 {
		t.Errorf("%d things are left", n)
	}
	if in, _ := s.Incident(string(testID)); in.Properties.Title != "Only once" {
		t.Errorf("the incident became %+v", in.Properties)
	}
}

// TestAPlaybookRunsAtMostOnceForEveryCall holds on a network that loses half of
// all: a call that succeeds has run it, and none has run it twice.
func TestAPlaybookRunsAtMostOnceForEveryCall(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, s := simulate(t, simulator.Options{Incidents: 3})
		in := incident.ID(s.Names()[0])
		playbook := must[[]incident.Playbook](t)(c.Playbooks(t.Context()))[0]
		s.FaultRate(7, 0.5, faultKinds()...)
		for range 50 {
			before := len(s.Runs())
			err := c.RunPlaybook(t.Context(), in, playbook)
			ran := len(s.Runs()) - before
			if ran > 1 || err == nil && ran != 1 || ran == 1 && err != nil && !errors.Is(err, incident.ErrUnknown) {
				t.Errorf("it ran %d times and the error is %v", ran, err)
			}
		}
	})
}

func TestEverythingOfASimulatedIncidentIsRead(t *testing.T) {
	t.Parallel()
	c, s := simulate(t, simulator.Options{Incidents: 40})
	ctx, found := t.Context(), map[string]int{}
	for _, name := range s.Names() {
		id := incident.ID(name)
		in := must[incident.Incident](t)(c.Get(ctx, id))
		alerts, entities := must[[]incident.Alert](t)(c.Alerts(ctx, id)), must[incident.Entities](t)(c.Entities(ctx, id))
		bookmarks, comments := must[[]incident.Bookmark](t)(c.Bookmarks(ctx, id)), must[[]incident.Comment](t)(c.Comments(ctx, id))
		tasks, relations := must[[]incident.Task](t)(c.Tasks(ctx, id)), must[[]incident.Relation](t)(c.relations(ctx, "list relations", id))
		if len(alerts) != in.Additional.Alerts || len(bookmarks) != in.Additional.Bookmarks || len(comments) != in.Additional.Comments {
			t.Errorf("%s counts %+v and has %d alerts, %d bookmarks, %d comments", id, in.Additional, len(alerts), len(bookmarks), len(comments))
		}
		if len(relations) != len(alerts)+len(bookmarks) {
			t.Errorf("%s has %d relations", id, len(relations))
		}
		for _, a := range alerts {
			related := slices.ContainsFunc(relations, func(r incident.Relation) bool { return r.IsTo(a.ID.Raw()) })
			if !related || a.Title.IsEmpty() || a.Start.Time().IsZero() {
				t.Errorf("%s has the alert %+v", id, a)
			}
		}
		for _, e := range entities.List {
			if e.Name == e.ID || len(e.Fields) == 0 {
				t.Errorf("%s has a nameless entity: %+v", id, e)
			}
		}
		found["alerts"] += len(alerts)
		found["entities"] += entities.Total()
		found["bookmarks"] += len(bookmarks)
		found["comments"] += len(comments)
		found["tasks"] += len(tasks)
	}
	for _, kind := range []string{"alerts", "entities", "bookmarks", "comments", "tasks"} {
		if found[kind] == 0 {
			t.Errorf("no incident has any %s", kind)
		}
	}
}

func TestAnAlertOfAnotherIncidentIsRelatedAndTakenOff(t *testing.T) {
	t.Parallel()
	c, s := simulate(t, simulator.Options{Incidents: 5})
	draft := incident.NewDraft(testID)
	draft.Title = "By hand"
	must[incident.Incident](t)(c.Create(t.Context(), draft))
	alert := must[[]incident.Alert](t)(c.Alerts(t.Context(), incident.ID(s.Names()[0])))[0].ID.Raw()
	for range 2 {
		if err := c.RelateAlert(t.Context(), testID, partID, alert); err != nil {
			t.Fatal(err)
		}
	}
	wantError(t, c.RelateAlert(t.Context(), testID, bookmarkID, alert), incident.ErrRejected)
	wantError(t, c.RelateAlert(t.Context(), testID, bookmarkID, bookmarkID), incident.ErrNotFound)
	if got := must[[]incident.Alert](t)(c.Alerts(t.Context(), testID)); len(got) != 1 || got[0].ID.Raw() != alert {
		t.Errorf("its alerts are %+v", got)
	}
	if err := c.Unrelate(t.Context(), testID, alert); err != nil {
		t.Error(err)
	}
	wantError(t, c.Unrelate(t.Context(), testID, alert), incident.ErrNotFound)
}

func TestWhatTheRightsSayIsWhatTheServiceAllows(t *testing.T) {
	t.Parallel()
	for _, role := range []simulator.Role{simulator.Contributor, simulator.Responder, simulator.Reader} {
		c, s := simulate(t, simulator.Options{Incidents: 3, Role: role})
		ctx, in := t.Context(), incident.ID(s.Names()[0])
		rights := must[incident.Rights](t)(c.Rights(ctx))
		for right, try := range map[incident.Right]func() error{
			incident.WriteComments: func() error {
				_, err := c.WriteComment(ctx, in, incident.Comment{ID: partID, Message: clean.New("m")})
				return err
			},
			incident.WriteTasks: func() error {
				_, err := c.CreateTask(ctx, in, incident.Task{ID: partID, Title: clean.New("t")})
				return err
			},
			incident.WriteBookmarks: func() error {
				_, err := c.CreateBookmark(ctx, incident.Bookmark{ID: partID, Name: clean.New("b"), Query: clean.New("q")})
				return err
			},
			incident.DeleteComments: func() error { return gone(c.DeleteComment(ctx, in, bookmarkID)) },
			incident.DeleteTasks:    func() error { return gone(c.DeleteTask(ctx, in, bookmarkID)) },
		} {
			if err := try(); errors.Is(err, incident.ErrForbidden) == rights.Allow(right) {
				t.Errorf("role %d: %s is allowed: %v, and the error is %v", role, right.Action(), rights.Allow(right), err)
			}
		}
	}
}

func TestPlaybooksOfASimulatedSubscriptionAreRunAndLookedAt(t *testing.T) {
	t.Parallel()
	c, s := simulate(t, simulator.Options{Incidents: 1})
	ctx, in := t.Context(), incident.ID(s.Names()[0])
	playbooks := must[[]incident.Playbook](t)(c.Playbooks(ctx))
	if len(playbooks) != 4 && len(playbooks) != 5 {
		t.Fatalf("the playbooks are %+v", playbooks)
	}
	for _, p := range playbooks {
		before := must[[]incident.Run](t)(c.Runs(ctx, p))
		if err := c.RunPlaybook(ctx, in, p); err != nil {
			t.Error(err)
		}
		after := must[[]incident.Run](t)(c.Runs(ctx, p))
		if len(after) != len(before)+1 || after[0].Status.Raw() != "Running" {
			t.Errorf("%s has the runs %+v", p.Name, after)
		}
	}
	if id := must[string](t)(c.WorkspaceID(ctx)); !incident.IsGUID(id) {
		t.Errorf("the workspace is %q", id)
	}
}
