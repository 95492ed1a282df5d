package terminal

import (
	"os"
	"time"
)

// Input is the keyboard, guarded. It has the methods by which Bubble Tea knows a
// terminal, and no others: those of a file by which it could be read past the
// guard are not there. A program that the terminal is lent to gets the file.
type Input struct {
	file  *os.File
	now   func() time.Time
	guard guard
	raw   []byte
	ready []byte // has passed, and did not fit into the last read
}

// NewInput guards a terminal's input. The time is read from now.
func NewInput(file *os.File, now func() time.Time) *Input {
	return &Input{file: file, now: now}
}

// Read reads once from the terminal, and may have read nothing that goes on.
func (in *Input) Read(p []byte) (int, error) {
	if len(in.ready) > 0 || len(p) == 0 {
		return in.give(p), nil
	}
	room := in.room(len(p))
	if len(in.raw) < room {
		in.raw = make([]byte, room)
	}
	n, err := in.file.Read(in.raw[:room])
	in.ready = in.guard.pass(in.raw[:n], in.now())
	return in.give(p), err
}

func (in *Input) give(p []byte) int {
	n := copy(p, in.ready)
	in.ready = in.ready[n:]
	return n
}

// room returns how much may be read so that all of it fits into n bytes: who
// waits for the terminal to have more does not know of what is left over here.
func (in *Input) room(n int) int { return max((n-64)/3-len(in.guard.held), 1) }

// Write writes to the terminal.
func (in *Input) Write(p []byte) (int, error) { return in.file.Write(p) }

// Close closes the terminal.
func (in *Input) Close() error { return in.file.Close() }

// Fd returns the terminal's file descriptor.
func (in *Input) Fd() uintptr { return in.file.Fd() }

// Name returns the terminal's name.
func (in *Input) Name() string { return in.file.Name() }
