package disk

import (
	"context"
	"errors"
	"io/fs"
	"strings"
)

// Reason says what is amiss with the disk, or with a file, so that a store works
// from memory. What happens instead is the store's own.
type Reason int

// The reasons. Failed stands for whatever the others do not name.
const (
	Failed   Reason = iota
	Stuck           // the file system did not answer in time
	ReadOnly        // the directory, a file or the disk may not be used
	Full            // no space, or no quota, is left
	Unsafe          // a symbolic link, or not owned by this user
	Newer           // a newer program wrote the file, which is left alone
	Damaged         // the bytes of a file are wrong; it is renamed where it can be
	Locked          // another program holds the file's lock
	Later           // another session of the person typed later; its text stays
	Nowhere         // there is no directory, which was asked for
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
	case Locked:
		return "another program holds the file"
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
