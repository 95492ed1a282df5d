package clean

import (
	"fmt"
	"strconv"
	"strings"
)

// Safe is text that may be drawn: one line of allowed runes.
type Safe struct{ s string }

// literal is unexported so that only untyped constants convert to it.
type literal string

// Literal makes a Safe of a constant of the program's own. A variable does not
// compile.
func Literal(words literal) Safe { return Safe{string(words)} }

// Int writes n in decimal.
func Int(n int) Safe { return Safe{strconv.Itoa(n)} }

// Safef formats args as [fmt.Sprintf] does, by a constant of the program's own.
// The arguments may be anything, since the result is cleaned as by [New]: a
// Safe, a Text or a number comes through as it is, and an error or a string from
// outside is made safe. The result is one line of at most [MaxBytes], too.
func Safef(format literal, args ...any) Safe {
	return New(fmt.Sprintf(string(format), args...)).Safe()
}

// Concat puts parts behind one another.
func Concat(parts ...Safe) Safe { return Join(Safe{}, parts...) }

// Join puts parts behind one another with sep between them.
func Join(sep Safe, parts ...Safe) Safe {
	words := make([]string, len(parts))
	for i, p := range parts {
		words[i] = p.s
	}
	return Safe{strings.Join(words, sep.s)}
}

// String returns the text.
func (s Safe) String() string { return s.s }

// IsEmpty reports whether there is nothing to draw.
func (s Safe) IsEmpty() bool { return s.s == "" }
