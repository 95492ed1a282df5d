package kql

import (
	"slices"
	"strings"
	"time"
)

// condition is what a where asks of a column.
type condition struct {
	column, operator string
	text             string        // for =~ and contains
	ago              time.Duration // for >
}

type test func(Row) bool

// conditions reads comparisons with or between.
func (p *parser) conditions() (all []condition, err error) {
	for {
		c, err := p.condition()
		if err != nil {
			return nil, err
		}
		if all = append(all, c); !p.word("or") {
			return all, nil
		}
	}
}

func (p *parser) condition() (c condition, err error) {
	if c.column, err = p.name(); err != nil {
		return condition{}, err
	}
	switch c.operator = p.peek().value; c.operator {
	case "=~", "contains":
		if p.take(); p.peek().kind != tokenText {
			return condition{}, p.refuse()
		}
		c.text = p.take().value
		return c, nil
	case ">":
		if p.take(); !p.word("ago") {
			return condition{}, p.refuse()
		}
		c.ago, err = p.ago()
		return c, err
	}
	return condition{}, p.refuse()
}

// bind finds the column.
func (c condition) bind(r Relation, now time.Time) (test, error) {
	if c.operator == ">" {
		at, err := r.typed(c.column, Datetime)
		edge := now.Add(-c.ago)
		return func(row Row) bool {
			have, err := time.Parse(time.RFC3339Nano, row(at))
			return err == nil && have.After(edge)
		}, err
	}
	at, err := r.typed(c.column, String, Dynamic)
	if c.operator == "=~" {
		return func(row Row) bool { return strings.EqualFold(row(at), c.text) }, err
	}
	part := strings.ToLower(c.text)
	return func(row Row) bool { return strings.Contains(strings.ToLower(row(at)), part) }, err
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
