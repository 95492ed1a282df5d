package compose

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/ui/desk"
)

// draftPause is how long after a key what was typed goes to the disk. Together
// with the write it stays below the 250 ms that may be lost.
const draftPause = 100 * time.Millisecond

// autosave is the state of saving what is typed: soon after a key, and one save
// at a time.
type autosave struct {
	ticking bool // a save is due
	saving  bool // a save is under way
}

// touch sees to it that due is called soon, once for all that is typed meanwhile.
func (a *autosave) touch(due desk.Answer) tea.Cmd {
	if a.ticking {
		return nil
	}
	a.ticking = true
	return desk.After(draftPause, due)
}
