package odata

import (
	"net/http"
	"strings"

	"sentinelq/client/simulator/respond"
)

// maxDepth is how deeply parentheses and nots may be nested.
const maxDepth = 64

// Filter is a parsed $filter; the zero Filter matches everything.
type Filter struct {
	root  node
	empty bool // the service loses all rows, see parser.lambda
}

func syntaxError(format string, values ...any) error {
	return respond.BadRequest("OData query syntax error: "+format, values...)
}

// ParseFilter reads the part of OData that the service understands of
// incidents, and refuses what it refuses with a respond.Refusal.
func ParseFilter(source string) (Filter, error) {
	if strings.TrimSpace(source) == "" {
		return Filter{}, nil
	}
	tokens, err := lex(source)
	if err != nil {
		return Filter{}, err
	}
	p := &parser{tokens: tokens, field: incidentField}
	root, err := p.disjunction()
	if err != nil {
		return Filter{}, err
	}
	if p.peek().kind != tokenEnd {
		return Filter{}, syntaxError("unexpected '%s'", p.peek().text)
	}
	return Filter{root: root, empty: p.empty}, nil
}

// parser is a recursive descent over the tokens of a filter.
type parser struct {
	tokens []token
	field  func(path string) (field, bool) // what a path names here
	lambda bool                            // inside any( … )
	depth  int
	terms  int // how many terms were read
	empty  bool
}

func (p *parser) peek() token { return p.tokens[0] }

// take returns the next token; the last one stays.
func (p *parser) take() token {
	t := p.tokens[0]
	if len(p.tokens) > 1 {
		p.tokens = p.tokens[1:]
	}
	return t
}

func (p *parser) expect(punct string) error {
	if t := p.take(); !t.is(punct) {
		return syntaxError("'%s' expected, %s found", punct, t.describe())
	}
	return nil
}

// disjunction reads terms with or between them. Inside a lambda the service
// breaks down on it.
func (p *parser) disjunction() (node, error) {
	left, err := p.conjunction()
	for err == nil && p.peek().word("or") {
		if p.lambda {
			return nil, respond.Refuse(http.StatusInternalServerError, "InternalServerError", "Internal server error")
		}
		p.take()
		var right node
		right, err = p.conjunction()
		left = either{left, right}
	}
	return left, err
}

func (p *parser) conjunction() (node, error) {
	left, err := p.unary()
	for err == nil && p.peek().word("and") {
		p.take()
		var right node
		right, err = p.unary()
		left = both{left, right}
	}
	return left, err
}

func (p *parser) unary() (node, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, syntaxError("the filter is nested too deeply")
	}
	defer func() { p.depth-- }()
	switch {
	case p.peek().word("not"):
		p.take()
		inner, err := p.unary()
		return negation{inner}, err
	case p.peek().is("("):
		p.take()
		inner, err := p.disjunction()
		if err != nil {
			return nil, err
		}
		return inner, p.expect(")")
	default:
		return p.term()
	}
}

// term reads a comparison, a call that is true or false, or a lambda.
func (p *parser) term() (node, error) {
	t := p.take()
	if t.kind != tokenWord {
		return nil, syntaxError("a property or function was expected, %s found", t.describe())
	}
	p.terms++
	if !p.peek().is("(") {
		return p.comparison(t.text)
	}
	switch path, call := cutCall(t.text); {
	case path == "" && isPredicate(call):
		return p.predicate(call)
	case path == "" && isFolding(call):
		return p.foldedComparison(call)
	case path != "" && call == "any" && !p.lambda:
		return p.any(path)
	default:
		return nil, syntaxError("'%s' is not supported", t.text)
	}
}

// cutCall splits "properties/labels/any" into the path and the call.
func cutCall(word string) (path, call string) {
	if at := strings.LastIndexByte(word, '/'); at >= 0 {
		return word[:at], word[at+1:]
	}
	return "", word
}

// any reads path/any(variable: condition).
//
// Two defects of the service are kept here: where any() is not the first term,
// a filter on labels is a syntax error, and one on product names is accepted
// and loses every row.
func (p *parser) any(path string) (node, error) {
	list, found := listField(path)
	if !found {
		return nil, syntaxError("'%s' is not a collection", path)
	}
	if p.terms > 1 {
		if path == pathLabels {
			return nil, syntaxError("any() is not allowed here")
		}
		p.empty = true
	}
	p.take() // the parenthesis
	variable := p.take()
	if variable.kind != tokenWord || strings.Contains(variable.text, "/") {
		return nil, syntaxError("the variable of any() was expected")
	}
	if err := p.expect(":"); err != nil {
		return nil, err
	}
	inner, err := p.body(list.scoped(variable.text))
	if err != nil {
		return nil, err
	}
	return anyOf{list, inner}, p.expect(")")
}

// body reads a lambda's condition, in which paths name the element.
func (p *parser) body(scoped func(string) (field, bool)) (node, error) {
	outer := p.field
	p.field, p.lambda = scoped, true
	defer func() { p.field, p.lambda = outer, false }()
	return p.disjunction()
}

// resolve finds the field of a path.
func (p *parser) resolve(path string) (field, error) {
	f, found := p.field(path)
	if !found {
		return field{}, respond.BadRequest("OData query error: could not find a property named '%s'.", path)
	}
	return f, nil
}
