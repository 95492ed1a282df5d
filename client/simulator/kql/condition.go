package kql

import (
	"slices"
	"strings"
	"time"
)

// condition is what a where asks of rows. Bind finds its columns.
type condition interface {
	bind(r Relation, now time.Time) (test, error)
}

type test func(Row) bool

type (
	both   struct{ left, right condition }
	either struct{ left, right condition }

	// compareText asks a column for a text.
	compareText struct{ column, operator, value string }

	// compareNumber asks a column for a number.
	compareNumber struct{ column, value string }

	// compareTime asks a column for a time some while ago.
	compareTime struct {
		column, operator string
		ago              time.Duration
	}
)

// either reads conditions with or between.
func (p *parser) either() (condition, error) {
	left, err := p.both()
	for err == nil && p.word("or") {
		var right condition
		right, err = p.both()
		left = either{left, right}
	}
	return left, err
}

// both reads conditions with and between, which binds closer than or.
func (p *parser) both() (condition, error) {
	left, err := p.single()
	for err == nil && p.word("and") {
		var right condition
		right, err = p.single()
		left = both{left, right}
	}
	return left, err
}

// single reads a comparison, or conditions in brackets.
func (p *parser) single() (condition, error) {
	if !p.sign("(") {
		return p.comparison()
	}
	if p.depth++; p.depth > maxDepth {
		return nil, p.refuse()
	}
	inner, err := p.either()
	if err != nil {
		return nil, err
	}
	if p.depth--; !p.sign(")") {
		return nil, p.refuse()
	}
	return inner, nil
}

func (p *parser) comparison() (condition, error) {
	column, err := p.name()
	if err != nil {
		return nil, err
	}
	operator := p.peek()
	switch operator.value {
	case "==", "=~", "contains":
		p.take()
		if operator.value == "==" && p.peek().kind == tokenNumber {
			number := p.peek().value
			_, err := p.number()
			return compareNumber{column, number}, err
		}
		if p.peek().kind != tokenText {
			return nil, p.refuse()
		}
		return compareText{column, operator.value, p.take().value}, nil
	case ">", ">=", "<", "<=":
		p.take()
		if !p.word("ago") {
			return nil, p.refuse()
		}
		span, err := p.ago()
		return compareTime{column, operator.value, span}, err
	}
	return nil, p.refuse()
}

func (c both) bind(r Relation, now time.Time) (test, error) {
	left, err := c.left.bind(r, now)
	if err != nil {
		return nil, err
	}
	right, err := c.right.bind(r, now)
	return func(row Row) bool { return left(row) && right(row) }, err
}

func (c either) bind(r Relation, now time.Time) (test, error) {
	left, err := c.left.bind(r, now)
	if err != nil {
		return nil, err
	}
	right, err := c.right.bind(r, now)
	return func(row Row) bool { return left(row) || right(row) }, err
}

func (c compareText) bind(r Relation, _ time.Time) (test, error) {
	at, err := r.typed(c.column, String, Dynamic)
	if err != nil {
		return nil, err
	}
	switch c.operator {
	case "==":
		return func(row Row) bool { return row(at) == c.value }, nil
	case "=~":
		return func(row Row) bool { return strings.EqualFold(row(at), c.value) }, nil
	default:
		part := strings.ToLower(c.value)
		return func(row Row) bool { return strings.Contains(strings.ToLower(row(at)), part) }, nil
	}
}

func (c compareNumber) bind(r Relation, _ time.Time) (test, error) {
	at, err := r.typed(c.column, Int)
	value := strings.TrimLeft(c.value, "0")
	return func(row Row) bool { return strings.TrimLeft(row(at), "0") == value }, err
}

func (c compareTime) bind(r Relation, now time.Time) (test, error) {
	at, err := r.typed(c.column, Datetime)
	edge := now.Add(-c.ago)
	return func(row Row) bool {
		have, err := time.Parse(time.RFC3339Nano, row(at))
		if err != nil {
			return false
		}
		switch order := have.Compare(edge); c.operator {
		case ">":
			return order > 0
		case ">=":
			return order >= 0
		case "<":
			return order < 0
		default:
			return order <= 0
		}
	}, err
}

// typed returns the number of a column that has one of some types.
func (r Relation) typed(name string, types ...string) (int, error) {
	at, err := r.find(name)
	if err != nil {
		return 0, err
	}
	if slices.Contains(types, r.Columns[at].Type) {
		return at, nil
	}
	return 0, Error{
		Code: "SEM0025", Token: name,
		Message: "Cannot compare the column '" + name + "' of type " + r.Columns[at].Type + " with this value",
	}
}
