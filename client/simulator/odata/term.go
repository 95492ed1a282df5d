package odata

import (
	"strconv"
	"strings"
	"time"
)

// comparison reads what follows a path: an operator and a literal.
func (p *parser) comparison(path string) (node, error) {
	f, err := p.resolve(path)
	if err != nil {
		return nil, err
	}
	return p.operation(f)
}

// foldedComparison reads tolower(path) or toupper(path) with what follows.
func (p *parser) foldedComparison(fold string) (node, error) {
	f, err := p.folded(fold)
	if err != nil {
		return nil, err
	}
	return p.operation(f)
}

// operation reads an operator and a literal of the field's kind.
func (p *parser) operation(f field) (node, error) {
	word := p.take()
	if word.kind != tokenWord || !isOperator(word.text) {
		return nil, syntaxError("an operator was expected, %s found", word.describe())
	}
	literal := p.take()
	if literal.word("null") {
		if word.text != "eq" && word.text != "ne" {
			return nil, syntaxError("null can only be compared with eq and ne")
		}
		return isNull{f, word.text == "ne"}, nil
	}
	return f.compared(word.text, literal)
}

// compared makes the comparison of f with a literal, which must be written as
// its kind demands: text in quotes, times and numbers without.
func (f field) compared(operator string, literal token) (node, error) {
	switch f.kind {
	case kindText:
		if literal.kind == tokenText {
			return compareText{f, operator, literal.text}, nil
		}
	case kindTime:
		if at, err := time.Parse(time.RFC3339Nano, literal.text); literal.kind == tokenWord && err == nil {
			return compareTime{f, operator, at}, nil
		}
	case kindNumber:
		if n, err := strconv.ParseInt(literal.text, 10, 32); literal.kind == tokenWord && err == nil {
			return compareNumber{f, operator, int(n)}, nil
		}
	}
	return nil, syntaxError("%s is not a literal of the type of '%s'", literal.describe(), f.path)
}

// predicate reads the arguments of contains, startswith or endswith.
func (p *parser) predicate(name string) (node, error) {
	p.take() // the parenthesis
	f, err := p.operand()
	if err != nil {
		return nil, err
	}
	if f.kind != kindText {
		return nil, syntaxError("'%s' is not text", f.path)
	}
	if err := p.expect(","); err != nil {
		return nil, err
	}
	argument := p.take()
	if argument.kind != tokenText {
		return nil, syntaxError("a string literal was expected, %s found", argument.describe())
	}
	return textTest{f, name, argument.text}, p.expect(")")
}

// operand reads a path, or tolower( … ) or toupper( … ) of one.
func (p *parser) operand() (field, error) {
	t := p.take()
	switch {
	case t.kind != tokenWord:
		return field{}, syntaxError("a property was expected, %s found", t.describe())
	case isFolding(t.text) && p.peek().is("("):
		return p.folded(t.text)
	default:
		return p.resolve(t.text)
	}
}

// folded reads the parentheses of tolower or toupper.
func (p *parser) folded(fold string) (field, error) {
	p.take() // the parenthesis
	t := p.take()
	f, err := p.resolve(t.text)
	if err != nil {
		return field{}, err
	}
	if f.kind != kindText {
		return field{}, syntaxError("'%s' is not text", t.text)
	}
	if f.fold = strings.ToLower; strings.EqualFold(fold, "toupper") {
		f.fold = strings.ToUpper
	}
	return f, p.expect(")")
}

func isOperator(word string) bool {
	switch word {
	case "eq", "ne", "gt", "ge", "lt", "le":
		return true
	}
	return false
}

func isPredicate(word string) bool {
	switch word {
	case "contains", "startswith", "endswith":
		return true
	}
	return false
}

// isFolding accepts the casing of both OData and the clients that were seen.
func isFolding(word string) bool {
	return strings.EqualFold(word, "tolower") || strings.EqualFold(word, "toupper")
}
