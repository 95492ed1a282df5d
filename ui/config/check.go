package config

import (
	"strings"
	"time"
)

// isName reports whether s is letters and digits of ASCII and the allowed signs,
// at most length of them. It never begins with a hyphen, which az would take for
// an option, or with a dot, which would be a step up in a path.
func isName(s string, length int, allowed string) bool {
	if s == "" || len(s) > length || strings.HasPrefix(s, "-") || strings.HasPrefix(s, ".") {
		return false
	}
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', strings.ContainsRune(allowed, r):
		default:
			return false
		}
	}
	return true
}

// isAPIVersion reports whether s is a date, perhaps with -preview behind it.
func isAPIVersion(s string) bool {
	_, err := time.Parse(time.DateOnly, strings.TrimSuffix(s, "-preview"))
	return err == nil
}
