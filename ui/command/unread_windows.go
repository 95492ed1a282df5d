package command

import (
	"errors"
	"syscall"
)

// isUnread reports whether a write failed because nobody reads the pipe.
func isUnread(err error) bool {
	const noData = syscall.Errno(232) // the pipe is being closed
	return errors.Is(err, syscall.ERROR_BROKEN_PIPE) || errors.Is(err, noData)
}
