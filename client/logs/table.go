package logs

import "encoding/json"

// result is the answer of the query API (200). An error may stand beside the
// tables.
type result struct {
	Tables []wireTable `json:"tables"`
	Error  fault       `json:"error"`
}

type wireTable struct {
	Name    string `json:"name"`
	Columns []struct {
		Name string `json:"name"`
	} `json:"columns"`
	Rows [][]json.RawMessage `json:"rows"`
}

// table is what a query found, its columns in the order in which they came.
type table struct {
	columns map[string]int // where in a row
	rows    [][]json.RawMessage
}

// primary returns the table that answers the query. Others hold statistics; one
// that stands alone may have any name.
func (r result) primary() (table, bool) {
	for _, t := range r.Tables {
		if t.Name == "PrimaryResult" || len(r.Tables) == 1 {
			return t.table(), true
		}
	}
	return table{}, false
}

func (t wireTable) table() table {
	columns := make(map[string]int, len(t.Columns))
	for i, c := range t.Columns {
		columns[c.Name] = i
	}
	return table{columns: columns, rows: t.Rows}
}

// row is one row of a table.
type row struct {
	columns map[string]int
	cells   []json.RawMessage
}

// all yields the rows that hold anything.
func (t table) all(yield func(row) bool) {
	for _, cells := range t.rows {
		if len(cells) > 0 && !yield(row{t.columns, cells}) {
			return
		}
	}
}

// cell returns the value of a column, nothing where the table or the row has
// none.
func (r row) cell(column string) cell {
	if i, ok := r.columns[column]; ok && i < len(r.cells) {
		return cell(r.cells[i])
	}
	return nil
}
