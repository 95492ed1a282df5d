package markup

import (
	"strings"

	"sentinelq/client/clean"
)

// Plain returns a comment's or a task's text without HTML, as a person reads it:
// breaks, paragraphs and rows of tables as lines, entries of lists with a dash,
// links with their address behind them, and nothing of what a browser does not
// show. Text without a tag of HTML, and Markdown, is returned as it is; what only
// looks like a tag stays.
func Plain(t clean.Text) clean.Text {
	if !strings.Contains(t.Raw(), "<") {
		return t
	}
	tokens := lexed(t.Raw())
	r, isHTML := newReading(tokens)
	if !isHTML {
		return t
	}
	for _, token := range tokens {
		r.take(token)
	}
	return clean.New(r.end())
}
