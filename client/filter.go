package client

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"sentinelq/client/incident"
)

// maxPage is the service's limit of $top; without $top it gives 50.
const maxPage = 1000

// wireTime has the service's seven digits of a second. Formatting cuts off what
// is finer, which keeps a lower bound a lower bound.
const wireTime = "2006-01-02T15:04:05.9999999Z"

// listQuery writes q as the query of Incidents_List. Only forms of $filter that
// the service evaluates correctly are used: comparisons of scalars, or-ed in
// parentheses and and-ed with each other; no any(), whose place in a filter
// decides whether it works at all. An address holds a hundred numbers; a caller
// with more asks several times.
func listQuery(q incident.Query) string {
	var parameters []string
	add := func(name, value string) {
		// Escaping for a query gives spaces as "+"; the service's OData parser is
		// known to take %20.
		escaped := strings.ReplaceAll(url.QueryEscape(value), "+", "%20")
		parameters = append(parameters, name+"="+escaped)
	}
	if filter := odataFilter(q); filter != "" {
		add("$filter", filter)
	}
	add("$orderby", orderBy(q.Order))
	add("$top", strconv.Itoa(pageSize(q.PageSize)))
	return strings.Join(parameters, "&")
}

func pageSize(asked int) int {
	if asked <= 0 {
		return maxPage
	}
	return min(asked, maxPage)
}

func orderBy(o incident.Order) string {
	if o == incident.LastModified {
		return "properties/lastModifiedTimeUtc desc"
	}
	return "properties/createdTimeUtc desc"
}

func odataFilter(q incident.Query) string {
	var terms []string
	for _, term := range []string{
		anyOf("properties/status", q.Statuses, quoted[incident.Status]),
		anyOf("properties/severity", q.Severities, quoted[incident.Severity]),
		anyOf("properties/incidentNumber", q.Numbers, strconv.Itoa),
		since("properties/createdTimeUtc", q.CreatedSince),
		since("properties/lastModifiedTimeUtc", q.ModifiedSince),
	} {
		if term != "" {
			terms = append(terms, term)
		}
	}
	return strings.Join(terms, " and ")
}

// anyOf compares a field with each of values.
func anyOf[T any](field string, values []T, literal func(T) string) string {
	terms := make([]string, len(values))
	for i, v := range values {
		terms[i] = field + " eq " + literal(v)
	}
	if len(terms) < 2 {
		return strings.Join(terms, "")
	}
	return "(" + strings.Join(terms, " or ") + ")"
}

// quoted writes a string of OData; a quote in it is doubled.
func quoted[T ~string](value T) string {
	return "'" + strings.ReplaceAll(string(value), "'", "''") + "'"
}

// since compares a time, which OData has without quotes.
func since(field string, at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return field + " ge " + at.UTC().Format(wireTime)
}
