package clean

// Text is a piece of text from outside. Its zero value is the empty text.
// Two Texts are equal (==) exactly when the same bytes were received.
type Text struct {
	raw  string // what was received; JSON's lone surrogates as three bytes each
	safe string // one line, allowed runes only; shares raw's bytes when nothing changed
}

// New cleans raw and keeps both forms.
func New(raw string) Text {
	return Text{raw: raw, safe: sanitize(raw)}
}

// Raw returns exactly what was received. It is for the wire, the cache and the
// initial value of a text field, never for the screen.
func (t Text) Raw() string { return t.raw }

// Safe returns the form that may be drawn: one line, with line breaks and tabs
// as spaces.
func (t Text) Safe() Safe { return Safe{t.safe} }

// String returns the safe form, so that no formatting verb can leak the raw one.
func (t Text) String() string { return t.safe }

// GoString returns the safe form as well, for %#v.
func (t Text) GoString() string { return t.safe }

// IsEmpty reports whether nothing was received.
func (t Text) IsEmpty() bool { return t.raw == "" }
