package query

import (
	"cmp"
	"slices"
	"time"

	"sentinelq/client/incident"
)

// Env is what a filter is relative to.
type Env struct {
	Now time.Time      // ages count back from it; its location decides where days begin
	Me  incident.Owner // whom owner:me means; zero while that is unknown, and then it matches nothing
}

// Matcher is a filter made ready for many incidents. It does not change, so it
// may be used by several goroutines, and matching does not allocate for
// incidents in ASCII. It is bound to its Env: make a new one when the clock
// has moved.
type Matcher struct{ terms []boundTerm }

type boundTerm struct {
	field   field
	negated bool
	tests   []test
}

// Matcher prepares the filter for env.
func (f Filter) Matcher(env Env) Matcher {
	var m Matcher
	for _, t := range f.effective() {
		bound := boundTerm{field: t.field, negated: t.negated}
		for _, v := range t.values {
			bound.tests = append(bound.tests, v.test(env))
		}
		m.terms = append(m.terms, bound)
	}
	slices.SortStableFunc(m.terms, func(a, b boundTerm) int { return cmp.Compare(a.field, b.field) })
	return m
}

// Match reports whether the filter keeps in.
func (m Matcher) Match(in *incident.Incident) bool {
	for i := range m.terms {
		if m.terms[i].any(in) == m.terms[i].negated {
			return false
		}
	}
	return true
}

func (t *boundTerm) any(in *incident.Incident) bool {
	for _, is := range t.tests {
		if is(in) {
			return true
		}
	}
	return false
}
