package kql

import (
	"strconv"
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

// maxDepth is how deep brackets may stand in each other.
const maxDepth = 100

// parser reads tokens one after the other.
type parser struct {
	query  string
	tokens []token
	depth  int
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

// number reads a whole number.
func (p *parser) number() (int, error) {
	t := p.peek()
	n, err := strconv.Atoi(t.value)
	if t.kind != tokenNumber || err != nil {
		return 0, p.refuse()
	}
	p.take()
	return n, nil
}

// stage reads what stands behind a bar.
func (p *parser) stage() (stage, error) {
	switch {
	case p.word("where"):
		c, err := p.either()
		return where{c}, err
	case p.word("summarize"):
		return p.summarize()
	case p.word("sort"), p.word("order"):
		return p.sort()
	case p.word("take"), p.word("limit"):
		n, err := p.number()
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

// sort reads by column, and a direction, which is desc by default.
func (p *parser) sort() (s order, err error) {
	if !p.word("by") {
		return order{}, p.refuse()
	}
	if s.column, err = p.name(); err != nil {
		return order{}, err
	}
	if s.ascending = p.word("asc"); !s.ascending {
		p.word("desc")
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
	if !p.sign("(") || p.peek().kind != tokenNumber {
		return 0, p.refuse()
	}
	text := p.peek().value
	units := map[byte]time.Duration{'d': 24 * time.Hour, 'h': time.Hour, 'm': time.Minute, 's': time.Second}
	unit, known := units[text[len(text)-1]]
	n, err := strconv.Atoi(text[:len(text)-1])
	const most = 36_500 // days, hours and so on; a duration holds 290 years
	if !known || err != nil || n > most {
		return 0, p.refuse()
	}
	p.take()
	if !p.sign(")") {
		return 0, p.refuse()
	}
	return time.Duration(n) * unit, nil
}
