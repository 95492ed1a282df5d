package client

import (
	"errors"
	"net/url"
	"strings"
)

// errForeignLink is kept apart because such a link must never see a token.
var errForeignLink = errors.New("the next page is said to be at another address than the service's")

// nextPage turns a nextLink into the address to ask. A nextLink is text from
// outside that a token would follow: only the https host and port of endpoint
// are accepted. What has to be escaped in its query is, once; what is escaped
// already stays, since a %20 made to %2520 breaks the service's OData parser.
func nextPage(endpoint, link string) (string, error) {
	u, err := url.Parse(link)
	if err != nil {
		// The error of net/url quotes the whole link.
		return "", errors.New("the address of the next page cannot be read")
	}
	home, err := url.Parse(endpoint)
	if err != nil {
		return "", err
	}
	if u.Scheme != "https" || u.User != nil || !sameHost(u, home) {
		return "", errForeignLink
	}
	u.RawQuery = escapeOnce(u.RawQuery)
	u.Fragment, u.RawFragment = "", ""
	return u.String(), nil
}

func sameHost(a, b *url.URL) bool {
	return strings.EqualFold(a.Hostname(), b.Hostname()) && port(a) == port(b)
}

func port(u *url.URL) string {
	if p := u.Port(); p != "" {
		return p
	}
	return "443"
}

// escapeOnce escapes what may not stand in a query and leaves escapes alone.
func escapeOnce(query string) string {
	const hex = "0123456789ABCDEF"
	var escaped strings.Builder
	for i := range len(query) {
		c := query[i]
		if c == '%' && isEscape(query[i:]) || c != '%' && mayStand(c) {
			escaped.WriteByte(c)
			continue
		}
		escaped.Write([]byte{'%', hex[c>>4], hex[c&15]})
	}
	return escaped.String()
}

func isEscape(s string) bool {
	const digits = "0123456789abcdefABCDEF"
	return len(s) >= 3 && strings.IndexByte(digits, s[1]) >= 0 && strings.IndexByte(digits, s[2]) >= 0
}

// mayStand reports whether c may stand in a query by itself (RFC 3986).
func mayStand(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' ||
		strings.IndexByte("-._~!$&'()*+,;=:@/?", c) >= 0
}
