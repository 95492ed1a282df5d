package kql

import (
	"iter"
	"strings"
)

// Types of columns.
const (
	String   = "string"
	Datetime = "datetime"
	Int      = "int"
	Dynamic  = "dynamic"
)

// Column is a column of a table.
type Column struct {
	Name string `json:"name"`
	Type string `json:"type"`
}

// Row reads the cells of a row by the number of their column. It is asked for
// no cell that a query does not need. An empty cell is null.
type Row func(column int) string

// Relation is a table, or what a part of a query made of one. A datetime is in
// RFC 3339 in UTC, with as many digits of a second as every other.
type Relation struct {
	Columns []Column
	Rows    iter.Seq[Row]
}

// find returns the number of a column.
func (r Relation) find(name string) (int, error) {
	for i, c := range r.Columns {
		if c.Name == name {
			return i, nil
		}
	}
	return 0, Error{Code: "SEM0100", Message: "Failed to resolve column or scalar expression named '" + name + "'", Token: name}
}

// reading returns r with columns chosen and put in order.
func (r Relation) reading(chosen []int) Relation {
	columns := make([]Column, len(chosen))
	for i, from := range chosen {
		columns[i] = r.Columns[from]
	}
	return Relation{Columns: columns, Rows: func(yield func(Row) bool) {
		for row := range r.Rows {
			if !yield(func(column int) string { return row(chosen[column]) }) {
				return
			}
		}
	}}
}

// Error is why a query cannot be run. A code that begins with SEM means that
// it could be read.
type Error struct {
	Code    string
	Message string
	Token   string
	Line    int // from 1; zero for no place
	Pos     int // likewise, in bytes
}

// Error implements error.
func (e Error) Error() string { return e.Code + ": " + e.Message }

// IsSyntax reports whether the query could not be read.
func (e Error) IsSyntax() bool { return strings.HasPrefix(e.Code, "SYN") }
