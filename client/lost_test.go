package client

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/simulator"
)

// writing is one kind of write: how it is done, where it goes, and what the
// workspace has of it afterwards.
type writing struct {
	kind         string
	method, path string // of its last request
	do           func(ctx context.Context, c *Client) error
	done         func(s *simulator.Simulator) bool
	once         bool // it is never sent again
}

// What the workspace of the writes has from the beginning.
const (
	oldComment  = incident.ID("0b1d6c1e-0f52-4f0e-9a63-0d7a4b1c0001")
	oldTask     = incident.ID("0b1d6c1e-0f52-4f0e-9a63-0d7a4b1c0002")
	oldBookmark = incident.ID("0b1d6c1e-0f52-4f0e-9a63-0d7a4b1c0003")
	newBookmark = incident.ID("0b1d6c1e-0f52-4f0e-9a63-0d7a4b1c0004")
	oldRelation = incident.ID("0b1d6c1e-0f52-4f0e-9a63-0d7a4b1c0005")
	newThing    = incident.ID("0b1d6c1e-0f52-4f0e-9a63-0d7a4b1c0006")
)

// furnished returns a workspace with an incident and one of each thing on it.
func furnished(t *testing.T) (*Client, *simulator.Simulator) {
	t.Helper()
	c, s := newSimulated(t)
	ctx, draft := t.Context(), incident.NewDraft(testID)
	draft.Title = "Furnished"
	must[incident.Incident](t)(c.Create(ctx, draft))
	must[incident.Comment](t)(c.WriteComment(ctx, testID, incident.Comment{ID: oldComment, Message: clean.New("old")}))
	must[incident.Task](t)(c.CreateTask(ctx, testID, incident.Task{ID: oldTask, Title: clean.New("old")}))
	for _, id := range []incident.ID{oldBookmark, newBookmark} {
		must[incident.Bookmark](t)(c.CreateBookmark(ctx, incident.Bookmark{ID: id, Name: clean.New("B"), Query: clean.New("T")}))
	}
	if err := c.RelateBookmark(ctx, testID, oldRelation, oldBookmark); err != nil {
		t.Fatal(err)
	}
	return c, s
}

// find returns the text of the one that has the name.
func find[T any](all []T, name incident.ID, of func(T) (name, text string)) (string, bool) {
	for _, one := range all {
		if n, text := of(one); n == string(name) {
			return text, true
		}
	}
	return "", false
}

func commentIn(s *simulator.Simulator, name incident.ID) (string, bool) {
	return find(s.Comments(string(testID)), name, func(c simulator.Comment) (name, text string) { return c.Name, c.Properties.Message })
}

func taskIn(s *simulator.Simulator, name incident.ID) (string, bool) {
	return find(s.Tasks(string(testID)), name, func(c simulator.Task) (name, text string) { return c.Name, c.Properties.Status })
}

func relationIn(s *simulator.Simulator, name incident.ID) bool {
	_, found := find(s.Relations(string(testID)), name, func(r simulator.Relation) (name, text string) { return r.Name, "" })
	return found
}

// writings are all kinds of writes. Each is called once for every workspace.
func writings(t *testing.T, c *Client) []writing {
	t.Helper()
	seen := must[incident.Incident](t)(c.Get(t.Context(), testID))
	comment := must[[]incident.Comment](t)(c.Comments(t.Context(), testID))[0]
	task := must[[]incident.Task](t)(c.Tasks(t.Context(), testID))[0]
	playbook := must[[]incident.Playbook](t)(c.Playbooks(t.Context()))[0]
	comment.Message = clean.New("edited")
	draft := incident.NewDraft(newThing)
	draft.Title = "New"
	all := []writing{{
		kind: "an incident is created", method: http.MethodPut, path: "/incidents/" + string(newThing),
		do:   func(ctx context.Context, c *Client) error { _, err := c.Create(ctx, draft); return err },
		done: func(s *simulator.Simulator) bool { _, found := s.Incident(string(newThing)); return found },
	}, {
		kind: "an incident is changed", method: http.MethodPut, path: "/incidents/" + string(testID),
		do: func(ctx context.Context, c *Client) error {
			_, err := c.UpdateFrom(ctx, seen, lower())
			return err
		},
		done: func(s *simulator.Simulator) bool {
			in, _ := s.Incident(string(testID))
			return in.Properties.Severity == "Low"
		},
	}, {
		kind: "an incident is deleted", method: http.MethodDelete, path: "/incidents/" + string(testID),
		do:   func(ctx context.Context, c *Client) error { return c.Delete(ctx, testID) },
		done: func(s *simulator.Simulator) bool { _, found := s.Incident(string(testID)); return !found },
	}, {
		kind: "a playbook is run", method: http.MethodPost, path: "/runPlaybook", once: true,
		do:   func(ctx context.Context, c *Client) error { return c.RunPlaybook(ctx, testID, playbook) },
		done: func(s *simulator.Simulator) bool { return len(s.Runs()) > 0 },
	}}
	return append(append(all, notesWritten(comment)...), thingsWritten(task)...)
}

func notesWritten(edited incident.Comment) []writing {
	return []writing{{
		kind: "a comment is written", method: http.MethodPut, path: "/comments/",
		do: func(ctx context.Context, c *Client) error {
			_, err := c.WriteComment(ctx, testID, incident.Comment{ID: newThing, Message: clean.New("new")})
			return err
		},
		done: func(s *simulator.Simulator) bool { text, _ := commentIn(s, newThing); return text == "new" },
	}, {
		kind: "a comment is edited", method: http.MethodPut, path: "/comments/",
		do:   func(ctx context.Context, c *Client) error { _, err := c.WriteComment(ctx, testID, edited); return err },
		done: func(s *simulator.Simulator) bool { text, _ := commentIn(s, oldComment); return text == "edited" },
	}, {
		kind: "a comment is deleted", method: http.MethodDelete, path: "/comments/",
		do:   func(ctx context.Context, c *Client) error { return c.DeleteComment(ctx, testID, oldComment) },
		done: func(s *simulator.Simulator) bool { _, found := commentIn(s, oldComment); return !found },
	}}
}

func thingsWritten(task incident.Task) []writing {
	completed := incident.TaskCompleted
	return []writing{{
		kind: "a task is created", method: http.MethodPut, path: "/tasks/",
		do: func(ctx context.Context, c *Client) error {
			_, err := c.CreateTask(ctx, testID, incident.Task{ID: newThing, Title: clean.New("new")})
			return err
		},
		done: func(s *simulator.Simulator) bool { _, found := taskIn(s, newThing); return found },
	}, {
		kind: "a task is completed", method: http.MethodPut, path: "/tasks/",
		do: func(ctx context.Context, c *Client) error {
			_, err := c.UpdateTask(ctx, testID, task, incident.TaskChange{Status: &completed})
			return err
		},
		done: func(s *simulator.Simulator) bool { status, _ := taskIn(s, oldTask); return status == "Completed" },
	}, {
		kind: "a task is deleted", method: http.MethodDelete, path: "/tasks/",
		do:   func(ctx context.Context, c *Client) error { return c.DeleteTask(ctx, testID, oldTask) },
		done: func(s *simulator.Simulator) bool { _, found := taskIn(s, oldTask); return !found },
	}, {
		kind: "a bookmark is created", method: http.MethodPut, path: "/bookmarks/",
		do: func(ctx context.Context, c *Client) error {
			_, err := c.CreateBookmark(ctx, incident.Bookmark{ID: newThing, Name: clean.New("N"), Query: clean.New("T")})
			return err
		},
		done: func(s *simulator.Simulator) bool { return len(s.Bookmarks()) == 3 },
	}, {
		kind: "a bookmark is related", method: http.MethodPut, path: "/relations/",
		do: func(ctx context.Context, c *Client) error {
			return c.RelateBookmark(ctx, testID, newThing, newBookmark)
		},
		done: func(s *simulator.Simulator) bool { return relationIn(s, newThing) },
	}, {
		kind: "a bookmark is taken off", method: http.MethodDelete, path: "/relations/",
		do:   func(ctx context.Context, c *Client) error { return c.Unrelate(ctx, testID, string(oldBookmark)) },
		done: func(s *simulator.Simulator) bool { return !relationIn(s, oldRelation) },
	}}
}

// said is what a person may be told of a write.
type said int

const (
	saidDone said = iota
	saidNotDone
	saidUnknown
)

func saidOf(err error) said {
	switch {
	case err == nil:
		return saidDone
	case errors.Is(err, incident.ErrUnknown):
		return saidUnknown
	default:
		return saidNotDone
	}
}

func (s said) String() string {
	return [...]string{"done", "not done", "not known"}[s]
}

// lost is a way in which writes and their answers are lost.
type lost struct {
	rule     string
	fault    simulator.Fault // of the write's last request
	dead     bool            // everything is lost, reads as well
	want     said
	wantOnce said // of what is sent only once
	done     bool // whether it is done in the end
	doneOnce bool
}

func losses() []lost {
	silent, failing := simulator.FaultSilent, simulator.FaultStatusAfter
	always := func(f simulator.Fault) simulator.Fault { f.Times = -1; return f }
	kind := func(k simulator.FaultKind) simulator.Fault { return simulator.Fault{Kind: k} }
	before, after, cut := kind(simulator.FaultResetBefore), kind(simulator.FaultResetAfter), kind(simulator.FaultTruncated)
	late := func(d time.Duration) simulator.Fault {
		return simulator.Fault{Kind: simulator.FaultResetLater, Delay: d}
	}
	gateway := simulator.Fault{Kind: failing, Status: http.StatusBadGateway}
	slow := simulator.Fault{Kind: simulator.FaultDelay, Delay: 61 * time.Second}
	return []lost{
		{"reset before the work", before, false, saidDone, saidUnknown, true, false},
		{"reset after the work", after, false, saidDone, saidUnknown, true, true},
		{"cut after the work", cut, false, saidDone, saidUnknown, true, true},
		{"500 after the work", simulator.Fault{Kind: failing, Status: 500}, false, saidDone, saidUnknown, true, true},
		{"502 after the work", gateway, false, saidDone, saidUnknown, true, true},
		{"silent after the work", kind(silent), false, saidDone, saidUnknown, true, true},
		{"silent and not done", slow, false, saidDone, saidUnknown, true, false},
		{"done two seconds later", late(2 * time.Second), false, saidDone, saidUnknown, true, true},
		{"a page of something between", kind(simulator.FaultPage), false, saidDone, saidUnknown, true, false},

		{"always reset before the work", always(before), false, saidUnknown, saidUnknown, false, false},
		{"always reset after the work", always(after), false, saidDone, saidUnknown, true, true},
		{"always cut after the work", always(cut), false, saidDone, saidUnknown, true, true},
		{"always 502 after the work", always(gateway), false, saidDone, saidUnknown, true, true},
		{"always done a minute later", always(late(time.Minute)), false, saidUnknown, saidUnknown, true, true},
		{"always failing without any work", always(simulator.Fault{Kind: simulator.FaultStatus, Status: 500}), false, saidNotDone, saidUnknown, false, false},
		{"always refused", always(simulator.Fault{Kind: simulator.FaultStatus, Status: 403}), false, saidNotDone, saidNotDone, false, false},
		{"always throttled", always(simulator.Fault{Kind: simulator.FaultStatus, Status: 429}), false, saidNotDone, saidNotDone, false, false},

		{"reset before the work, and then nothing comes through", before, true, saidUnknown, saidUnknown, false, false},
		{"reset after the work, and then nothing comes through", after, true, saidUnknown, saidUnknown, true, true},
		{"cut after the work, and then nothing comes through", cut, true, saidUnknown, saidUnknown, true, true},
		{"500 after the work, and then nothing comes through", simulator.Fault{Kind: failing, Status: 500}, true, saidUnknown, saidUnknown, true, true},
		{"silent after the work, and then nothing comes through", kind(silent), true, saidUnknown, saidUnknown, true, true},
	}
}

// dying loses its network with the first write.
type dying struct {
	*simulator.Simulator
	method, path string
}

func (d dying) Do(req *http.Request) (*http.Response, error) {
	resp, err := d.Simulator.Do(req)
	if req.Method == d.method && strings.Contains(req.URL.Path, d.path) {
		d.Offline(true)
	}
	return resp, err
}

// TestOfEveryWriteIsSaidWhatBecameOfIt holds for every kind of write and every
// way to lose it: what is said is what the service has, and stays so.
func TestOfEveryWriteIsSaidWhatBecameOfIt(t *testing.T) {
	t.Parallel()
	for n := range 13 {
		for _, loss := range losses() {
			synctest.Test(t, func(t *testing.T) {
				c, s := furnished(t)
				loss.meets(t, writings(t, c)[n], s)
			})
		}
	}
}

// meets does a write that meets the loss.
func (l lost) meets(t *testing.T, w writing, s *simulator.Simulator) {
	t.Helper()
	want, done := l.want, l.done
	if w.once {
		want, done = l.wantOnce, l.doneOnce
	}
	l.fault.Method, l.fault.Path = w.method, w.path
	s.Inject(l.fault)
	c := connected(t, s, s)
	if l.dead {
		c = connected(t, s, dying{s, w.method, w.path})
	}
	err := w.do(t.Context(), c)
	if got := saidOf(err); got != want || got != saidUnknown && w.done(s) != (got == saidDone) {
		t.Errorf("%s, %s: it is said to be %s (%v), want %s, and is done: %t", w.kind, l.rule, got, err, want, w.done(s))
	}
	time.Sleep(time.Hour)
	s.CatchUp()
	if w.done(s) != done || len(s.Runs()) > 1 {
		t.Errorf("%s, %s: in the end it is done: %t, and %d playbooks ran", w.kind, l.rule, w.done(s), len(s.Runs()))
	}
}
