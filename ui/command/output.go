package command

import (
	"fmt"
	"io"
	"syscall"
)

// output is what commands write to, and notes what became of it: whoever writes
// help or a version asks nobody whether it arrived.
type output struct {
	to   io.Writer
	used bool
	err  error // the first
}

// Write implements io.Writer. It succeeds for the one who writes; after a failure
// nothing more is written.
func (o *output) Write(p []byte) (int, error) {
	if o.err == nil {
		var n int
		o.used = true
		if n, o.err = o.to.Write(p); o.err == nil && n < len(p) {
			o.err = io.ErrShortWrite
		}
	}
	return len(p), nil
}

// end returns the error of a command, or else of its output. Some file systems
// tell only when a file is closed that it has no room. A pipe that nobody reads
// any more, as head leaves one, is told by the exit code alone.
func (o *output) end(err error) error {
	if file, ok := o.to.(io.Closer); ok && o.used && o.err == nil {
		o.err = file.Close()
	}
	switch {
	case err != nil || o.err == nil:
		return err
	case isUnread(o.err):
		return &SignalError{Signal: syscall.SIGPIPE}
	default:
		return fmt.Errorf("the output is not complete: %w", o.err)
	}
}
