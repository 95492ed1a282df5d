package query

import (
	"sentinelq/client/clean"
	"sentinelq/client/fold"
)

// field is what a term looks at. The order is that of evaluation: what costs
// least to compare comes first.
type field int

const (
	fieldNumber field = iota
	fieldStatus
	fieldSeverity
	fieldCreated
	fieldUpdated
	fieldOwner
	fieldTag
	fieldProduct
	fieldTactic
	fieldWords // no field at all: a search through the text
)

// named lists the fields that are written with a colon, in the order they are
// offered.
func named() []field {
	return []field{
		fieldStatus, fieldSeverity, fieldOwner, fieldTag,
		fieldProduct, fieldTactic, fieldCreated, fieldUpdated,
	}
}

// name returns the field as it is written.
func (f field) name() string {
	switch f {
	case fieldStatus:
		return "status"
	case fieldSeverity:
		return "sev"
	case fieldCreated:
		return "created"
	case fieldUpdated:
		return "updated"
	case fieldOwner:
		return "owner"
	case fieldTag:
		return "tag"
	case fieldProduct:
		return "product"
	case fieldTactic:
		return "tactic"
	default:
		return ""
	}
}

// prefix returns what stands before the values of a term.
func (f field) prefix() string {
	switch f {
	case fieldNumber:
		return "#"
	case fieldWords:
		return ""
	default:
		return f.name() + ":"
	}
}

// findField finds a field by its name in any case.
func findField(name string) (field, bool) {
	name = fold.String(name)
	if name == "severity" {
		return fieldSeverity, true
	}
	for _, f := range named() {
		if f.name() == name {
			return f, true
		}
	}
	return fieldWords, false
}

// isName reports whether the field's values are names, which may be asked for
// as a whole.
func (f field) isName() bool {
	return f == fieldOwner || f == fieldTag || f == fieldProduct || f == fieldTactic
}

// want says what a value of the field looks like.
func (f field) want() clean.Safe {
	switch f {
	case fieldNumber:
		return clean.Literal("the digits of a number, as in #4711")
	case fieldStatus:
		return clean.Literal("new, active, closed or any")
	case fieldSeverity:
		return clean.Literal("high, medium, low or informational")
	case fieldCreated, fieldUpdated:
		return clean.Literal("an age such as <24h or >2d, or a date such as 2026-11-20")
	case fieldOwner:
		return clean.Literal("me, none or a name")
	case fieldTag:
		return clean.Literal("a tag")
	case fieldProduct:
		return clean.Literal("a product")
	case fieldTactic:
		return clean.Literal("a tactic")
	default:
		return clean.Literal("a word or a phrase in quotes")
	}
}
