package markup

import (
	"strings"

	"golang.org/x/net/html"
)

// token is a piece of HTML: text, a tag, or a comment, which is not for reading.
type token struct {
	kind    html.TokenType
	text    string // of a tag, as it is written
	name    string // of a tag, in lower case
	element element
	shows   string // the address of a link, or what stands for an image
	tells   bool   // that all of it is HTML
}

// space is what HTML takes for white space.
const space = " \t\r\n\f"

// maxAnew bounds how many bytes a lexer reads again behind what only looked like a
// tag, whose end may be far.
const maxAnew = 1 << 18

// lexer cuts a text into tokens. What HTML would take for a tag, but nobody else,
// is text.
type lexer struct {
	rest      string // from the next token on
	tokenizer *html.Tokenizer
	tokens    []token
	anew      int            // bytes that were read in vain
	lastEnds  map[string]int // how long rest is at the last end of an element
}

func lexed(s string) []token {
	l := &lexer{rest: s, lastEnds: map[string]int{}}
	for l.rest != "" {
		l.tokenizer = html.NewTokenizer(strings.NewReader(l.rest))
		for on := true; on; {
			on = l.next()
		}
	}
	return l.tokens
}

// next takes the next token. It reports whether the tokenizer can go on.
func (l *lexer) next() bool {
	kind := l.tokenizer.Next()
	raw := string(l.tokenizer.Raw())
	t, ok := token{kind: kind}, true
	switch kind {
	case html.ErrorToken:
		if l.rest == "" {
			return false
		}
		raw, ok = l.rest, false // a tag without end
		if !strings.Contains(raw, ">") {
			l.anew = maxAnew // there is no other
		}
	case html.TextToken:
		t.text = string(l.tokenizer.Text())
	case html.CommentToken, html.DoctypeToken:
		t.kind, t.tells, ok = html.CommentToken, strings.HasPrefix(raw, "<!"), isComment(raw)
	default:
		ok = l.tag(&t, raw)
	}
	if !ok {
		return l.literal(raw)
	}
	l.tokens, l.rest = append(l.tokens, t), l.rest[len(raw):]
	return true
}

// literal takes what only looks like a tag as text, as far as no other tag may
// begin in it.
func (l *lexer) literal(raw string) bool {
	end := len(raw)
	if at := strings.IndexByte(raw[1:], '<'); at >= 0 && l.anew < maxAnew {
		end, l.anew = at+1, l.anew+len(raw)
	}
	l.tokenizer.NextIsNotRawText()
	l.tokens = append(l.tokens, token{kind: html.TextToken, text: html.UnescapeString(raw[:end])})
	l.rest = l.rest[end:]
	return end == len(raw)
}

// isComment reports whether a comment, a declaration or an instruction has an end.
func isComment(raw string) bool {
	switch {
	case strings.HasPrefix(raw, "<!--"):
		return strings.HasSuffix(raw, "-->") || strings.HasSuffix(raw, "--!>")
	case strings.HasPrefix(raw, "</"):
		return false
	default:
		return strings.HasSuffix(raw, ">")
	}
}

// tag reads a tag. It reports whether it is one.
func (l *lexer) tag(t *token, raw string) bool {
	name, more := l.tokenizer.TagName()
	t.name, t.text = string(name), html.UnescapeString(raw)
	t.element = elementOf(t.name)
	t.tells = t.element.tells(t.name)
	for more {
		var key, value []byte
		key, value, more = l.tokenizer.TagAttr()
		if t.element == link && string(key) == "href" || t.element == image && string(key) == "alt" {
			t.shows = strings.Trim(string(value), space)
		}
	}
	switch {
	case t.kind == html.EndTagToken || !isElementName(t.name):
		return isElementName(t.name)
	case t.element != hidden:
		l.tokenizer.NextIsNotRawText() // as that of noscript and textarea would be
	case !l.ends(t.name, len(l.rest)-len(raw)):
		if t.kind != html.SelfClosingTagToken {
			return false
		}
		t.element = void
		l.tokenizer.NextIsNotRawText()
	}
	return areAttributes(raw[len("<")+len(t.name) : len(raw)-len(">")])
}

// ends reports whether an element has an end in the last n bytes of rest.
func (l *lexer) ends(name string, n int) bool {
	last, known := l.lastEnds[name]
	if !known {
		last = lastEnd(l.rest, name)
		l.lastEnds[name] = last
	}
	return last > 0 && last <= n
}

// lastEnd returns how much of s there is from the last end of an element on.
func lastEnd(s, name string) int {
	for before := s; ; {
		at := strings.LastIndex(before, "</")
		if at < 0 {
			return 0
		}
		found := s[at+len("</"):]
		if len(found) > len(name) && strings.EqualFold(found[:len(name)], name) &&
			strings.ContainsRune(space+"/>", rune(found[len(name)])) {
			return len(s) - at
		}
		before = s[:at]
	}
}
