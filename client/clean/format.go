package clean

import (
	"fmt"
	"io"
	"log/slog"
)

// String returns the safe form.
func (t Text) String() string { return t.safe }

// GoString returns the safe form as well, for %#v.
func (t Text) GoString() string { return t.safe }

// Format implements [fmt.Formatter]: every verb formats the safe form. Without
// it a verb that is not for strings, such as %d, would print the fields. Only a
// misused %p or %w still does, because fmt asks nobody about these two; go vet
// finds them.
func (t Text) Format(f fmt.State, verb rune) {
	if verb == 'v' && f.Flag('#') {
		_, _ = io.WriteString(f, t.GoString()) // fmt.State does not fail
		return
	}
	_, _ = fmt.Fprintf(f, fmt.FormatString(f, verb), t.safe)
}

// LogValue implements [slog.LogValuer]: the log gets the safe form, also from a
// handler that writes JSON and would otherwise ask for the wire form.
func (t Text) LogValue() slog.Value { return slog.StringValue(t.safe) }

// LogValue implements [slog.LogValuer].
func (s Safe) LogValue() slog.Value { return slog.StringValue(s.s) }
