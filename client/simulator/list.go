package simulator

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"sentinelq/client/simulator/odata"
	"sentinelq/client/simulator/respond"
)

// Page sizes of Incidents_List.
const (
	defaultTop = 50
	maxTop     = 1000
)

// listing is what a list request asks for.
type listing struct {
	filter odata.Filter
	order  odata.Order
	after  *odata.Position // where the page before ended
	top    int
}

// list answers Incidents_List.
func (s *Simulator) list(c call) (respond.Answer, error) {
	asked, err := parseListing(c.query)
	if err != nil {
		return respond.Answer{}, err
	}
	rows, next := s.rows(asked, c.now)
	value := make([]Incident, len(rows))
	for i, r := range rows {
		value[i] = r.Incident
	}
	link := ""
	if next != nil {
		link = s.nextLink(c.query, asked.order.Token(*next))
	}
	return respond.JSON(http.StatusOK, struct {
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
				return listing{}, respond.BadRequest("The query option '%s' is not supported.", name)
			}
		}
	}
	if asked.filter, err = odata.ParseFilter(query.Get("$filter")); err != nil {
		return listing{}, err
	}
	if asked.order, err = odata.ParseOrder(query.Get("$orderby")); err != nil {
		return listing{}, err
	}
	if asked.top, err = parseTop(query.Get("$top")); err != nil {
		return listing{}, err
	}
	asked.after, err = asked.order.ParseToken(query.Get("$skipToken"))
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
		return 0, respond.BadRequest("The value of $top must be between 1 and %d.", maxTop)
	}
	return top, nil
}

// rows returns a page, and the position of its last row when more follow.
func (s *Simulator) rows(asked listing, now time.Time) (rows []*record, next *odata.Position) {
	for _, r := range s.sorted(asked.order).from(asked.order, asked.after) {
		if r.listed.After(now) || !asked.filter.Matches(&r.Row) {
			continue
		}
		if len(rows) == asked.top {
			last := asked.order.Position(&rows[len(rows)-1].Row)
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
	fmt.Fprintf(&link, "%s?api-version=%s", s.scope.List(), url.QueryEscape(query.Get("api-version")))
	for _, name := range []string{"$filter", "$orderby", "$top"} {
		if value := query.Get(name); value != "" {
			fmt.Fprintf(&link, "&%s=%s", name, strings.ReplaceAll(url.QueryEscape(value), "+", " "))
		}
	}
	fmt.Fprintf(&link, "&$skipToken=%s", url.QueryEscape(token))
	return link.String()
}

// index is all records in an order, as long as nothing was written.
type index struct {
	writes int
	rows   []*record
}

// sorted returns the index of an order. It is kept, since the pages of a list
// ask for the same one.
func (s *Simulator) sorted(o odata.Order) index {
	if known, found := s.indexes[o]; found && known.writes == s.writes {
		return known
	}
	rows := make([]*record, 0, len(s.records))
	for _, r := range s.records {
		rows = append(rows, r)
	}
	slices.SortFunc(rows, func(a, b *record) int { return o.Compare(o.Position(&a.Row), o.Position(&b.Row)) })
	s.indexes[o] = index{writes: s.writes, rows: rows}
	return s.indexes[o]
}

// from returns the rows behind a position.
func (x index) from(o odata.Order, after *odata.Position) []*record {
	if after == nil {
		return x.rows
	}
	return x.rows[sort.Search(len(x.rows), func(i int) bool {
		return o.Compare(o.Position(&x.rows[i].Row), *after) > 0
	}):]
}
