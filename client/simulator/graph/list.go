package graph

import (
	"encoding/base64"
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"sentinelq/client/simulator/respond"
)

// Page sizes of users and groups.
const (
	defaultTop = 100
	maxTop     = 999
)

// page is a collection's answer.
type page struct {
	Context  string           `json:"@odata.context"`
	Count    *int             `json:"@odata.count,omitempty"`
	NextLink string           `json:"@odata.nextLink,omitempty"`
	Value    []map[string]any `json:"value"`
}

// list answers at /users and /groups. Without $search it lists all, in the
// directory's own order.
func (d *Directory) list(groups bool, query url.Values, header http.Header) (respond.Answer, error) {
	fits, err := searched(groups, query, header)
	if err != nil {
		return respond.Answer{}, err
	}
	fields, err := selected(query, groups)
	if err != nil {
		return respond.Answer{}, err
	}
	top, from, err := window(query)
	if err != nil {
		return respond.Answer{}, err
	}
	found := 0
	answer := page{Context: d.context(groups, query), Value: []map[string]any{}}
	for _, e := range d.entries {
		if e.IsGroup != groups || !fits(e) {
			continue
		}
		if from <= found && len(answer.Value) < top {
			answer.Value = append(answer.Value, only(e.Person, fields))
		}
		found++
	}
	if query.Get("$count") == "true" {
		answer.Count = &found
	}
	if from+top < found {
		answer.NextLink = d.nextLink(groups, query, from+top)
	}
	return respond.JSON(http.StatusOK, answer), nil
}

// searched returns what $search asks for.
func searched(groups bool, query url.Values, header http.Header) (func(entry) bool, error) {
	text := query.Get("$search")
	switch {
	case !query.Has("$search"):
		return func(entry) bool { return true }, nil
	case !strings.EqualFold(header.Get("ConsistencyLevel"), "eventual") || query.Get("$count") != "true":
		return nil, unsupported("Request with $search query parameter only works through MSGraph with a special request header: " +
			"'ConsistencyLevel: eventual'")
	case strings.Contains(text, "&") && !strings.EqualFold(header.Get("Prefer"), "legacySearch=false"):
		return nil, respond.BadRequest("Unrecognized query argument specified: ''.")
	}
	c, err := parseSearch(text, groups)
	if err != nil {
		return nil, err
	}
	return c.holds, nil
}

// window returns how many entries are asked for, and how many come before them.
func window(query url.Values) (top, from int, err error) {
	top = defaultTop
	if query.Has("$top") {
		if top, err = strconv.Atoi(query.Get("$top")); err != nil || top < 1 || top > maxTop {
			return 0, 0, respond.Refuse(http.StatusBadRequest, "Request_BadRequest",
				"Invalid page size specified: '"+query.Get("$top")+"'. Must be between 1 and 999 inclusive.")
		}
	}
	if token := query.Get("$skiptoken"); token != "" {
		var text []byte
		if text, err = base64.RawURLEncoding.DecodeString(token); err == nil {
			from, err = strconv.Atoi(string(text))
		}
		if err != nil || from < 0 {
			return 0, 0, respond.BadRequest("The specified skip token is not valid.")
		}
	}
	return top, from, nil
}

func (d *Directory) nextLink(groups bool, query url.Values, from int) string {
	next := maps.Clone(query)
	next.Set("$skiptoken", base64.RawURLEncoding.EncodeToString([]byte(strconv.Itoa(from))))
	return d.root() + collection(groups) + "?" + strings.ReplaceAll(next.Encode(), "+", "%20")
}

func (d *Directory) root() string { return "https://" + d.host + "/v1.0/" }

func collection(groups bool) string {
	if groups {
		return "groups"
	}
	return "users"
}
