package match

import (
	"cmp"
	"slices"
)

// ranking keeps the texts in which a word earns most.
type ranking struct {
	aligner
	limit int
	kept  []scored // more than limit now and then, in no order
	floor scored   // the last of the best limit, once there were so many
	full  bool     // whether there is a floor
}

type scored struct{ at, earned, size int }

// compare puts what earns more first, then what is shorter, then what was given
// first.
func (s scored) compare(t scored) int {
	return cmp.Or(cmp.Compare(t.earned, s.earned), cmp.Compare(s.size, t.size), cmp.Compare(s.at, t.at))
}

// take makes the ranking one for word; of nothing, if the word is too long.
func (r *ranking) take(word string) {
	if !r.start(word) {
		r.limit = 0
	}
}

// add keeps candidate at if it may be among the best.
func (r *ranking) add(at int, text string, starts []bool) {
	if r.limit == 0 {
		return
	}
	earned, size, ok := r.align(text, starts)
	if !ok {
		return
	}
	s := scored{at, earned, size}
	if r.full && s.compare(r.floor) > 0 {
		return
	}
	// Cutting when there are twice as many costs the logarithm of limit per
	// text, however they come.
	if r.kept = append(r.kept, s); len(r.kept) == 2*r.limit {
		r.cut()
		r.floor, r.full = r.kept[r.limit-1], true
	}
}

// cut leaves the best, in order.
func (r *ranking) cut() {
	slices.SortFunc(r.kept, scored.compare)
	r.kept = r.kept[:min(len(r.kept), r.limit)]
}

// fill fills hits up with the best.
func (r *ranking) fill(hits []Hit) []Hit {
	r.cut()
	for _, s := range r.kept[:min(len(r.kept), cap(hits)-len(hits))] {
		hits = append(hits, Hit{s.at, Fuzzy})
	}
	return hits
}
