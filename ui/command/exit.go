package command

import (
	"errors"
	"fmt"
	"io"
	"syscall"

	"sentinelq/client/clean"
)

// Exit codes, the same for every command.
const (
	ExitDone   = 0
	ExitFailed = 1
	ExitUsage  = 2
	ExitSignal = 128 // plus the signal's number
)

// UsageError is a mistake in flags, variables, config file or terminal: nothing
// was tried.
type UsageError struct{ Err error }

// Error implements error.
func (e *UsageError) Error() string { return e.Err.Error() }

// Unwrap returns the mistake itself.
func (e *UsageError) Unwrap() error { return e.Err }

// SignalError says that a signal ended the program.
type SignalError struct{ Signal syscall.Signal }

// Error implements error.
func (e *SignalError) Error() string { return "ended by signal: " + e.Signal.String() }

// exit tells an error in one line, unless a signal is the reason, and returns
// the exit code.
func exit(err error, stderr io.Writer) int {
	if err == nil {
		return ExitDone
	}
	if ended, ok := errors.AsType[*SignalError](err); ok {
		return ExitSignal + int(ended.Signal)
	}
	_, _ = fmt.Fprintf(stderr, "sentinelq: %s\n", clean.New(err.Error())) // nobody is left to tell
	if _, ok := errors.AsType[*UsageError](err); ok {
		return ExitUsage
	}
	return ExitFailed
}
