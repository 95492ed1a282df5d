package client

import (
	"context"
	"errors"
	"net/http"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// refusals are what the resource manager answers with 409 before Sentinel sees a
// request, and is no conflict: nothing that a repeat changes. By their codes.
func refusals() map[string]string {
	return map[string]string{
		"ScopeLocked": "The scope 'rg-soc' cannot perform write operation because following scope(s) are locked: " +
			"'rg-soc'. Please remove the lock and try again.",
		"MissingSubscriptionRegistration": "The subscription is not registered to use namespace " +
			"'Microsoft.SecurityInsights'.",
		"ResourceGroupBeingDeleted": "The resource group 'rg-soc' is in deprovisioning state and cannot perform this " +
			"operation.",
		"ReadOnlyDisabledSubscription": "The subscription is disabled and therefore marked as read only.",
	}
}

// TestARefusalIsNoConflictAndIsNeverRepeated holds for every kind of write that a
// 409 of the resource manager is told in its own words, and sent once.
func TestARefusalIsNoConflictAndIsNeverRepeated(t *testing.T) {
	t.Parallel()
	seen := incident.Incident{ID: testID, ETag: "e1", Severity: incident.High}
	high := says(200, wireBody("e1", `"severity":"High"`))
	task := says(200, taskAnswer("e1", "T", "", "New"))
	done := incident.TaskCompleted
	for name, write := range map[string]struct {
		method string
		before []reply // answers to what is read first
		after  []reply // and to what is read after the refusal
		do     func(context.Context, *Client) error
	}{
		"an update": {http.MethodPut, []reply{high}, nil, func(ctx context.Context, c *Client) error {
			_, err := c.UpdateFrom(ctx, seen, lower())
			return err
		}},
		"a creation": {http.MethodPut, []reply{says(404, "")}, nil, func(ctx context.Context, c *Client) error {
			_, err := c.Create(ctx, incident.NewDraft(testID))
			return err
		}},
		"a deletion": {http.MethodDelete, nil, nil, func(ctx context.Context, c *Client) error {
			return c.Delete(ctx, testID)
		}},
		"a comment": {http.MethodPut, []reply{says(404, "")}, nil, func(ctx context.Context, c *Client) error {
			_, err := c.WriteComment(ctx, testID, incident.Comment{ID: partID, Message: clean.New("m")})
			return err
		}},
		"another comment": {http.MethodPut, nil, nil, func(ctx context.Context, c *Client) error {
			_, err := c.WriteComment(ctx, testID, incident.Comment{ID: partID, ETag: "e", Message: clean.New("m")})
			return err
		}},
		"a task": {http.MethodPut, []reply{says(404, "")}, nil, func(ctx context.Context, c *Client) error {
			_, err := c.CreateTask(ctx, testID, incident.Task{ID: partID})
			return err
		}},
		"another task": {http.MethodPut, []reply{task}, nil, func(ctx context.Context, c *Client) error {
			_, err := c.UpdateTask(ctx, testID, incident.Task{ID: partID, Status: incident.TaskNew}, incident.TaskChange{Status: &done})
			return err
		}},
		"a relation": {http.MethodPut, nil, []reply{says(404, "")}, func(ctx context.Context, c *Client) error {
			return c.RelateAlert(ctx, testID, partID, alertID)
		}},
		"a bookmark": {http.MethodPut, []reply{says(404, "")}, nil, func(ctx context.Context, c *Client) error {
			_, err := c.CreateBookmark(ctx, incident.Bookmark{ID: partID})
			return err
		}},
		"a playbook": {http.MethodPost, nil, nil, func(ctx context.Context, c *Client) error {
			return c.RunPlaybook(ctx, testID, incident.Playbook{ID: clean.New(testWorkflow)})
		}},
	} {
		for code, message := range refusals() {
			body := `{"error":{"code":` + quote(code) + `,"message":` + quote(message) + `}}`
			answers := append(append(write.before, says(http.StatusConflict, body)), write.after...)
			c, w := newTestClient(t, answers...)
			err := write.do(t.Context(), c)
			got := failure(t, err)
			if !errors.Is(err, incident.ErrRejected) || errors.Is(err, incident.ErrConflict) ||
				got.Message.Raw() != message || got.Code.Raw() != code {
				t.Errorf("%s: %s is %v", name, code, err)
			}
			writes := 0
			for _, s := range w.got {
				if s.method == write.method {
					writes++
				}
			}
			if writes != 1 {
				t.Errorf("%s: after %s %s was sent", name, code, w.methods())
			}
		}
	}
}

func TestWhatNamesNoVersionCannotBeStale(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		body any
		want bool
	}{
		{incidentRequest{}, false},
		{incidentRequest{ETag: "e"}, true},
		{taskRequest{}, false},
		{taskRequest{ETag: "e"}, true},
		{commentRequest{}, false},
		{commentRequest{ETag: "e"}, true},
		{relationRequest{}, false},
		{nil, false},
	} {
		if (call{body: c.body}).guarded() != c.want {
			t.Errorf("%#v is guarded: %t", c.body, !c.want)
		}
	}
}
