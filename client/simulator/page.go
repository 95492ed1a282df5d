package simulator

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"sentinelq/client/simulator/parts"
	"sentinelq/client/simulator/respond"
	"sentinelq/client/simulator/wire"
)

// page answers a list of what hangs on an incident, or lies beside it. A page
// goes on after the place where the one before ended, whatever came or went
// meanwhile. $filter is no part of what the simulator knows here and is
// refused, $orderby is accepted and changes nothing.
func page[P any](c call, address string, items []parts.Item[P], newestFirst bool) (respond.Answer, error) {
	top, err := parseTop(c.query.Get("$top"))
	if err != nil {
		return respond.Answer{}, err
	}
	if c.query.Get("$filter") != "" {
		return respond.Answer{}, respond.BadRequest("The query option '$filter' is not supported.")
	}
	after, err := parsePlace(c.query.Get("$skipToken"))
	if err != nil {
		return respond.Answer{}, err
	}
	if newestFirst {
		slices.Reverse(items)
	}
	if after > 0 {
		items = slices.DeleteFunc(items, func(i parts.Item[P]) bool {
			return i.Place == after || (i.Place > after) == newestFirst
		})
	}
	answer := struct {
		Value    []wire.Resource[P] `json:"value"`
		NextLink string             `json:"nextLink,omitempty"`
	}{Value: []wire.Resource[P]{}}
	for i, item := range items {
		if i == top {
			answer.NextLink = nextPage(c.query, address, items[i-1].Place)
			break
		}
		answer.Value = append(answer.Value, item.Resource)
	}
	return respond.JSON(http.StatusOK, answer), nil
}

// nextPage returns the absolute address of the page after a place.
func nextPage(query url.Values, address string, place int) string {
	link := fmt.Sprintf("%s?api-version=%s", address, url.QueryEscape(query.Get("api-version")))
	if top := query.Get("$top"); top != "" {
		link += "&$top=" + url.QueryEscape(top)
	}
	token := base64.StdEncoding.EncodeToString([]byte(strconv.Itoa(place)))
	return link + "&$skipToken=" + url.QueryEscape(token)
}

// parsePlace reads a skip token; no token is the first page.
func parsePlace(token string) (int, error) {
	if token == "" {
		return 0, nil
	}
	content, err := base64.StdEncoding.DecodeString(token)
	if err != nil {
		return 0, respond.BadRequest("The skip token is not valid.")
	}
	place, err := strconv.Atoi(string(content))
	if err != nil || place < 1 {
		return 0, respond.BadRequest("The skip token is not valid.")
	}
	return place, nil
}
