package change

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
	"sentinelq/ui/action"
)

// Origin is where something that is sent was typed: the panel of an edit, or that of a
// comment, a task or a bookmark, open or closed by now. It is told what came of it.
type Origin interface {
	// ID is that of the draft or note.
	ID() incident.ID
	// IsOpen reports whether the panel is open.
	IsOpen() bool
	// IsSending reports whether it is open, and being sent.
	IsSending() bool
	// Send shows that it is being sent.
	Send()
	// Done closes the panel: the service has taken what was typed.
	Done() tea.Cmd
	// DoneAfterAll says so of what was found out later. Keys may be under way to a panel
	// that is open, and what was typed since stays.
	DoneAfterAll() tea.Cmd
	// Refused says why it was not taken, where it was typed.
	Refused(err error) tea.Cmd
	// Doubted says that it is not known whether it was taken, where that is open, and
	// returns the key that finds out.
	Doubted(err error) action.ID
}
