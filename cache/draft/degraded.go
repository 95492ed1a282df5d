package draft

import (
	"errors"
	"fmt"

	"sentinelq/cache/disk"
	"sentinelq/client/incident"
)

// Degraded is the notice that a draft, a template, a note or the whole disk could
// not be used as it should. Nothing that was saved is lost while the program runs, and
// what is listed is right as far as it goes. Each reason is reported once until
// it is over; damage is reported each time it is found. Where several files are
// amiss the error joins one Degraded for each.
type Degraded struct {
	Operation string // "save draft", "list templates"
	Reason    disk.Reason
	Path      string // the file, or the directory when all files are concerned
	Aside     string // where a damaged file lies now; empty if it could not be renamed
	Err       error  // the cause
}

// Error implements error. It names the file and what happens instead.
func (d *Degraded) Error() string {
	return fmt.Sprintf("%s: %v; %s (%s: %v)", d.Operation, d.Reason, d.instead(), d.Path, d.Err)
}

func (d *Degraded) instead() string {
	switch d.Reason {
	case disk.Damaged:
		if d.Aside == "" {
			return "it could not be set aside"
		}
		return "it is kept as " + d.Aside
	case disk.Newer:
		return "it is left alone, open it with that version"
	case disk.Unsafe:
		return "it is left alone, working from memory"
	case disk.Later:
		return "that text stays"
	default:
		return "working from memory until a save reaches it"
	}
}

// Unwrap returns the cause.
func (d *Degraded) Unwrap() error { return d.Err }

// What one use of the disk can come to, besides the errors of others.
var (
	errNewer   = fmt.Errorf("format of %w", disk.ErrNewer)
	errLater   = fmt.Errorf("a later one is stored: %w", incident.ErrConflict)
	errNowhere = errors.New("nothing is to go to the disk")
	errMoved   = errors.New("replaced meanwhile, try again")
	errLarge   = fmt.Errorf("larger than %d MiB", maxFile>>20)
)

// reasonOf finds the reason behind the error of a use of the disk.
func reasonOf(err error) disk.Reason {
	switch {
	case errors.Is(err, errLater):
		return disk.Later
	case errors.Is(err, errNowhere):
		return disk.Nowhere
	}
	return disk.ReasonOf(err)
}

// outcome is what the use of one file came to, or of the directory.
type outcome struct {
	path string
	err  error // nil when all went well
}

// degraded returns what the caller of an operation gets to know of it.
func (o outcome) degraded(operation string) *Degraded {
	return &Degraded{Operation: operation, Reason: reasonOf(o.err), Path: o.path, Aside: disk.Aside(o.err), Err: o.err}
}
