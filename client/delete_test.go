package client

import (
	"context"
	"errors"
	"testing"

	"sentinelq/client/incident"
)

func TestWhatIsDeletedIsGoneHoweverOftenItIsAsked(t *testing.T) {
	t.Parallel()
	gone := says(404, "")
	for kind, remove := range map[string]func(context.Context, *Client) error{
		"comments": func(ctx context.Context, c *Client) error { return c.DeleteComment(ctx, testID, partID) },
		"tasks":    func(ctx context.Context, c *Client) error { return c.DeleteTask(ctx, testID, partID) },
	} {
		for _, test := range []struct {
			rule    string
			answers []reply
			want    []string // methods
			err     error
		}{
			{"200 is done", []reply{says(200, "")}, []string{"DELETE"}, nil},
			{"204 is done", []reply{says(204, "")}, []string{"DELETE"}, nil},
			{"gone after a lost answer is done", []reply{reset(), gone}, []string{"DELETE", "GET"}, nil},
			{"gone after a failure is done", []reply{says(500, ""), gone}, []string{"DELETE", "GET"}, nil},
			{"gone after a cut answer is done", []reply{cut(200), gone}, []string{"DELETE", "GET"}, nil},
			{"throttled and done", []reply{says(429, ""), says(200, "")}, []string{"DELETE", "DELETE"}, nil},
			{"gone before is not found", []reply{gone}, []string{"DELETE"}, incident.ErrNotFound},
			{"below Contributor it is not allowed", []reply{says(403, "")}, []string{"DELETE"}, incident.ErrForbidden},
		} {
			c, w := newTestClient(t, test.answers...)
			err := remove(t.Context(), c)
			if !errors.Is(err, test.err) || (err == nil) != (test.err == nil) {
				t.Errorf("%s: %s: the error is %v, want %v", kind, test.rule, err, test.err)
			}
			var requests []sent
			for _, method := range test.want {
				requests = append(requests, sent{method: method, url: testIncident + "/" + kind + "/" + string(partID) + testVersion})
			}
			wantRequests(t, w, requests...)
		}
	}
}
