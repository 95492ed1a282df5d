package odata

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"sentinelq/client/simulator/respond"
)

// Filter is a parsed $filter: of each group one condition has to hold. The zero
// Filter matches everything.
type Filter [][]condition

type condition func(r *Row) bool

// Matches reports whether the service would list r.
func (f Filter) Matches(r *Row) bool {
	for _, group := range f {
		if !slices.ContainsFunc(group, func(holds condition) bool { return holds(r) }) {
			return false
		}
	}
	return true
}

func syntaxError(format string, values ...any) error {
	return respond.BadRequest("OData query syntax error: "+format, values...)
}

// ParseFilter reads groups with and between them: one comparison, or several in
// parentheses with or between. It refuses everything else with a
// respond.Refusal.
func ParseFilter(source string) (Filter, error) {
	if strings.TrimSpace(source) == "" {
		return nil, nil
	}
	tokens, err := lex(source)
	if err != nil {
		return nil, err
	}
	p := &parser{tokens}
	var f Filter
	for {
		group, err := p.group()
		if err != nil {
			return nil, err
		}
		f = append(f, group)
		if t := p.take(); t.kind == tokenEnd {
			return f, nil
		} else if !t.word("and") {
			return nil, syntaxError("unexpected %s", t.describe())
		}
	}
}

// parser reads the tokens of a filter one after the other.
type parser struct{ tokens []token }

// take returns the next token; the last one stays.
func (p *parser) take() token {
	t := p.tokens[0]
	if len(p.tokens) > 1 {
		p.tokens = p.tokens[1:]
	}
	return t
}

func (p *parser) group() ([]condition, error) {
	if p.tokens[0].kind != tokenOpen {
		c, err := p.comparison()
		return []condition{c}, err
	}
	p.take()
	var group []condition
	for {
		c, err := p.comparison()
		if err != nil {
			return nil, err
		}
		group = append(group, c)
		if t := p.take(); t.kind == tokenClose {
			return group, nil
		} else if !t.word("or") {
			return nil, syntaxError("')' expected, %s found", t.describe())
		}
	}
}

// comparison reads a property, its operator and a literal of its type.
func (p *parser) comparison() (condition, error) {
	path, operator, literal := p.take(), p.take(), p.take()
	if path.kind != tokenWord {
		return nil, syntaxError("a property was expected, %s found", path.describe())
	}
	var c condition
	known := "eq"
	switch path.text {
	case "properties/status":
		c = literal.is(func(r *Row) string { return r.Properties.Status })
	case "properties/severity":
		c = literal.is(func(r *Row) string { return r.Properties.Severity })
	case "properties/incidentNumber":
		c = literal.isNumber(func(r *Row) int { return r.Properties.IncidentNumber })
	case pathCreated:
		known, c = "ge", literal.since(func(r *Row) time.Time { return r.Created })
	case pathModified:
		known, c = "ge", literal.since(func(r *Row) time.Time { return r.Modified })
	default:
		return nil, respond.BadRequest("OData query error: could not find a property named '%s'.", path.text)
	}
	if !operator.word(known) {
		return nil, syntaxError("an operator was expected, %s found", operator.describe())
	}
	if c == nil {
		return nil, syntaxError("%s is not a literal of the type of '%s'", literal.describe(), path.text)
	}
	return c, nil
}

// is compares exactly, cases included. Text is in quotes.
func (t token) is(text func(*Row) string) condition {
	if t.kind != tokenText {
		return nil
	}
	return func(r *Row) bool { return text(r) == t.text }
}

// isNumber compares with a whole number, which has no quotes.
func (t token) isNumber(number func(*Row) int) condition {
	n, err := strconv.ParseInt(t.text, 10, 32)
	if t.kind != tokenWord || err != nil {
		return nil
	}
	return func(r *Row) bool { return number(r) == int(n) }
}

// since compares with a time, which has no quotes either.
func (t token) since(moment func(*Row) time.Time) condition {
	at, err := time.Parse(time.RFC3339Nano, t.text)
	if t.kind != tokenWord || err != nil {
		return nil
	}
	return func(r *Row) bool { return !moment(r).Before(at) }
}
