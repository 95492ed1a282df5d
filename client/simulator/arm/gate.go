package arm

import (
	"fmt"
	"net/http"
	"net/url"
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
	return query, checkVersion(query)
}

func checkVersion(query url.Values) error {
	version := query.Get("api-version")
	switch {
	case version == "":
		return respond.Refuse(
			http.StatusBadRequest, "MissingApiVersionParameter",
			"The api-version query parameter (?api-version=) is required for all requests.",
		)
	case !supported(version):
		return respond.Refuse(
			http.StatusBadRequest, "InvalidApiVersionParameter",
			fmt.Sprintf("The api-version '%s' is invalid.", version),
		)
	}
	return nil
}

// supported reports whether the workspace's region knows an api-version. All
// of them are answered in the shape of 2025-09-01.
func supported(version string) bool {
	switch version {
	case "2023-02-01", "2023-11-01", "2024-03-01", "2024-09-01", "2025-03-01", "2025-06-01",
		"2025-09-01", "2025-07-01-preview", "2025-10-01-preview":
		return true
	}
	return false
}
