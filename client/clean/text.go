package clean

// Text is a piece of text from outside. Its zero value is the empty text.
// Two Texts are equal (==) exactly when the same bytes were received.
type Text struct {
	raw     string // what was received; JSON's lone surrogates as three bytes each
	safe    string // one line, allowed runes only; shares raw's bytes when nothing changed
	hostile bool   // safe shows something that raw hides, or not all of raw
}

// New cleans raw and keeps both forms. It takes time linear in the length of
// raw, and no memory when raw is safe as it is.
func New(raw string) Text {
	safe, hostile := sanitize(raw, MaxBytes)
	return Text{raw: raw, safe: safe, hostile: hostile}
}

// Raw returns exactly what was received. It is for the wire, the cache and the
// initial value of a text field, never for the screen.
func (t Text) Raw() string { return t.raw }

// Safe returns the form that may be drawn: one line, with line breaks and tabs
// as spaces, of at most [MaxBytes].
func (t Text) Safe() Safe { return Safe{t.safe} }

// Hostile reports whether the safe form shows something that would otherwise
// have been hidden or obeyed, or had to be cut. Line breaks and tabs alone are
// not hostile.
func (t Text) Hostile() bool { return t.hostile }

// IsEmpty reports whether nothing was received.
func (t Text) IsEmpty() bool { return t.raw == "" }
