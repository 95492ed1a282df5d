package kql

import (
	"cmp"
	"slices"
	"time"
)

// stage is what stands behind one bar.
type stage interface {
	apply(r Relation, now time.Time) (Relation, error)
}

// Run runs the query on its table. It fails with an [Error] when the table has
// not the columns that the query names.
func (q Query) Run(table Relation, now time.Time) (Relation, error) {
	for _, s := range q.stages {
		var err error
		if table, err = s.apply(table, now); err != nil {
			return Relation{}, err
		}
	}
	return table, nil
}

type (
	where   struct{ any []condition }
	take    struct{ n int }
	project struct{ columns []string }

	// order sorts by a column.
	order struct {
		column    string
		ascending bool
	}

	// newest keeps, of all rows with the same value in one column, the one with
	// the greatest in another.
	newest struct{ column, by string }
)

func (s where) apply(r Relation, now time.Time) (Relation, error) {
	tests := make([]test, len(s.any))
	for i, c := range s.any {
		var err error
		if tests[i], err = c.bind(r, now); err != nil {
			return Relation{}, err
		}
	}
	return Relation{Columns: r.Columns, Rows: func(yield func(Row) bool) {
		for row := range r.Rows {
			if slices.ContainsFunc(tests, func(passes test) bool { return passes(row) }) && !yield(row) {
				return
			}
		}
	}}, nil
}

func (s take) apply(r Relation, _ time.Time) (Relation, error) {
	return Relation{Columns: r.Columns, Rows: func(yield func(Row) bool) {
		left := s.n
		if left == 0 {
			return
		}
		for row := range r.Rows {
			if left--; !yield(row) || left == 0 {
				return
			}
		}
	}}, nil
}

func (s project) apply(r Relation, _ time.Time) (Relation, error) {
	chosen := make([]int, len(s.columns))
	for i, name := range s.columns {
		at, err := r.find(name)
		if err != nil {
			return Relation{}, err
		}
		chosen[i] = at
	}
	return r.reading(chosen), nil
}

func (s order) apply(r Relation, _ time.Time) (Relation, error) {
	at, err := r.find(s.column)
	if err != nil {
		return Relation{}, err
	}
	return Relation{Columns: r.Columns, Rows: func(yield func(Row) bool) {
		rows := slices.Collect(r.Rows)
		slices.SortStableFunc(rows, func(a, b Row) int {
			compared := cmp.Compare(a(at), b(at))
			if s.ascending {
				return compared
			}
			return -compared
		})
		slices.Values(rows)(yield)
	}}, nil
}

// apply puts the column that was grouped by first, then the one that decided.
func (s newest) apply(r Relation, _ time.Time) (Relation, error) {
	column, err := r.find(s.column)
	if err != nil {
		return Relation{}, err
	}
	by, err := r.find(s.by)
	if err != nil {
		return Relation{}, err
	}
	chosen := []int{by}
	if column != by {
		chosen = append(chosen, column)
	}
	for i := range r.Columns {
		if i != by && i != column {
			chosen = append(chosen, i)
		}
	}
	return Relation{Columns: r.Columns, Rows: func(yield func(Row) bool) {
		var groups []string
		best := map[string]Row{}
		for row := range r.Rows {
			group := row(by)
			have, found := best[group]
			if !found {
				groups = append(groups, group)
			}
			if !found || row(column) > have(column) {
				best[group] = row
			}
		}
		for _, group := range groups {
			if !yield(best[group]) {
				return
			}
		}
	}}.reading(chosen), nil
}
