package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"time"
)

const asideFormat = "20060102T150405Z" // UTC

// QuarantineError is the damage of a file that was set aside.
type QuarantineError struct {
	Path string // where the file lies now
	Err  error  // the damage
}

// Error implements error. It tells of the damage alone.
func (e *QuarantineError) Error() string { return e.Err.Error() }

// Unwrap returns the damage.
func (e *QuarantineError) Unwrap() error { return e.Err }

// Aside returns where the damaged file of which err tells lies now, empty when
// it has kept its name or err tells of none.
func Aside(err error) string {
	if aside, ok := errors.AsType[*QuarantineError](err); ok {
		return aside.Path
	}
	return ""
}

// QuarantineName returns a name that no file has, for one that is set aside at a
// time: base with that time, and a number where several have the same. It fails
// when lstat does. Another program may take the name before it is used.
func QuarantineName(lstat func(string) (fs.FileInfo, error), base string, at time.Time) (string, error) {
	stem := base + at.UTC().Format(asideFormat)
	name := stem
	for n := 2; ; n++ {
		switch _, err := lstat(name); {
		case errors.Is(err, fs.ErrNotExist):
			return name, nil
		case err != nil:
			return "", err
		}
		name = fmt.Sprintf("%s-%d", stem, n)
	}
}
