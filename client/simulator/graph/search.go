package graph

import (
	"strings"
	"unicode/utf8"

	"sentinelq/client/simulator/respond"
)

// maxDepth is how deeply parentheses may be nested.
const maxDepth = 32

// condition is a $search or a part of one.
type condition interface{ holds(e entry) bool }

type (
	both   struct{ left, right condition }
	either struct{ left, right condition }

	// words finds an entry by words of a property.
	words struct {
		of     func(entry) []string
		wanted []string
	}

	// prefix finds an entry by the beginning of a property.
	prefix struct {
		of    func(entry) string
		value string
	}
)

func (c both) holds(e entry) bool   { return c.left.holds(e) && c.right.holds(e) }
func (c either) holds(e entry) bool { return c.left.holds(e) || c.right.holds(e) }
func (c words) holds(e entry) bool  { return beginEach(c.wanted, c.of(e)) }
func (c prefix) holds(e entry) bool {
	return c.value != "" && strings.HasPrefix(strings.ToLower(c.of(e)), c.value)
}

// parser is a recursive descent over a $search.
type parser struct {
	text   string
	at     int
	depth  int
	groups bool // properties of groups, and not of users
}

// parseSearch reads a $search of users or groups.
func parseSearch(text string, groups bool) (condition, error) {
	p := &parser{text: text, groups: groups}
	c, err := p.disjunction()
	if err == nil && !p.atEnd() {
		err = p.invalid()
	}
	return c, err
}

// atEnd skips spaces and reports whether nothing follows.
func (p *parser) atEnd() bool {
	for p.at < len(p.text) && p.text[p.at] == ' ' {
		p.at++
	}
	return p.at == len(p.text)
}

// peek skips spaces and returns the next byte, or 0, which begins nothing, at
// the end.
func (p *parser) peek() byte {
	if p.atEnd() {
		return 0
	}
	return p.text[p.at]
}

// keyword takes an operator, which must be followed by what cannot be part of it.
func (p *parser) keyword(word string) bool {
	p.atEnd()
	rest, found := strings.CutPrefix(p.text[p.at:], word)
	if !found || rest != "" && !strings.ContainsAny(rest[:1], ` "(`) {
		return false
	}
	p.at += len(word)
	return true
}

func (p *parser) disjunction() (condition, error) {
	left, err := p.conjunction()
	for err == nil && p.keyword("OR") {
		var right condition
		right, err = p.conjunction()
		left = either{left, right}
	}
	return left, err
}

func (p *parser) conjunction() (condition, error) {
	left, err := p.primary()
	for err == nil && p.keyword("AND") {
		var right condition
		right, err = p.primary()
		left = both{left, right}
	}
	return left, err
}

func (p *parser) primary() (condition, error) {
	switch p.peek() {
	case '"':
		return p.clause()
	case '(':
		if p.depth++; p.depth > maxDepth {
			return nil, p.invalid()
		}
		p.at++
		inner, err := p.disjunction()
		if err == nil && p.peek() != ')' {
			err = p.invalid()
		}
		p.at++
		p.depth--
		return inner, err
	}
	return nil, p.invalid()
}

// clause reads "property:value".
func (p *parser) clause() (condition, error) {
	quoted, err := p.quoted()
	if err != nil {
		return nil, err
	}
	property, value, found := strings.Cut(quoted, ":")
	if !found || value == "" {
		return nil, p.invalid()
	}
	return p.find(property, value)
}

// quoted reads what stands in double quotes. A backslash makes a quote or a
// backslash part of it, and is an error before anything else.
func (p *parser) quoted() (string, error) {
	var inside strings.Builder
	for p.at++; p.at < len(p.text); p.at++ {
		switch c := p.text[p.at]; c {
		case '"':
			p.at++
			return inside.String(), nil
		case '\\':
			p.at++
			if p.at == len(p.text) || p.text[p.at] != '"' && p.text[p.at] != '\\' {
				return "", p.invalid()
			}
			inside.WriteByte(p.text[p.at])
		default:
			inside.WriteByte(c)
		}
	}
	return "", p.invalid()
}

// find returns the condition of a property that may be searched.
func (p *parser) find(property, value string) (condition, error) {
	folded := strings.ToLower(value)
	switch {
	case property == "displayName":
		return words{func(e entry) []string { return e.name }, tokens(value)}, nil
	case property == "description" && p.groups:
		return words{func(e entry) []string { return e.about }, tokens(value)}, nil
	case property == "mail":
		return prefix{func(e entry) string { return e.Mail }, folded}, nil
	case property == "userPrincipalName" && !p.groups:
		return prefix{func(e entry) string { return e.UserPrincipalName }, folded}, nil
	}
	return nil, noProperty(property, p.groups)
}

func noProperty(property string, groups bool) error {
	kind := "user"
	if groups {
		kind = "group"
	}
	return respond.BadRequest("Could not find a property named '%s' on type 'microsoft.graph.%s'.", property, kind)
}

// invalid says which character cannot stand where it stands.
func (p *parser) invalid() error {
	if p.at >= len(p.text) {
		return respond.BadRequest("Syntax error: unexpected end of '%s'.", p.text)
	}
	r, _ := utf8.DecodeRuneInString(p.text[p.at:])
	return respond.BadRequest("Syntax error: character '%c' is not valid at position %d in '%s'.", r, p.at, p.text)
}
