package client

import (
	"context"
	"net/http"
	"net/url"

	"sentinelq/client/incident"
)

// maxPages is how many pages of one list are asked for. The service's own limit
// for most lists is a hundred requests in five minutes, and a list that has not
// ended by then does not end.
const maxPages = 100

// List returns one page of the incidents that answer q, in q's order, and the
// cursor of the next page (Incidents_List). With a cursor from an earlier page
// the query is not looked at: the cursor carries it.
//
// A page has at most 1000 incidents and may have fewer although more follow;
// only an empty cursor ends the list. An incident with a field of the wrong kind
// comes without that field, one without a name is left out, and neither costs
// the page. The errors are incident.ErrSignIn, ErrForbidden, ErrRejected,
// ErrOffline, ErrUnavailable, an *incident.ThrottledError or that of ctx.
func (c *Client) List(ctx context.Context, q incident.Query, at incident.Cursor) (incident.Page, error) {
	do := call{
		operation: "list incidents",
		method:    http.MethodGet,
		url:       c.base + "/incidents?api-version=" + url.QueryEscape(c.options.APIVersion) + "&" + listQuery(q),
		limit:     ListTimeout,
		accept:    []int{http.StatusOK},
	}
	found, next, err := page(ctx, c, do, string(at), (*wireIncident).incident)
	if err != nil {
		return incident.Page{}, err
	}
	return incident.Page{Incidents: found, Next: incident.Cursor(next)}, nil
}

// list follows a list from its first page to its last. With most above zero no
// further page is asked for once so many items are there.
func list[W, T any](ctx context.Context, c *Client, do call, most int, read func(*W) (T, bool)) ([]T, error) {
	var all []T
	followed := map[string]bool{}
	for at := ""; len(followed) < maxPages; {
		items, next, err := page(ctx, c, do, at, read)
		if err != nil {
			return nil, err
		}
		all = append(all, items...)
		if next == "" || most > 0 && len(all) >= most {
			return all, nil
		}
		if followed[next] {
			return nil, misled(do, "the pages of the list follow each other in a circle")
		}
		followed[next], at = true, next
	}
	return nil, misled(do, "the list does not end")
}

// page does one call of a list: of its first page, which is do's own, or of the
// one that a nextLink leads to.
func page[W, T any](
	ctx context.Context,
	c *Client,
	do call,
	link string,
	read func(*W) (T, bool),
) (items []T, next string, err error) {
	if link != "" {
		if do.url, err = nextPage(c.options.endpoint(), link); err != nil {
			return nil, "", misled(do, err.Error())
		}
	}
	got, err := c.send(ctx, do)
	if err != nil {
		return nil, "", err
	}
	if items, next, err = decodeList(got.body, read); err != nil {
		return nil, "", senseless(do, got, err.Error())
	}
	if link != "" && next == link {
		return nil, "", senseless(do, got, "a page is followed by itself")
	}
	return items, next, nil
}
