package client

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"sentinelq/client/incident"
)

// lists are the operations that follow pages, with an item of each.
func lists() []struct {
	name, path, item string
	count            func(context.Context, *Client) (int, error)
} {
	return []struct {
		name, path, item string
		count            func(context.Context, *Client) (int, error)
	}{
		{"comments", testIncident + "/comments" + testVersion, `{"name":"%d"}`, func(ctx context.Context, c *Client) (int, error) {
			found, err := c.Comments(ctx, testID)
			return len(found), err
		}},
		{"tasks", testIncident + "/tasks" + testVersion, `{"name":"%d"}`, func(ctx context.Context, c *Client) (int, error) {
			found, err := c.Tasks(ctx, testID)
			return len(found), err
		}},
		{"relations", testIncident + "/relations" + testVersion, `{"name":"%d"}`, func(ctx context.Context, c *Client) (int, error) {
			found, err := c.relations(ctx, "list relations", testID)
			return len(found), err
		}},
		{"bookmarks", testBase + "/bookmarks" + testVersion, `{"name":"%d"}`, func(ctx context.Context, c *Client) (int, error) {
			found, err := c.AllBookmarks(ctx)
			return len(found), err
		}},
		{"playbooks", testWorkflows + "?api-version=2019-05-01", testPlaybook, func(ctx context.Context, c *Client) (int, error) {
			found, err := c.Playbooks(ctx)
			return len(found), err
		}},
		{"permissions", testPermissions, `{"actions":["%d"]}`, func(ctx context.Context, c *Client) (int, error) {
			found, err := c.Rights(ctx)
			return len(found.Grants), err
		}},
	}
}

const (
	testPlaybook = `{"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Logic/workflows/%d","properties":{"state":"Enabled",` +
		`"definition":{"triggers":{"t":{"type":"ApiConnectionWebhook","inputs":{"path":"/incident-creation"}}}}}}`
	testWorkspace   = "/subscriptions/" + testSubscription + "/resourceGroups/rg-soc/providers/Microsoft.OperationalInsights/workspaces/ws-soc"
	testPermissions = testWorkspace + "/providers/Microsoft.Authorization/permissions?api-version=2022-04-01"
	arm             = "https://management.azure.com"
)

// leaf is a page of one item.
func leaf(item string, n int, next string) reply {
	return says(200, `{"value":[`+fmt.Sprintf(item, n)+`],"nextLink":`+quote(next)+`}`)
}

func TestEveryPageOfAListIsFollowed(t *testing.T) {
	t.Parallel()
	for _, l := range lists() {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			empty := says(200, `{"value":[],"nextLink":"`+arm+`/x?page=3"}`)
			c, w := newTestClient(t, leaf(l.item, 1, arm+"/x?$skipToken=a b%20c"), empty, leaf(l.item, 2, ""))
			n, err := l.count(t.Context(), c)
			if err != nil || n != 2 {
				t.Errorf("found %d and %v, want the 2 items of 3 pages", n, err)
			}
			wantRequests(t, w,
				sent{method: http.MethodGet, url: l.path},
				sent{method: http.MethodGet, url: "/x?$skipToken=a%20b%20c"},
				sent{method: http.MethodGet, url: "/x?page=3"})
		})
	}
}

func TestNoTokenFollowsAForeignLink(t *testing.T) {
	t.Parallel()
	for _, l := range lists() {
		for _, link := range []string{
			"https://evil.example/x", "http://management.azure.com/x", "https://management.azure.com:444/x",
			"https://management.azure.com@evil.example/x", "https://a:b@management.azure.com/x", "/x", "//evil.example/x", "::",
		} {
			c, w := newTestClient(t, leaf(l.item, 1, link))
			_, err := l.count(t.Context(), c)
			wantError(t, err, incident.ErrUnavailable)
			if len(w.got) != 1 || strings.Contains(err.Error(), "evil") {
				t.Errorf("%s: %q was followed, or is in %v", l.name, link, err)
			}
		}
	}
}

func TestAListThatGoesInACircleEnds(t *testing.T) {
	t.Parallel()
	for _, l := range lists() {
		for name, test := range map[string]struct {
			answers []reply
			want    int
		}{
			"a page of itself": {[]reply{leaf(l.item, 1, arm+"/x")}, 2},
			"two of each other": {[]reply{
				leaf(l.item, 1, arm+"/x"), leaf(l.item, 2, arm+"/y"), leaf(l.item, 3, arm+"/x"), leaf(l.item, 4, arm+"/y"),
			}, 3},
		} {
			c, w := newTestClient(t, test.answers...)
			_, err := l.count(t.Context(), c)
			wantError(t, err, incident.ErrUnavailable)
			if len(w.got) != test.want {
				t.Errorf("%s, %s: %d requests were sent, want %d", l.name, name, len(w.got), test.want)
			}
		}
	}
}

func TestAListWithoutEndEnds(t *testing.T) {
	t.Parallel()
	for _, l := range lists() {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			pages := 0
			endless := func(req *http.Request) (*http.Response, error) {
				pages++
				return leaf(l.item, pages, fmt.Sprintf("%s/x?page=%d", arm, pages))(req)
			}
			c, _ := newTestClient(t, endless)
			_, err := l.count(t.Context(), c)
			wantError(t, err, incident.ErrUnavailable)
			if pages != maxPages {
				t.Errorf("%d pages were asked for, want %d", pages, maxPages)
			}
		})
	}
}

func TestAnItemWithoutANameOrOfTheWrongKindCostsOnlyItself(t *testing.T) {
	t.Parallel()
	for _, l := range lists() {
		body := `{"value":[null,7,"x",[],{},{"name":5,"properties":[]},{"properties":null},` + fmt.Sprintf(l.item, 1) + `]}`
		c, _ := newTestClient(t, says(200, body))
		if n, err := l.count(t.Context(), c); err != nil || n != 1 {
			t.Errorf("%s: found %d and %v, want 1", l.name, n, err)
		}
	}
}

func TestAnAnswerWithoutAListIsNotTheServices(t *testing.T) {
	t.Parallel()
	for _, l := range lists() {
		for _, body := range []string{"", "{}", "null", "[]", `{"value":null}`, `{"value":{}}`, "{"} {
			c, _ := newTestClient(t, says(200, body))
			_, err := l.count(t.Context(), c)
			wantError(t, err, incident.ErrUnavailable)
		}
	}
}
