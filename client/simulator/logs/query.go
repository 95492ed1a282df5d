package logs

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"

	"sentinelq/client/simulator/kql"
	"sentinelq/client/simulator/respond"
	"sentinelq/client/simulator/wire"
)

// Workspace is what Log Analytics knows of one.
type Workspace struct {
	CustomerID string
	Denied     bool // the caller may read no logs
	// Table returns a table, and false for one that there is not.
	Table func(name string) (kql.Relation, bool)
}

// Answer answers a request at a time. It fails with a respond.Refusal or a
// kql.Error, to be answered with [Error].
func (w Workspace) Answer(req *http.Request, body []byte, now time.Time) (respond.Answer, error) {
	if token, is := strings.CutPrefix(req.Header.Get("Authorization"), "Bearer "); !is || token == "" {
		return respond.Answer{}, respond.Refuse(http.StatusUnauthorized, "AuthorizationRequiredError", "Valid authentication was not provided")
	}
	path := strings.Split(strings.Trim(req.URL.Path, "/"), "/")
	if len(path) != 4 || path[0] != "v1" || path[1] != "workspaces" || path[3] != "query" {
		return respond.Answer{}, respond.Refuse(http.StatusNotFound, "PathNotFoundError", "The requested path does not exist")
	}
	if req.Method != http.MethodPost {
		return respond.Answer{}, respond.Refuse(http.StatusMethodNotAllowed, "MethodNotAllowedError", "The requested method is not allowed")
	}
	switch {
	case !strings.EqualFold(path[2], w.CustomerID):
		return respond.Answer{}, respond.Refuse(http.StatusNotFound, "WorkspaceNotFoundError", "The workspace could not be found")
	case w.Denied:
		return respond.Answer{}, respond.Refuse(http.StatusForbidden, "InsufficientAccessError",
			"The provided credentials have insufficient access to perform the requested operation")
	case !strings.HasPrefix(req.Header.Get("Content-Type"), "application/json"):
		return respond.Answer{}, respond.Refuse(http.StatusUnsupportedMediaType, "UnsupportedMediaTypeError", "The request body must be JSON")
	}
	return w.query(body, now)
}

func (w Workspace) query(body []byte, now time.Time) (respond.Answer, error) {
	var asked struct{ Query, Timespan string }
	if err := json.Unmarshal(body, &asked); err != nil {
		return respond.Answer{}, badArgument("The request body is not valid JSON")
	}
	span, err := parseSpan(asked.Timespan, now)
	if err != nil {
		return respond.Answer{}, err
	}
	query, err := kql.Parse(asked.Query)
	if err != nil {
		return respond.Answer{}, err
	}
	table, found := w.Table(query.Table())
	if !found {
		return respond.Answer{}, kql.Error{
			Code: "SEM0100", Token: query.Table(),
			Message: "'where' operator: Failed to resolve table or column expression named '" + query.Table() + "'",
		}
	}
	result, err := query.Run(span.of(table), now)
	if err != nil {
		return respond.Answer{}, err
	}
	return primary(result), nil
}

func badArgument(message string) error {
	return respond.Refuse(http.StatusBadRequest, "BadArgumentError", message)
}

// primary answers with the only table that there is.
func primary(r kql.Relation) respond.Answer {
	type table struct {
		Name    string       `json:"name"`
		Columns []kql.Column `json:"columns"`
		Rows    [][]any      `json:"rows"`
	}
	rows := [][]any{}
	for row := range r.Rows {
		cells := make([]any, len(r.Columns))
		for i, c := range r.Columns {
			cells[i] = cell(c.Type, row(i))
		}
		rows = append(rows, cells)
	}
	return respond.JSON(http.StatusOK, struct {
		Tables []table `json:"tables"`
	}{[]table{{"PrimaryResult", r.Columns, rows}}})
}

// cell is the JSON of a cell. Only text can be empty: of other types nothing is
// null. Of a dynamic value the JSON is itself a text.
func cell(kind, value string) any {
	switch kind {
	case kql.Int:
		if n, err := strconv.Atoi(value); err == nil {
			return n
		}
		return nil
	case kql.Datetime:
		if value == "" {
			return nil
		}
	}
	return value
}

// span is the time that a query is limited to.
type span struct{ from, to time.Time }

// of leaves out the rows of other times.
func (s span) of(table kql.Relation) kql.Relation {
	if s.from.IsZero() {
		return table
	}
	return kql.Relation{Columns: table.Columns, Rows: func(yield func(kql.Row) bool) {
		for row := range table.Rows {
			at := wire.ReadTime(row(0)) // TimeGenerated
			if !at.Before(s.from) && !at.After(s.to) && !yield(row) {
				return
			}
		}
	}}
}

// parseSpan reads a timespan: so many days before now, such as P14D. None is all
// time.
func parseSpan(text string, now time.Time) (span, error) {
	if text == "" {
		return span{}, nil
	}
	digits, ended := strings.CutSuffix(text, "D")
	digits, begun := strings.CutPrefix(digits, "P")
	days, err := strconv.Atoi(digits)
	if !begun || !ended || err != nil || days < 0 || days > 36_500 {
		return span{}, badArgument("The timespan is not valid")
	}
	return span{now.AddDate(0, 0, -days), now}, nil
}
