package query

import (
	"slices"
	"strings"

	"sentinelq/client/incident"
)

// Filter is a parsed filter line. Its zero value, like the empty line, keeps
// New and Active incidents.
type Filter struct{ terms []term }

// term is one restriction: any of values, or none of them when negated.
type term struct {
	field   field
	negated bool
	values  []value // at least one, all different
}

// value is what a term looks for. Implementations are comparable, which is what
// makes filters comparable.
type value interface {
	// text spells the value so that parsing gives it back.
	text() string
	// test binds the value to a moment and a person.
	test(env Env) test
}

// test reports whether an incident has a value. It must not change it.
type test func(in *incident.Incident) bool

// Default returns the filter a queue starts with: status New or Active.
func Default() Filter { return Filter{[]term{openTerm()}} }

func openTerm() term {
	return term{field: fieldStatus, values: []value{statusValue(incident.New), statusValue(incident.Active)}}
}

// Equal reports whether two filters say the same in the same order.
func (f Filter) Equal(other Filter) bool {
	return slices.EqualFunc(f.terms, other.terms, func(a, b term) bool {
		return a.field == b.field && a.negated == b.negated && slices.Equal(a.values, b.values)
	})
}

// numbers returns what a filter of one #number term asks for.
func (f Filter) numbers() []int {
	if len(f.terms) != 1 || f.terms[0].field != fieldNumber || f.terms[0].negated {
		return nil
	}
	var numbers []int
	for _, v := range f.terms[0].values {
		if n, ok := v.(numberValue); ok {
			numbers = append(numbers, int(n))
		}
	}
	return numbers
}

// Text spells the filter in its canonical form: full names of statuses and
// severities, quotes only where they are needed. Parsing it gives an equal
// filter.
func (f Filter) Text() string {
	terms := make([]string, len(f.terms))
	for i, t := range f.terms {
		terms[i] = t.text()
	}
	return strings.Join(terms, " ")
}

func (t term) text() string {
	values := make([]string, len(t.values))
	for i, v := range t.values {
		values[i] = v.text()
	}
	sign := ""
	if t.negated {
		sign = "-"
	}
	return sign + t.field.prefix() + strings.Join(values, ",")
}

// effective returns the terms that decide: those that were written, and the
// restriction to open incidents where nothing was said about it.
func (f Filter) effective() []term {
	for _, t := range f.terms {
		if t.field == fieldStatus || t.field == fieldNumber && !t.negated {
			return f.terms
		}
	}
	return append([]term{openTerm()}, f.terms...)
}
