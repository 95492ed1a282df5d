package theme

// Role says what a piece of text is for.
type Role uint8

const (
	// Plain is text as the terminal shows it.
	Plain Role = iota
	// Muted is text that may be overlooked: labels, counts, hints.
	Muted
	// Strong is text that stands out of its line.
	Strong
	// Title is the program's name.
	Title
	// Accent is what leads somewhere: links, and keys in the footer.
	Accent
	// High is the severity High.
	High
	// Medium is the severity Medium.
	Medium
	// Low is the severity Low.
	Low
	// Informational is the severity Informational.
	Informational
	// StatusNew is the status New.
	StatusNew
	// StatusActive is the status Active.
	StatusActive
	// StatusClosed is the status Closed.
	StatusClosed
	// Cursor is the marker in the gutter of the row under the cursor, and what
	// is strong in that row.
	Cursor
	// Marked is the mark in the gutter of a marked row.
	Marked
	// Border is a line between panes.
	Border
	// FocusBorder is the border of the pane that has the focus.
	FocusBorder
	// Success tells that something was done.
	Success
	// Warning tells that something needs a look.
	Warning
	// Error tells that something failed.
	Error
	// Field is the text of an input.
	Field
	// FieldFocus is the text of the input that has the focus.
	FieldFocus
	// Placeholder is the hint in an empty input. Without colour it looks like
	// text, so it has to read as a hint.
	Placeholder
	// Match is the part of a text that was searched for.
	Match
	// Chip is a tag.
	Chip
	// Overlay is the frame of a dialog.
	Overlay
	// Selection is the chosen item of a list.
	Selection
	// KeyCap is a key in the help.
	KeyCap

	roleCount
)
