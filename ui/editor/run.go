package editor

import (
	"context"
	"io"
	"os"
	"os/exec"
	"slices"
	"time"
)

const (
	// patience is how long an editor that was asked to end may take to save what
	// it has.
	patience = 2 * time.Second

	// settling is how long the screen needs to stop. Bubble Tea stops its ticker in
	// a goroutine that it does not wait for. An editor that does not start, or ends
	// at once, would begin the screen before, and that ticker never ticks again.
	settling = 50 * time.Millisecond
)

// Run is a run of the editor, as Bubble Tea wants it.
type Run struct{ command *exec.Cmd }

// Run returns the run of the editor: the words are the program and its arguments,
// and no shell reads them. When ctx ends the editor is asked to end before it is
// killed.
func (t *Text) Run(ctx context.Context, words []string) *Run {
	arguments := append(slices.Clone(words[1:]), t.path())
	command := exec.CommandContext(ctx, words[0], arguments...) //nolint:gosec // the person's own editor
	command.Stdin, command.Stdout, command.Stderr = os.Stdin, os.Stdout, os.Stdout
	command.WaitDelay = patience
	t.lendOn(command)
	return &Run{command}
}

// Run runs the editor to its end.
func (r *Run) Run() error {
	settled := time.After(settling)
	err := r.command.Run()
	<-settled
	return err
}

// SetStdin does nothing: the editor gets the terminal itself.
func (r *Run) SetStdin(io.Reader) {}

// SetStdout does nothing: the editor gets the terminal itself.
func (r *Run) SetStdout(io.Writer) {}

// SetStderr does nothing: the editor gets the terminal itself.
func (r *Run) SetStderr(io.Writer) {}
