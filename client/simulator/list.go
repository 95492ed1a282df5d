package simulator

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Page sizes of Incidents_List.
const (
	defaultTop = 50
	maxTop     = 1000
)

// listing is what a list request asks for.
type listing struct {
	filter filter
	order  order
	after  *position // where the page before ended
	top    int
}

// list answers Incidents_List.
func (s *Simulator) list(c call) (answer, error) {
	asked, err := parseListing(c.query)
	if err != nil {
		return answer{}, err
	}
	rows, next := s.rows(asked, c.now)
	value := make([]Incident, len(rows))
	for i, r := range rows {
		value[i] = r.Incident
	}
	link := ""
	if next != nil {
		link = s.nextLink(c.query, asked.order.token(*next))
	}
	return written(http.StatusOK, struct {
		Value    []Incident `json:"value"`
		NextLink string     `json:"nextLink,omitempty"`
	}{value, link}), nil
}

func parseListing(query url.Values) (asked listing, err error) {
	for name := range query {
		switch name {
		case "api-version", "$filter", "$orderby", "$top", "$skipToken":
		default:
			if strings.HasPrefix(name, "$") {
				return listing{}, badRequest("The query option '%s' is not supported.", name)
			}
		}
	}
	if asked.filter, err = parseFilter(query.Get("$filter")); err != nil {
		return listing{}, err
	}
	if asked.order, err = parseOrder(query.Get("$orderby")); err != nil {
		return listing{}, err
	}
	if asked.top, err = parseTop(query.Get("$top")); err != nil {
		return listing{}, err
	}
	asked.after, err = asked.order.parseToken(query.Get("$skipToken"))
	return asked, err
}

// parseTop refuses more than the maximum of the specification. Whether the
// service refuses it or gives fewer is not documented.
func parseTop(text string) (int, error) {
	if text == "" {
		return defaultTop, nil
	}
	top, err := strconv.Atoi(text)
	if err != nil || top < 1 || top > maxTop {
		return 0, badRequest("The value of $top must be between 1 and %d.", maxTop)
	}
	return top, nil
}

// rows returns a page, and the position of its last row when more follow.
func (s *Simulator) rows(asked listing, now time.Time) (rows []*record, next *position) {
	for _, r := range s.sorted(asked.order).from(asked.order, asked.after) {
		if r.listed.After(now) || !asked.filter.matches(r) {
			continue
		}
		if len(rows) == asked.top {
			last := asked.order.position(rows[len(rows)-1])
			return rows, &last
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// nextLink returns the absolute address of the page after token. As the
// service does, it leaves the spaces of the filter unescaped, so that the link
// is no valid address until it was encoded once.
func (s *Simulator) nextLink(query url.Values, token string) string {
	var link strings.Builder
	fmt.Fprintf(&link, "%s?api-version=%s", s.scope.list(), url.QueryEscape(query.Get("api-version")))
	for _, name := range []string{"$filter", "$orderby", "$top"} {
		if value := query.Get(name); value != "" {
			fmt.Fprintf(&link, "&%s=%s", name, strings.ReplaceAll(url.QueryEscape(value), "+", " "))
		}
	}
	fmt.Fprintf(&link, "&$skipToken=%s", url.QueryEscape(token))
	return link.String()
}
