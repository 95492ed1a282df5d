package response

import (
	"net/http"
	"strconv"
	"time"
)

// retryAfter reads how long the service wants to be left alone, from the
// headers that azcore looks at, in its order. Zero means that it did not say.
func retryAfter(h http.Header, now time.Time) time.Duration {
	for _, name := range []string{"retry-after-ms", "x-ms-retry-after-ms"} {
		if ms, err := strconv.ParseUint(h.Get(name), 10, 31); err == nil {
			return time.Duration(ms) * time.Millisecond
		}
	}
	if s, err := strconv.ParseUint(h.Get("Retry-After"), 10, 31); err == nil {
		return time.Duration(s) * time.Second
	}
	if at, err := http.ParseTime(h.Get("Retry-After")); err == nil {
		return max(at.Sub(now), 0)
	}
	return 0
}
