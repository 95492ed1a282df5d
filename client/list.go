package client

import (
	"context"
	"net/http"

	"sentinelq/client/incident"
)

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
		limit:     ListTimeout,
		accept:    []int{http.StatusOK},
	}
	if at == "" {
		do.url = c.listURL(listQuery(q))
	} else {
		next, err := nextPage(c.options.endpoint(), at)
		if err != nil {
			return incident.Page{}, senseless(do, 0, err.Error())
		}
		do.url = next
	}
	got, err := c.send(ctx, do)
	if err != nil {
		return incident.Page{}, err
	}
	page, err := decodePage(got.body)
	if err != nil {
		return incident.Page{}, senseless(do, got.status, err.Error())
	}
	if at != "" && page.Next == at {
		return incident.Page{}, senseless(do, got.status, "a page is followed by itself")
	}
	return page, nil
}
