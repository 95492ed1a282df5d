package cache

import (
	"context"
	"errors"
	"fmt"

	bolterrors "go.etcd.io/bbolt/errors"

	"sentinelq/cache/disk"
	"sentinelq/cache/pages"
	"sentinelq/cache/record"
)

// Reason says why the store works from memory.
type Reason int

// The reasons. Failed stands for whatever the others do not name.
const (
	Failed   = Reason(disk.Failed)
	Stuck    = Reason(disk.Stuck)    // the file system did not answer in time
	ReadOnly = Reason(disk.ReadOnly) // the directory, the file or the disk may not be written
	Full     = Reason(disk.Full)     // no space, or no quota, is left
	Unsafe   = Reason(disk.Unsafe)   // a symbolic link, or not owned by this user
	Newer    = Reason(disk.Newer)    // written by a newer program; read, but not changed
	Damaged  = Reason(disk.Damaged)  // renamed to Degraded.Aside, and a new file begun
	Locked   = Reason(disk.Own)      // another program holds the file's lock
)

// String returns the reason in words for the middle of a sentence.
func (r Reason) String() string {
	switch r {
	case Locked:
		return "another program holds it"
	case Stuck:
		return "the disk does not answer"
	case ReadOnly:
		return "it cannot be written"
	case Full:
		return "the disk is full"
	case Unsafe:
		return "it is a link, or belongs to another user"
	case Newer:
		return "a newer version wrote it"
	case Damaged:
		return "it was damaged"
	case Failed:
		return "it cannot be used"
	default:
		return "unknown reason"
	}
}

// Degraded is the notice that the file could not be used as it should. It is no
// failure: what was saved is kept in memory, and what is loaded is right as far
// as it goes. Each reason is reported once until a save reaches the file again;
// damage is reported each time it is found.
type Degraded struct {
	Operation string // "load", "save queue"
	Reason    Reason
	Path      string // the file
	Aside     string // where a damaged file lies now; empty if it could not be renamed
	Err       error  // the cause
}

// Error implements error. It names the file and what happens instead.
func (d *Degraded) Error() string {
	if d.Reason == Damaged && d.Aside != "" {
		return fmt.Sprintf("%s: cache file %s was damaged and is now %s: %v", d.Operation, d.Path, d.Aside, d.Err)
	}
	return fmt.Sprintf("%s: cache file %s: %v, working from memory: %v", d.Operation, d.Path, d.Reason, d.Err)
}

// Unwrap returns the cause.
func (d *Degraded) Unwrap() error { return d.Err }

// ErrClosed says that the store was used after Close.
var ErrClosed = errors.New("cache is closed")

// What one use of the file can come to, besides the errors of others.
var (
	errAbsent = errors.New("no file yet")
	errLocked = errors.New("locked")
	errMoved  = errors.New("replaced meanwhile")
	errNewer  = fmt.Errorf("schema of %w", disk.ErrNewer)
)

// reasonOf finds the reason behind the error of a use of the file.
func reasonOf(err error) Reason {
	switch {
	case isDamage(err):
		return Damaged
	case errors.Is(err, errLocked), errors.Is(err, errMoved), errors.Is(err, bolterrors.ErrTimeout):
		return Locked
	default:
		return Reason(disk.ReasonOf(err))
	}
}

// isDamage reports whether err says that the bytes of the file are wrong. What
// bbolt itself says of its meta pages does not: they were checked just before, and
// it says the same when it could not read them.
func isDamage(err error) bool {
	for _, target := range []error{
		disk.ErrDamaged, pages.ErrDamaged, record.ErrGarbage,
		bolterrors.ErrBucketNotFound, bolterrors.ErrIncompatibleValue,
	} {
		if errors.Is(err, target) {
			return true
		}
	}
	return false
}

// notice turns the error of an operation to what its caller gets: nil when the
// same was said before.
func (s *Store) notice(operation string, err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, ErrClosed) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%s: %w", operation, err)
	}
	d := &Degraded{Operation: operation, Reason: reasonOf(err), Path: s.file.path, Aside: disk.Aside(err), Err: err}
	s.mu.Lock()
	defer s.mu.Unlock()
	if d.Reason != Damaged && s.told[d.Reason] {
		return nil
	}
	s.told[d.Reason] = true
	return d
}
