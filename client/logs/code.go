package logs

import (
	"strings"

	"sentinelq/client/response"
)

// fault is an error of the query API. The outermost code says little, such as
// BadArgumentError, and the innermost most, such as SEM0100. Its message, which
// may quote the query, is not read.
type fault struct {
	Code    text    `json:"code"`
	Inner   *fault  `json:"innererror"`
	Details []fault `json:"details"`
}

// maxCodes is how many codes of an error are told.
const maxCodes = 4

// codesWithin returns the codes within the error of an answer, from the outer to
// the inner ones and without the outermost.
func codesWithin(body []byte) string {
	var said struct {
		Error fault `json:"error"`
	}
	if response.Decode(body, &said) != nil {
		return ""
	}
	return strings.Join(said.Error.within(nil), ", ")
}

// within appends the codes within f to codes.
func (f *fault) within(codes []string) []string {
	inner := f.Details
	if f.Inner != nil {
		inner = append([]fault{*f.Inner}, inner...)
	}
	for i := range inner {
		if code := inner[i].Code.Raw(); isCode(code) && len(codes) < maxCodes {
			codes = append(codes, code)
		}
		codes = inner[i].within(codes)
	}
	return codes
}

// isCode reports whether s has the form of a code: nothing with a space or a
// quote in it, which could be from a query.
func isCode(s string) bool {
	const allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
	return s != "" && len(s) <= 40 && strings.Trim(s, allowed) == ""
}
