package disk

import (
	"context"
	"errors"
	"io/fs"
	"strings"
)

// Reason says what is amiss with the disk, or with a file.
type Reason int

// The reasons. Failed stands for whatever the others do not name.
const (
	Failed   Reason = iota
	Stuck           // the file system did not answer in time
	ReadOnly        // the directory, a file or the disk may not be used
	Full            // no space, or no quota, is left
	Unsafe          // a symbolic link, or not owned by this user
	Newer           // written by a newer program
	Damaged         // the bytes of a file are wrong
	Own             // the first one that a store adds for itself
)

// What a use of the disk can come to, besides the errors of others.
var (
	ErrStuck   = errors.New("no answer in time")
	ErrUnsafe  = errors.New("refused")
	ErrNewer   = errors.New("a newer version")
	ErrDamaged = errors.New("damaged")
)

// ReasonOf finds the reason behind the error of a use of the disk. An error of
// damage may have others joined to it, of why the file kept its name.
func ReasonOf(err error) Reason {
	switch {
	case errors.Is(err, ErrDamaged):
		return Damaged
	case errors.Is(err, ErrStuck), errors.Is(err, context.DeadlineExceeded):
		return Stuck
	case errors.Is(err, ErrUnsafe):
		return Unsafe
	case errors.Is(err, ErrNewer):
		return Newer
	case isFull(err):
		return Full
	case errors.Is(err, fs.ErrPermission), isReadOnly(err):
		return ReadOnly
	default:
		return Failed
	}
}

func isFull(err error) bool {
	for _, full := range fullErrors() {
		if errors.Is(err, full) {
			return true
		}
	}
	return false
}

// Spoken gives an error that names the system's own in words alone, as bbolt does
// of a file that cannot grow, that error back.
func Spoken(err error) error {
	if err == nil || isFull(err) {
		return err
	}
	for _, full := range fullErrors() {
		if strings.HasSuffix(err.Error(), ": "+full.Error()) {
			return &spokenError{err, full}
		}
	}
	return err
}

// spokenError is an error and what its words name.
type spokenError struct{ said, named error }

// Error implements error.
func (e *spokenError) Error() string { return e.said.Error() }

// Unwrap returns both.
func (e *spokenError) Unwrap() []error { return []error{e.said, e.named} }
