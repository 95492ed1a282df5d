package kql

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

func noon() time.Time { return time.Date(2026, 3, 14, 12, 0, 0, 0, time.UTC) }

// cases is a table of four rows.
func cases() Relation {
	content := [][]string{
		{"2026-03-14T11:00:00.0000000Z", "a", "9", `Ann's "x" \ y`, "High"},
		{"2026-03-14T10:00:00.0000000Z", "a", "9", "Ann", "Low"},
		{"2026-03-01T10:00:00.0000000Z", "b", "10", "ben", "low"},
		{"2026-02-01T10:00:00.0000000Z", "c", "", "", "High"},
	}
	return Relation{
		Columns: []Column{{"TimeGenerated", Datetime}, {"Name", String}, {"Number", Int}, {"Title", String}, {"Severity", String}},
		Rows: func(yield func(Row) bool) {
			for _, cells := range content {
				if !yield(func(column int) string { return cells[column] }) {
					return
				}
			}
		},
	}
}

// result runs a query, and writes its rows with a bar between the cells.
func result(t *testing.T, text string) (columns []string, rows []string) {
	t.Helper()
	q, err := Parse(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	r, err := q.Run(cases(), noon())
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	for _, c := range r.Columns {
		columns = append(columns, c.Name)
	}
	for row := range r.Rows {
		var cells []string
		for i := range r.Columns {
			cells = append(cells, row(i))
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	return columns, rows
}

func TestQueriesSelectSortAndShape(t *testing.T) {
	t.Parallel()
	for query, want := range map[string][]string{
		"T | project Name":                                       {"a", "a", "b", "c"},
		"T | where Name =~ 'a' | project Severity":               {"High", "Low"},
		"T | where Severity =~ 'low' | project Name":             {"a", "b"},
		"T | where Title contains 'NN' | project Severity":       {"High", "Low"},
		`T | where Title =~ 'Ann\'s "x" \\ y' | project Name`:    {"a"},
		"T | where Name =~ 'b' or Name =~ 'c' | project Name":    {"b", "c"},
		"T|where Name contains 'b' or Title contains 'x'":        {`2026-03-14T11:00:00.0000000Z|a|9|Ann's "x" \ y|High`, "2026-03-01T10:00:00.0000000Z|b|10|ben|low"},
		"T | where TimeGenerated > ago(14d) | project Name":      {"a", "a", "b"},
		"T | sort by TimeGenerated desc | project Severity":      {"High", "Low", "low", "High"},
		"T | sort by TimeGenerated asc\n| take 2 | project Name": {"c", "b"},
		"T | take 0": nil,
		"T | summarize arg_max(TimeGenerated, *) by Name | take 1":           {`a|2026-03-14T11:00:00.0000000Z|9|Ann's "x" \ y|High`},
		"T | summarize arg_max(TimeGenerated, *) by Severity | project Name": {"a", "a", "b"},
		"T | summarize arg_max(Name, *) by Name | project Name":              {"a", "b", "c"},
		"T | project Severity, Name | where Name =~ 'c'":                     {"High|c"},
	} {
		if _, have := result(t, query); !slices.Equal(have, want) {
			t.Errorf("%s gives %q", query, have)
		}
	}
}

func TestSummarizePutsTheGroupFirst(t *testing.T) {
	t.Parallel()
	columns, _ := result(t, "T | summarize arg_max(TimeGenerated, *) by Severity")
	if want := []string{"Severity", "TimeGenerated", "Name", "Number", "Title"}; !slices.Equal(columns, want) {
		t.Errorf("columns are %v", columns)
	}
}

func TestWhatIsNotUnderstoodIsRefusedWithItsPlace(t *testing.T) {
	t.Parallel()
	for query, want := range map[string]Error{
		"":                                      {Token: "", Line: 1, Pos: 1},
		"T | mv-expand x":                       {Token: "-", Line: 1, Pos: 7},
		"T | extend x":                          {Token: "extend", Line: 1, Pos: 5},
		"T\n| where Name = 'a'":                 {Token: "=", Line: 2, Pos: 14},
		"T | where Name =~ 'a":                  {Token: "'", Line: 1, Pos: 19},
		"T | where Name =~ 'a\\q'":              {Token: "'", Line: 1, Pos: 19},
		"T | where Name =~ 'a\nb'":              {Token: "'", Line: 1, Pos: 19},
		"T | where Name =~ b":                   {Token: "b", Line: 1, Pos: 19},
		"T | where Name contains 5":             {Token: "5", Line: 1, Pos: 25},
		"T | where (Name =~ 'a')":               {Token: "(", Line: 1, Pos: 11},
		"T | where Name =~ 'a' and Name =~ 'b'": {Token: "and", Line: 1, Pos: 23},
		"T | where Name == 'a'":                 {Token: "=", Line: 1, Pos: 16},
		"T | where Name =~ \"a\"":               {Token: "\"", Line: 1, Pos: 19},
		"T | where TimeGenerated > ago(5h)":     {Token: "5h", Line: 1, Pos: 31},
		"T | where TimeGenerated < ago(5d)":     {Token: "<", Line: 1, Pos: 25},
		"T | sort by Name":                      {Token: "", Line: 1, Pos: 17},
		"T | limit 3":                           {Token: "limit", Line: 1, Pos: 5},
		"T | where TimeGenerated > ago(5y)":     {Token: "5y", Line: 1, Pos: 31},
		"T | where TimeGenerated > 'now'":       {Token: "now", Line: 1, Pos: 27},
		"T | take x":                            {Token: "x", Line: 1, Pos: 10},
		"T | sort Name":                         {Token: "Name", Line: 1, Pos: 10},
		"T | summarize count() by Name":         {Token: "count", Line: 1, Pos: 15},
		"T | summarize arg_max(a, b) by Name":   {Token: "b", Line: 1, Pos: 26},
		"T | project":                           {Token: "", Line: 1, Pos: 12},
		"T Name":                                {Token: "Name", Line: 1, Pos: 3},
		"T |":                                   {Token: "", Line: 1, Pos: 4},
		"T; U":                                  {Token: ";", Line: 1, Pos: 2},
	} {
		_, err := Parse(query)
		have, is := errors.AsType[Error](err)
		if !is || !have.IsSyntax() || have.Token != want.Token || have.Line != want.Line || have.Pos != want.Pos {
			t.Errorf("%q is refused with %+v", query, err)
		}
	}
}

func TestColumnsThatTheTableHasNotAreRefused(t *testing.T) {
	t.Parallel()
	for query, code := range map[string]string{
		"T | where Nothing =~ 'x'":                           "SEM0100",
		"T | where name =~ 'x'":                              "SEM0100",
		"T | where Nothing =~ 'a' or Name =~ 'x'":            "SEM0100",
		"T | project Nothing":                                "SEM0100",
		"T | sort by Nothing asc":                            "SEM0100",
		"T | summarize arg_max(Nothing, *) by Name":          "SEM0100",
		"T | summarize arg_max(Name, *) by Nothing":          "SEM0100",
		"T | project Name | where Severity =~ 'x'":           "SEM0100",
		"T | where Number =~ 'x'":                            "SEM0025",
		"T | where Name > ago(1d)":                           "SEM0025",
		"T | where TimeGenerated contains '2026'":            "SEM0025",
		"T | where TimeGenerated > ago(1d) or Number =~ 'x'": "SEM0025",
	} {
		q, err := Parse(query)
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		_, err = q.Run(cases(), noon())
		if have, is := errors.AsType[Error](err); !is || have.Code != code || have.IsSyntax() {
			t.Errorf("%s is refused with %v", query, err)
		}
	}
}

// FuzzParse holds that no query breaks the interpreter, that every refusal is
// an Error, and that a text which is escaped finds exactly itself.
func FuzzParse(f *testing.F) {
	for _, query := range []string{
		"T", "T | where Name =~ 'a\\'b' or Title contains 'x' or TimeGenerated > ago(14d)", "T | summarize arg_max(TimeGenerated, *) by Name",
		"T | sort by Name asc | take 3 | project Name, Title", "|", "T | where Name =~ '\\", "\xff", "T | take 99999999999999999999",
	} {
		f.Add(query)
	}
	f.Fuzz(func(t *testing.T, query string) {
		if q, err := Parse(query); err == nil {
			if r, err := q.Run(cases(), noon()); err == nil {
				for row := range r.Rows {
					for i := range r.Columns {
						row(i)
					}
				}
			} else if _, is := errors.AsType[Error](err); !is {
				t.Fatalf("%q fails with %v", query, err)
			}
		} else if _, is := errors.AsType[Error](err); !is {
			t.Fatalf("%q fails with %v", query, err)
		}
		if strings.ContainsAny(query, "\r\n") {
			return // no text has more than one line
		}
		escaped := strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(query)
		tokens, err := lex("'" + escaped + "'")
		if err != nil || len(tokens) != 2 || tokens[0].value != query {
			t.Fatalf("%q is read as %+v, %v", query, tokens, err)
		}
	})
}
