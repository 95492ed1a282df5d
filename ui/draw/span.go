package draw

import (
	"sentinelq/client/clean"
	"sentinelq/theme"
)

// Span is a piece of a row in one role.
type Span struct {
	s     string
	role  theme.Role
	width int // cells; natural or flexible when not positive
	right bool
	final bool // s is drawn as it is: a glyph, or spelled for the terminal already
	exact bool // where two of them differ, it must be seen
}

const (
	natural  = 0
	flexible = -1
)

// Text is text from anywhere, in its safe form.
func Text(role theme.Role, s clean.Safe) Span { return Span{s: s.String(), role: role} }

// Typed is what the person has typed; it is cleaned before it is drawn.
func Typed(role theme.Role, s string) Span { return Text(role, clean.New(s).Safe()) }

// Glyph is a sign of the theme's.
func Glyph(role theme.Role, g theme.Glyph) Span { return Span{s: string(g), role: role, final: true} }

// Exact is the name of something, such as evidence: on a terminal that takes
// nothing but ASCII no letter of it is replaced by another.
func Exact(role theme.Role, s clean.Safe) Span { return Span{s: s.String(), role: role, exact: true} }

// Gap is n empty cells, none when n is below one.
func Gap(n int) Span { return Span{width: max(n, 0)} }

// Fill is empty and takes the room that the other spans of the row leave.
func Fill() Span { return Span{width: flexible} }

// Fixed makes the span exactly w cells, cut with an ellipsis or padded. A width
// below one makes it vanish.
func (s Span) Fixed(w int) Span {
	if w < 1 {
		return Span{}
	}
	s.width = w
	return s
}

// Right puts the text of a fixed or flexible span at its right end.
func (s Span) Right() Span {
	s.right = true
	return s
}

// In gives the span another role. Empty cells have none.
func (s Span) In(role theme.Role) Span {
	if s.s != "" {
		s.role = role
	}
	return s
}

// Flex makes the span take the room that the others leave. A row has at most
// one such span that counts; further ones get nothing.
func (s Span) Flex() Span {
	s.width = flexible
	return s
}
