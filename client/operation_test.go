package client

import (
	"context"
	"errors"
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// operation is one of the client's operations on what is beside or in an
// incident, with names to try it on.
type operation struct {
	name     string
	writes   bool
	incident bool // is on an incident
	part     bool // is on something in it, or beside it, that has a name
	do       func(ctx context.Context, c *Client, in, part incident.ID) error
}

func operations() []operation {
	title := clean.New("T")
	return []operation{
		{"list comments", false, true, false, func(ctx context.Context, c *Client, in, _ incident.ID) error {
			_, err := c.Comments(ctx, in)
			return err
		}},
		{"write comment", true, true, true, func(ctx context.Context, c *Client, in, part incident.ID) error {
			_, err := c.WriteComment(ctx, in, incident.Comment{ID: part, Message: title})
			return err
		}},
		{"delete comment", true, true, true, func(ctx context.Context, c *Client, in, part incident.ID) error {
			return c.DeleteComment(ctx, in, part)
		}},
		{"list tasks", false, true, false, func(ctx context.Context, c *Client, in, _ incident.ID) error {
			_, err := c.Tasks(ctx, in)
			return err
		}},
		{"create task", true, true, true, func(ctx context.Context, c *Client, in, part incident.ID) error {
			_, err := c.CreateTask(ctx, in, incident.Task{ID: part, Title: title})
			return err
		}},
		{"update task", true, true, true, func(ctx context.Context, c *Client, in, part incident.ID) error {
			_, err := c.UpdateTask(ctx, in, incident.Task{ID: part}, incident.TaskChange{Title: &title})
			return err
		}},
		{"delete task", true, true, true, func(ctx context.Context, c *Client, in, part incident.ID) error {
			return c.DeleteTask(ctx, in, part)
		}},
		{"relate alert", true, true, true, func(ctx context.Context, c *Client, in, part incident.ID) error {
			return c.RelateAlert(ctx, in, part, string(partID))
		}},
		{"relate bookmark", true, true, true, func(ctx context.Context, c *Client, in, part incident.ID) error {
			return c.RelateBookmark(ctx, in, part, partID)
		}},
		{"remove relation", true, true, false, func(ctx context.Context, c *Client, in, _ incident.ID) error {
			return c.Unrelate(ctx, in, string(partID))
		}},
		{"list alerts", false, true, false, func(ctx context.Context, c *Client, in, _ incident.ID) error {
			_, err := c.Alerts(ctx, in)
			return err
		}},
		{"list entities", false, true, false, func(ctx context.Context, c *Client, in, _ incident.ID) error {
			_, err := c.Entities(ctx, in)
			return err
		}},
		{"list bookmarks", false, true, false, func(ctx context.Context, c *Client, in, _ incident.ID) error {
			_, err := c.Bookmarks(ctx, in)
			return err
		}},
		{"list bookmarks", false, false, false, func(ctx context.Context, c *Client, _, _ incident.ID) error {
			_, err := c.AllBookmarks(ctx)
			return err
		}},
		{"create bookmark", true, false, true, func(ctx context.Context, c *Client, _, part incident.ID) error {
			_, err := c.CreateBookmark(ctx, incident.Bookmark{ID: part, Name: title, Query: title})
			return err
		}},
		{"list playbooks", false, false, false, func(ctx context.Context, c *Client, _, _ incident.ID) error {
			_, err := c.Playbooks(ctx)
			return err
		}},
		{"run playbook", true, true, false, func(ctx context.Context, c *Client, in, _ incident.ID) error {
			return c.RunPlaybook(ctx, in, incident.Playbook{ID: clean.New(testWorkflow)})
		}},
		{"list runs", false, false, false, func(ctx context.Context, c *Client, _, _ incident.ID) error {
			_, err := c.Runs(ctx, incident.Playbook{ID: clean.New(testWorkflow)})
			return err
		}},
		{"list permissions", false, false, false, func(ctx context.Context, c *Client, _, _ incident.ID) error {
			_, err := c.Rights(ctx)
			return err
		}},
		{"get workspace", false, false, false, func(ctx context.Context, c *Client, _, _ incident.ID) error {
			_, err := c.WorkspaceID(ctx)
			return err
		}},
	}
}

const (
	partID        = incident.ID("4bb36b7b-26ff-4d1c-9cbe-0d8ab3da0014")
	testWorkflows = "/subscriptions/" + testSubscription + "/providers/Microsoft.Logic/workflows"
	testWorkflow  = "/subscriptions/" + testSubscription + "/resourceGroups/rg-auto/providers/Microsoft.Logic/workflows/Isolate"
)

// everyOperation runs a test on each of the operations.
func everyOperation(t *testing.T, test func(*testing.T, operation)) {
	t.Helper()
	for _, o := range operations() {
		t.Run(o.name, func(t *testing.T) {
			t.Parallel()
			test(t, o)
		})
	}
}

func TestWhatIsReadOnlyWritesNothing(t *testing.T) {
	t.Parallel()
	everyOperation(t, func(t *testing.T, o operation) {
		w := &wire{answers: []reply{says(200, `{"value":[],"entities":[],"name":"n"}`)}}
		options := testOptions(w)
		options.ReadOnly = true
		c, err := New(options)
		if err != nil {
			t.Fatal(err)
		}
		err = o.do(t.Context(), c, testID, partID)
		if o.writes {
			wantError(t, err, incident.ErrReadOnly)
		}
		if sent := len(w.got) > 0; sent == o.writes {
			t.Errorf("%s was sent and the error is %v", w.methods(), err)
		}
	})
}

func TestNoNameLeadsOutOfItsPlace(t *testing.T) {
	t.Parallel()
	everyOperation(t, func(t *testing.T, o operation) {
		c, w := newTestClient(t, says(200, `{"value":[]}`))
		for _, bad := range []incident.ID{"", ".", ".."} {
			if o.incident {
				wantError(t, o.do(t.Context(), c, bad, partID), incident.ErrRejected)
			}
			if o.part {
				wantError(t, o.do(t.Context(), c, testID, bad), incident.ErrRejected)
			}
		}
		if len(w.got) != 0 {
			t.Errorf("%s was sent", w.methods())
		}
		_ = o.do(t.Context(), c, "../i?x=1#y", "../p?x=1#y")
		in := strings.Contains(w.got[0].url, "/incidents/..%2Fi%3Fx=1%23y")
		part := strings.Contains(w.got[0].url, "/..%2Fp%3Fx=1%23y?api-version=")
		if in != o.incident || part != o.part {
			t.Errorf("the address is %s", w.got[0].url)
		}
	})
}

func TestEveryErrorSaysWhatFailedOnWhat(t *testing.T) {
	t.Parallel()
	everyOperation(t, func(t *testing.T, o operation) {
		target := incident.ID("")
		if o.incident {
			target = testID
		}
		for _, test := range []struct {
			answer reply
			want   error
		}{
			{says(403, `{"error":{"code":"AuthorizationFailed","message":"no action over scope '`+testIncident+`'"}}`), incident.ErrForbidden},
			{says(401, ""), incident.ErrSignIn},
			{says(400, ""), incident.ErrRejected},
			{says(500, ""), incident.ErrUnavailable},
			{says(200, "\n<html>sign in to the guest network"), incident.ErrUnavailable},
			{reset(), incident.ErrOffline},
		} {
			c, _ := newTestClient(t, test.answer)
			err := o.do(t.Context(), c, testID, partID)
			wantError(t, err, test.want)
			got := failure(t, err)
			if got.Operation != o.name || got.Target != target {
				t.Errorf("%q on %q failed, want %q on %q", got.Operation, got.Target, o.name, target)
			}
			if words := err.Error(); strings.Contains(words, testSubscription) || strings.Contains(words, "https://") {
				t.Errorf("an address is in %q", words)
			}
		}
	})
}

func TestTheEndOfItsContextEndsEveryOperation(t *testing.T) {
	t.Parallel()
	everyOperation(t, func(t *testing.T, o operation) {
		c, _ := newTestClient(t, hangs)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		wantError(t, o.do(ctx, c, testID, partID), context.Canceled)
	})
}

func TestALongWaitIsReportedAndNotWaitedFor(t *testing.T) {
	t.Parallel()
	everyOperation(t, func(t *testing.T, o operation) {
		c, w := newTestClient(t, says(429, "", "Retry-After", "61"))
		err := o.do(t.Context(), c, testID, partID)
		if _, ok := errors.AsType[*incident.ThrottledError](err); !ok || len(w.got) != 1 {
			t.Errorf("after %d requests the error is %v", len(w.got), err)
		}
	})
}
