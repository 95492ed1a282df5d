//go:build !windows

package command

import (
	"errors"
	"syscall"
)

// isUnread reports whether a write failed because nobody reads the pipe.
func isUnread(err error) bool { return errors.Is(err, syscall.EPIPE) }
