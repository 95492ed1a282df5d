package client

import "strings"

// withoutResourceIDs shortens the resource IDs in the service's words to their
// last two segments: "workspaces/ws-soc" says it to a person, and the IDs of
// subscriptions do not belong in logs and screenshots.
func withoutResourceIDs(words string) string {
	const start = "/subscriptions/"
	var short strings.Builder
	for {
		at := indexFold(words, start)
		if at < 0 {
			short.WriteString(words)
			return short.String()
		}
		short.WriteString(words[:at])
		id := words[at:]
		if end := strings.IndexAny(id, " \t\r\n'\"`,;<>"); end >= 0 {
			id = id[:end]
		}
		words = words[at+len(id):]
		short.WriteString(lastSegments(id))
	}
}

// indexFold is strings.Index without regard to case, in which Azure is not
// steady.
func indexFold(s, part string) int {
	for i := 0; i+len(part) <= len(s); i++ {
		if strings.EqualFold(s[i:i+len(part)], part) {
			return i
		}
	}
	return -1
}

func lastSegments(id string) string {
	segments := strings.Split(strings.Trim(id, "/"), "/")
	if len(segments) <= 2 {
		return segments[0]
	}
	return strings.Join(segments[len(segments)-2:], "/")
}
