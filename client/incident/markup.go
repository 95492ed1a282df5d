package incident

import (
	"html"
	"strings"

	"sentinelq/client/clean"
)

// Plain returns a comment's or a task's text without the tags of basic HTML, as
// a person reads it: breaks and paragraphs as lines, entries of lists with a
// dash, links with their address behind them. Text that has no such tag, and
// Markdown, is returned as it is; what only looks like a tag stays.
func Plain(t clean.Text) clean.Text {
	raw := t.Raw()
	if !hasTag(raw) {
		return t
	}
	var out strings.Builder
	link := ""
	for raw != "" {
		at := strings.IndexByte(raw, '<')
		if at < 0 {
			out.WriteString(html.UnescapeString(raw))
			break
		}
		out.WriteString(html.UnescapeString(raw[:at]))
		tag, rest, ok := cutTag(raw[at:])
		if !ok {
			out.WriteByte('<')
			raw = raw[at+1:]
			continue
		}
		link = tag.write(&out, link)
		raw = rest
	}
	return clean.New(strings.TrimSpace(strings.ReplaceAll(out.String(), "\n\n\n", "\n\n")))
}

// hasTag reports whether s holds a tag of basic HTML.
func hasTag(s string) bool {
	for {
		at := strings.IndexByte(s, '<')
		if at < 0 {
			return false
		}
		if _, _, ok := cutTag(s[at:]); ok {
			return true
		}
		s = s[at+1:]
	}
}

// tag is one tag of HTML.
type tag struct {
	name string // in lower case
	end  bool
	href string
}

// longestTag bounds how far the end of a tag is looked for.
const longestTag = 4096

// space is what stands between the parts of a tag.
const space = " \t\r\n"

// cutTag takes the tag off with which s begins, if it is one that comments have.
func cutTag(s string) (t tag, rest string, ok bool) {
	end := strings.IndexByte(s[:min(len(s), longestTag)], '>')
	if end < 0 {
		return tag{}, s, false
	}
	inside := s[1:end]
	inside, t.end = strings.CutPrefix(inside, "/")
	inside = strings.TrimRight(strings.TrimSuffix(inside, "/"), space)
	name, attributes := inside, ""
	if at := strings.IndexAny(inside, space); at >= 0 {
		name, attributes = inside[:at], inside[at:]
	}
	if attributes != "" && !strings.Contains(attributes, "=") {
		return tag{}, s, false // as in "a<b and c>d"
	}
	t.name = strings.ToLower(name)
	switch t.name {
	case "a", "b", "i", "u", "s", "em", "strong", "code", "pre", "span", "font", "div", "p", "br", "hr",
		"ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "tr", "td", "th", "tbody", "thead", "img":
	default:
		return tag{}, s, false
	}
	t.href = attribute(attributes, "href")
	return t, s[end+1:], true
}

// attribute returns the value of a quoted attribute.
func attribute(s, name string) string {
	at := indexFold(s, name+"=")
	if at < 0 || at+len(name)+1 >= len(s) {
		return ""
	}
	value := s[at+len(name)+1:]
	quote := value[0]
	if quote != '"' && quote != '\'' {
		if end := strings.IndexAny(value, space); end >= 0 {
			value = value[:end]
		}
		return html.UnescapeString(value)
	}
	value, _, _ = strings.Cut(value[1:], string(quote))
	return html.UnescapeString(value)
}

// indexFold returns where ASCII text stands in s for the first time, in any
// case. A copy of s in lower case would not do: it may have another length.
func indexFold(s, text string) int {
	for at := 0; at+len(text) <= len(s); at++ {
		if strings.EqualFold(s[at:at+len(text)], text) {
			return at
		}
	}
	return -1
}

// write writes what stands for the tag, and returns the address of the link that
// is open afterwards.
func (t tag) write(out *strings.Builder, link string) string {
	switch t.name {
	case "a":
		if !t.end {
			return t.href
		}
		if link != "" && !strings.HasSuffix(out.String(), link) {
			out.WriteString(" (" + link + ")")
		}
		return ""
	case "br", "hr", "p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "tr", "pre":
		newline(out)
	case "li":
		if !t.end {
			newline(out)
			out.WriteString("- ")
		}
	case "td", "th":
		if t.end {
			out.WriteString("  ")
		}
	}
	return link
}

// newline ends the line, unless there is none yet.
func newline(out *strings.Builder) {
	if s := out.String(); s != "" && !strings.HasSuffix(s, "\n") {
		out.WriteByte('\n')
	}
}
