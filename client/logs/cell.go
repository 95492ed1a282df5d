package logs

import (
	"encoding/json"
	"strings"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// text is a clean.Text that takes any JSON: where a string should be and is not,
// there is no text.
type text struct{ clean.Text }

// UnmarshalJSON implements json.Unmarshaler and never fails.
func (t *text) UnmarshalJSON(data []byte) error {
	if t.Text.UnmarshalJSON(data) != nil {
		*t = text{}
	}
	return nil
}

// cell is one value of a table as JSON, nil where there is none.
type cell json.RawMessage

// text returns a string as it is, and of a number, a bool, a list or an object
// its JSON.
func (c cell) text() clean.Text {
	if len(c) == 0 || string(c) == "null" {
		return clean.Text{}
	}
	var t clean.Text
	if t.UnmarshalJSON(c) != nil {
		return clean.New(string(c))
	}
	return t
}

// stamp returns a datetime.
func (c cell) stamp() incident.Stamp { return incident.ParseStamp(c.text().Raw()) }

// dynamic returns the JSON of a column of that type, which the service writes
// into a string or leaves as it is.
func (c cell) dynamic() []byte { return []byte(c.text().Raw()) }

// list returns the elements of a list; ok is false where there is no list.
func (c cell) list() (elements []cell, ok bool) {
	var raw []json.RawMessage
	if json.Unmarshal(c.dynamic(), &raw) != nil || raw == nil { // null is no list
		return nil, false
	}
	for _, e := range raw {
		elements = append(elements, cell(e))
	}
	return elements, true
}

// count returns how long a list is, and otherwise what is given for that.
func (c cell) count(otherwise int) int {
	if elements, ok := c.list(); ok {
		return len(elements)
	}
	return otherwise
}

// texts returns the texts of a list. What is no list is split by split.
func (c cell) texts(split func(string) []string) []clean.Text {
	var found []clean.Text
	elements, ok := c.list()
	for _, e := range elements {
		if t := e.text(); !t.IsEmpty() {
			found = append(found, t)
		}
	}
	if ok {
		return found
	}
	for _, part := range split(c.text().Raw()) {
		if part = strings.TrimSpace(part); part != "" {
			found = append(found, clean.New(part))
		}
	}
	return found
}

// atCommas splits "Execution, Persistence".
func atCommas(s string) []string { return strings.Split(s, ",") }

// whole leaves a sentence as it is.
func whole(s string) []string { return []string{s} }
