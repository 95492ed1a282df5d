package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
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

// touch sees to it that due is heard soon, once for all that is typed meanwhile.
func (a *autosave) touch(due tea.Msg) tea.Cmd {
	if a.ticking {
		return nil
	}
	a.ticking = true
	return tea.Tick(draftPause, func(time.Time) tea.Msg { return due })
}

// save makes the command of a save. Not even the end of the program stops one
// that has begun.
func (a *autosave) save(c *calls, save func(context.Context) tea.Msg) tea.Cmd {
	a.saving = true
	lasting := context.WithoutCancel(c.app)
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(lasting, storeTimeout)
		defer cancel()
		return save(ctx)
	}
}
