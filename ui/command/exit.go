package command

import (
	"errors"
	"fmt"
	"io"
	"syscall"
	"time"

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
type SignalError struct {
	Signal syscall.Signal
	Err    error // what could not be done before the end, such as keeping what was typed; nil when all was
}

// Error implements error.
func (e *SignalError) Error() string {
	said := "ended by signal: " + e.Signal.String()
	if e.Err != nil {
		said += "; " + e.Err.Error()
	}
	return said
}

// Unwrap returns what could not be done.
func (e *SignalError) Unwrap() error { return e.Err }

// lastWord is how long the last line may take: the terminal of a program that is ended
// by a signal may be stopped, or gone.
const lastWord = time.Second

// exit tells an error in one line where it is news, and returns the exit code.
func exit(err error, stderr io.Writer) int {
	if err == nil {
		return ExitDone
	}
	ended, bySignal := errors.AsType[*SignalError](err)
	if !bySignal || ended.isNews() {
		tell(err, stderr)
	}
	if bySignal {
		return ExitSignal + int(ended.Signal)
	}
	if _, ok := errors.AsType[*UsageError](err); ok {
		return ExitUsage
	}
	return ExitFailed
}

// isNews reports whether the person does not know it: that somebody else ended the
// program, or that not all could be done before.
func (e *SignalError) isNews() bool { return e.Signal == syscall.SIGTERM || e.Err != nil }

func tell(err error, stderr io.Writer) {
	told := make(chan struct{})
	go func() {
		defer close(told)
		_, _ = fmt.Fprintf(stderr, "sentinelq: %s\n", clean.New(err.Error())) // nobody is left to tell
	}()
	select {
	case <-told:
	case <-time.After(lastWord):
	}
}
