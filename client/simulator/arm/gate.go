package arm

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"sentinelq/client/simulator/respond"
)

// Limits of a request.
const (
	// MaxBody is the largest body that is taken, in bytes.
	MaxBody = 4 << 20

	// MaxAddress is the longest address that a request line may carry, in bytes:
	// the default of the HTTP stack in front of the service. Nobody has
	// documented the service's own limit.
	MaxAddress = 16 << 10
)

// Authorized reports whether the request carries a bearer token.
func Authorized(req *http.Request) bool {
	token, is := strings.CutPrefix(req.Header.Get("Authorization"), "Bearer ")
	return is && token != ""
}

// Check refuses what the resource manager refuses before it looks at the path, and
// returns the query otherwise.
func Check(req *http.Request, body []byte) (url.Values, error) {
	if !Authorized(req) {
		return nil, respond.Refuse(
			http.StatusUnauthorized, "AuthenticationFailed",
			"Authentication failed. The 'Authorization' header is missing or not a bearer token.",
		)
	}
	if len(req.URL.RequestURI()) > MaxAddress {
		return nil, respond.Refuse(http.StatusRequestURITooLong, "UriTooLong", "The request URI is too long.")
	}
	if len(body) > MaxBody {
		return nil, respond.Refuse(http.StatusRequestEntityTooLarge, "RequestContentTooLarge", "The request content is too large.")
	}
	query, err := url.ParseQuery(req.URL.RawQuery)
	if err != nil {
		return nil, respond.BadRequest("The query string cannot be read.")
	}
	return query, checkVersion(query, namespace(req.URL.Path))
}

func checkVersion(query url.Values, provider string) error {
	version := query.Get("api-version")
	switch {
	case version == "":
		return respond.Refuse(
			http.StatusBadRequest, "MissingApiVersionParameter",
			"The api-version query parameter (?api-version=) is required for all requests.",
		)
	case !supported(provider, version):
		return respond.Refuse(
			http.StatusBadRequest, "InvalidApiVersionParameter",
			fmt.Sprintf("The api-version '%s' is invalid.", version),
		)
	}
	return nil
}

// namespace returns the resource provider that a path names last, in lower
// case.
func namespace(path string) string {
	_, rest, _ := strings.Cut(strings.ToLower(path), "/providers/")
	if at := strings.LastIndex(rest, "/providers/"); at >= 0 {
		rest = rest[at+len("/providers/"):]
	}
	name, _, _ := strings.Cut(rest, "/")
	return name
}

// supported reports whether the workspace's region knows an api-version of a
// resource provider. All of Sentinel's are answered in the shape of 2025-09-01.
func supported(provider, version string) bool {
	var known string
	switch provider {
	case "microsoft.operationalinsights":
		known = "2021-06-01 2022-10-01 2023-09-01 2025-02-01"
	case "microsoft.authorization":
		known = "2015-07-01 2018-07-01 2022-04-01"
	case "microsoft.logic":
		known = "2016-06-01 2019-05-01"
	default:
		known = "2023-02-01 2023-11-01 2024-03-01 2024-09-01 2025-03-01 2025-06-01 " +
			"2025-09-01 2025-07-01-preview 2025-10-01-preview"
	}
	return slices.Contains(strings.Fields(known), version)
}
