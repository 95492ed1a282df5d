package desk

import (
	"context"
	"io"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/dialog"
	"sentinelq/ui/draw"
)

// Desk is what every feature works with.
type Desk struct {
	Source    Source
	Store     Store
	Drafts    Drafts
	Parts     Parts
	History   History                             // nil where the cloud has none
	Directory Directory                           // nil where the cloud has none
	Browse    func(context.Context, string) error // opens a browser; nil where there is none
	Workspace clean.Text                          // its name
	Calls     Calls

	Keys   *action.Registry
	Pen    draw.Pen
	Now    func() time.Time
	Clock  time.Time // when the message in hand arrived
	Zone   *time.Location
	Random io.Reader

	Rights  incident.Rights
	Signing Signing
	Notices Notices

	Focus     action.Scope // where keys are heard while no dialog is open
	Under     action.Scope // where they are heard once no panel is open either
	Opened    incident.ID  // the incident whose page is open; empty while none is
	Slot      Slot
	Dialogs   dialog.Stack
	Questions []dialog.Dialog // that wait until no text is being typed
	DeafUntil time.Time       // until then keys were meant for something else
}
