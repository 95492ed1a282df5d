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

// Degraded is the notice that the file could not be used as it should. It is no
// failure: what was saved is kept in memory, and what is loaded is right as far
// as it goes. Each reason is reported once until a save reaches the file again;
// damage is reported each time it is found.
type Degraded struct {
	Operation string // "load", "save queue"
	Reason    disk.Reason
	Path      string // the file
	Aside     string // where a damaged file lies now; empty if it could not be renamed
	Err       error  // the cause
}

// Error implements error. It names the file and what happens instead.
func (d *Degraded) Error() string {
	if d.Reason == disk.Damaged && d.Aside != "" {
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
func reasonOf(err error) disk.Reason {
	switch {
	case isDamage(err):
		return disk.Damaged
	case errors.Is(err, errLocked), errors.Is(err, errMoved), errors.Is(err, bolterrors.ErrTimeout):
		return disk.Locked
	default:
		return disk.ReasonOf(err)
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
	if d.Reason != disk.Damaged && s.told[d.Reason] {
		return nil
	}
	s.told[d.Reason] = true
	return d
}
