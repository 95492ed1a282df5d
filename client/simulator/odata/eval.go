package odata

import (
	"cmp"
	"strings"
	"time"
)

// Matches reports whether the service would list r.
func (f Filter) Matches(r *Row) bool {
	switch {
	case f.empty:
		return false
	case f.root == nil:
		return true
	default:
		return f.root.holds(subject{row: r})
	}
}

// node is a condition of a filter.
type node interface {
	holds(s subject) bool
}

type (
	both     struct{ left, right node }
	either   struct{ left, right node }
	negation struct{ inner node }
	isNull   struct {
		field field
		not   bool
	}
	compareText struct {
		field    field
		operator string
		value    string
	}
	compareTime struct {
		field    field
		operator string
		value    time.Time
	}
	compareNumber struct {
		field    field
		operator string
		value    int
	}
	textTest struct {
		field    field
		function string
		value    string
	}
	anyOf struct {
		list  list
		inner node
	}
)

func (n both) holds(s subject) bool     { return n.left.holds(s) && n.right.holds(s) }
func (n either) holds(s subject) bool   { return n.left.holds(s) || n.right.holds(s) }
func (n negation) holds(s subject) bool { return !n.inner.holds(s) }
func (n isNull) holds(s subject) bool   { return n.field.isNull(s) != n.not }

// holds compares exactly, cases included, but for object IDs. A classification
// that is Undetermined is never found: a defect of the service.
func (n compareText) holds(s subject) bool {
	if n.field.path == pathClassification && n.value == "Undetermined" && n.operator == "eq" {
		return false
	}
	if n.field.isNull(s) {
		return n.operator == "ne"
	}
	have, want := n.field.value(s), n.value
	if n.field.path == "properties/owner/objectId" {
		have, want = strings.ToLower(have), strings.ToLower(want)
	}
	return holds(n.operator, cmp.Compare(have, want))
}

func (n compareTime) holds(s subject) bool {
	if n.field.isNull(s) {
		return n.operator == "ne"
	}
	return holds(n.operator, n.field.time(s).Compare(n.value))
}

func (n compareNumber) holds(s subject) bool {
	return holds(n.operator, cmp.Compare(n.field.number(s), n.value))
}

func (n textTest) holds(s subject) bool {
	have := n.field.value(s)
	switch n.function {
	case "contains":
		return strings.Contains(have, n.value)
	case "startswith":
		return strings.HasPrefix(have, n.value)
	default:
		return strings.HasSuffix(have, n.value)
	}
}

func (n anyOf) holds(s subject) bool {
	for _, element := range n.list.elements(&s.row.Properties) {
		if n.inner.holds(subject{row: s.row, element: element}) {
			return true
		}
	}
	return false
}

// holds reports whether an operator is true of the result of a comparison.
func holds(operator string, compared int) bool {
	switch operator {
	case "eq":
		return compared == 0
	case "ne":
		return compared != 0
	case "gt":
		return compared > 0
	case "ge":
		return compared >= 0
	case "lt":
		return compared < 0
	default:
		return compared <= 0
	}
}
