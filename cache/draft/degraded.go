package draft

import (
	"errors"
	"fmt"

	"sentinelq/cache/disk"
	"sentinelq/client/incident"
)

// Reason says what is amiss with the disk, or with a file.
type Reason int

// The reasons. Failed stands for whatever the others do not name.
const (
	Failed   = Reason(disk.Failed)
	Stuck    = Reason(disk.Stuck)    // the file system did not answer in time
	ReadOnly = Reason(disk.ReadOnly) // the directory, a file or the disk may not be used
	Full     = Reason(disk.Full)     // no space, or no quota, is left
	Unsafe   = Reason(disk.Unsafe)   // a symbolic link, or not owned by this user
	Newer    = Reason(disk.Newer)    // a newer program wrote the file, which is left alone
	Damaged  = Reason(disk.Damaged)  // the file was renamed to Degraded.Aside
	Later    = Reason(disk.Own)      // another session of the person typed later; its text stays
	Nowhere  = Later + 1             // there is no directory, which was asked for
)

// String returns the reason in words for the middle of a sentence.
func (r Reason) String() string {
	switch r {
	case Stuck:
		return "the disk does not answer"
	case ReadOnly:
		return "the disk may not be written"
	case Full:
		return "the disk is full"
	case Unsafe:
		return "the file is a link, or belongs to another user"
	case Newer:
		return "a newer version wrote the file"
	case Damaged:
		return "the file was damaged"
	case Later:
		return "another session typed later"
	case Nowhere:
		return "nothing goes to the disk here"
	case Failed:
		return "the disk cannot be used"
	default:
		return "unknown reason"
	}
}

// Degraded is the notice that a draft, a template, a note or the whole disk could
// not be used as it should. Nothing that was saved is lost while the program runs, and
// what is listed is right as far as it goes. Each reason is reported once until
// it is over; damage is reported each time it is found. Where several files are
// amiss the error joins one Degraded for each.
type Degraded struct {
	Operation string // "save draft", "list templates"
	Reason    Reason
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
	case Damaged:
		if d.Aside == "" {
			return "it could not be set aside"
		}
		return "it is kept as " + d.Aside
	case Newer:
		return "it is left alone, open it with that version"
	case Unsafe:
		return "it is left alone, working from memory"
	case Later:
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
func reasonOf(err error) Reason {
	switch {
	case errors.Is(err, errLater):
		return Later
	case errors.Is(err, errNowhere):
		return Nowhere
	}
	return Reason(disk.ReasonOf(err))
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
