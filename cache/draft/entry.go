package draft

import (
	"errors"
	"io/fs"
	"sync/atomic"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// entry is what one file holds: a draft, with a name a template, or a note.
type entry struct {
	saved time.Time // when it was last typed in; in UTC, without a monotonic part
	name  clean.Text
	draft incident.Draft
	note  incident.Note
}

// isLater reports whether e was typed in after other.
func (e entry) isLater(other entry) bool { return e.saved.After(other.saved) }

// over returns what is kept when e is saved over what is stored: the later of
// the two, and that either was sent.
func (e entry) over(stored entry) entry {
	sent := e.draft.Sent || stored.draft.Sent
	if stored.isLater(e) {
		e = stored
	}
	e.draft.Sent = sent
	return e
}

// change is what must still reach a file.
type change struct {
	entry
	removed bool         // the file is to go; saved then says since when
	serial  int          // tells it from what is held later for the same file
	late    *atomic.Bool // the disk did not take it at once
	why     error        // for this reason; nil while it was not tried
}

// hides reports whether the change removes what is stored. A removal that the
// disk did not take at once spares what another program saved meanwhile.
func (c change) hides(stored entry) bool {
	return c.removed && (!c.late.Load() || !stored.isLater(c.entry))
}

// allow lets a removal succeed where there is nothing to remove.
func (c change) allow(err error) error {
	if c.removed && errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
