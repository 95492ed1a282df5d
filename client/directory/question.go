package directory

import (
	"net/url"
	"strconv"
	"strings"

	"sentinelq/client/incident"
)

const (
	// maxTyped is how many characters are searched for: no name in Entra is
	// longer, and the address of a request has an end.
	maxTyped = 256

	// pool is how many times as many as wanted are asked for, so that the best of
	// them can be chosen: at least minPage and at most what Graph gives.
	pool    = 5
	minPage = 25
	maxPage = 999
)

// question is one request.
type question struct {
	operation string // "search users", for the person
	kind      incident.OwnerType
	path      string // behind the version, with the query; escaped
	ampersand bool   // see hasAmpersand
}

const (
	userFields  = "id,displayName,mail,userPrincipalName"
	groupFields = "id,displayName,mail"
)

// typedText returns what there is to search for.
func typedText(typed string) string {
	typed = strings.TrimSpace(strings.ToValidUTF8(typed, " "))
	if runes := []rune(typed); len(runes) > maxTyped {
		typed = strings.TrimSpace(string(runes[:maxTyped]))
	}
	return typed
}

// searchUsers asks GET /users (v1.0). $search needs $count=true and the header
// ConsistencyLevel: eventual.
func searchUsers(typed string, limit int) question {
	search := clause(
		"displayName",
		typed,
	) + " OR " + clause(
		"mail",
		typed,
	) + " OR " + clause(
		"userPrincipalName",
		typed,
	)
	return question{
		operation: "search users", kind: incident.User,
		path: "/users" + searchQuery(search, userFields, limit), ampersand: hasAmpersand(typed),
	}
}

// searchGroups asks GET /groups (v1.0), likewise.
func searchGroups(typed string, limit int) question {
	return question{
		operation: "search groups",
		kind:      incident.Group,
		path: "/groups" + searchQuery(
			clause("displayName", typed),
			groupFields,
			limit,
		),
		ampersand: hasAmpersand(typed),
	}
}

func searchQuery(search, fields string, limit int) string {
	top := max(min(limit, maxPage/pool)*pool, minPage)
	return "?$search=" + escape(search) + "&$count=true&$top=" + strconv.Itoa(top) + "&$select=" + fields
}

// clause quotes the search of one property.
func clause(property, typed string) string {
	return `"` + property + ":" + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(typed) + `"`
}

// escape escapes a value for a query, a space as %20, which every server reads.
func escape(value string) string {
	return strings.ReplaceAll(url.QueryEscape(value), "+", "%20")
}

// hasAmpersand reports whether Graph would lose its way: v1.0 answers 400 to an
// escaped ampersand in $search, unless told to leave its older way of reading
// (Graph's known issue 18185). Other searches are sent without that.
func hasAmpersand(typed string) bool { return strings.Contains(typed, "&") }
