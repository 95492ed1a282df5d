package kql

import (
	"strconv"
	"strings"
	"time"
)

// Query is a query that could be read.
type Query struct {
	table  string
	stages []stage
}

// Table returns the name of the table that the query reads.
func (q Query) Table() string { return q.table }

// Parse reads a query. It fails with an [Error].
func Parse(query string) (Query, error) {
	tokens, err := lex(query)
	if err != nil {
		return Query{}, err
	}
	p := &parser{query: query, tokens: tokens}
	var q Query
	if q.table, err = p.name(); err != nil {
		return Query{}, err
	}
	for p.peek().kind != tokenEnd {
		if !p.sign("|") {
			return Query{}, p.refuse()
		}
		s, err := p.stage()
		if err != nil {
			return Query{}, err
		}
		q.stages = append(q.stages, s)
	}
	return q, nil
}

// parser reads tokens one after the other.
type parser struct {
	query  string
	tokens []token
}

func (p *parser) peek() token { return p.tokens[0] }

func (p *parser) take() token {
	t := p.tokens[0]
	if t.kind != tokenEnd {
		p.tokens = p.tokens[1:]
	}
	return t
}

// is takes the next token if it is this one.
func (p *parser) is(kind tokenKind, value string) bool {
	if t := p.peek(); t.kind != kind || t.value != value {
		return false
	}
	p.take()
	return true
}

func (p *parser) sign(value string) bool { return p.is(tokenSign, value) }

func (p *parser) word(value string) bool { return p.is(tokenWord, value) }

// refuse returns the refusal of the next token.
func (p *parser) refuse() error { return unreadable(p.query, p.peek().at, p.peek().value) }

func (p *parser) name() (string, error) {
	if p.peek().kind != tokenWord {
		return "", p.refuse()
	}
	return p.take().value, nil
}

// number reads a whole number, and the unit that may stand behind it.
func (p *parser) number(unit string) (int, error) {
	t := p.peek()
	digits, found := strings.CutSuffix(t.value, unit)
	n, err := strconv.Atoi(digits)
	if t.kind != tokenNumber || !found || err != nil {
		return 0, p.refuse()
	}
	p.take()
	return n, nil
}

// stage reads what stands behind a bar.
func (p *parser) stage() (stage, error) {
	switch {
	case p.word("where"):
		all, err := p.conditions()
		return where{all}, err
	case p.word("summarize"):
		return p.summarize()
	case p.word("sort"):
		return p.sort()
	case p.word("take"):
		n, err := p.number("")
		return take{n}, err
	case p.word("project"):
		return p.project()
	}
	return nil, p.refuse()
}

// summarize reads arg_max(column, *) by column.
func (p *parser) summarize() (s newest, err error) {
	if !p.word("arg_max") || !p.sign("(") {
		return newest{}, p.refuse()
	}
	if s.column, err = p.name(); err != nil {
		return newest{}, err
	}
	if !p.sign(",") || !p.sign("*") || !p.sign(")") || !p.word("by") {
		return newest{}, p.refuse()
	}
	s.by, err = p.name()
	return s, err
}

// sort reads by column, and a direction.
func (p *parser) sort() (s order, err error) {
	if !p.word("by") {
		return order{}, p.refuse()
	}
	if s.column, err = p.name(); err != nil {
		return order{}, err
	}
	if s.ascending = p.word("asc"); !s.ascending && !p.word("desc") {
		return order{}, p.refuse()
	}
	return s, nil
}

func (p *parser) project() (s project, err error) {
	for {
		name, err := p.name()
		if err != nil {
			return project{}, err
		}
		if s.columns = append(s.columns, name); !p.sign(",") {
			return s, nil
		}
	}
}

// ago reads what stands behind ago, such as (14d).
func (p *parser) ago() (time.Duration, error) {
	if !p.sign("(") {
		return 0, p.refuse()
	}
	days, err := p.number("d")
	if err != nil {
		return 0, err
	}
	const most = 36_500 // a duration holds 290 years
	if days > most || !p.sign(")") {
		return 0, p.refuse()
	}
	return time.Duration(days) * 24 * time.Hour, nil
}
