package rbac

import "strings"

// Allows reports whether some entry grants an action.
func Allows(entries []Entry, action string) bool {
	for _, e := range entries {
		if covers(e.Actions, action) && !covers(e.NotActions, action) {
			return true
		}
	}
	return false
}

func covers(patterns []string, action string) bool {
	for _, pattern := range patterns {
		if matches(strings.ToLower(pattern), strings.ToLower(action)) {
			return true
		}
	}
	return false
}

// matches reports whether text has the form of pattern, in which a star stands
// for any run of characters, slashes and none included.
func matches(pattern, text string) bool {
	parts := strings.Split(pattern, "*")
	first, last := parts[0], parts[len(parts)-1]
	if len(parts) == 1 {
		return pattern == text
	}
	if len(text) < len(first)+len(last) || !strings.HasPrefix(text, first) || !strings.HasSuffix(text, last) {
		return false
	}
	text = text[len(first) : len(text)-len(last)]
	for _, part := range parts[1 : len(parts)-1] {
		_, after, found := strings.Cut(text, part)
		if !found {
			return false
		}
		text = after
	}
	return true
}
