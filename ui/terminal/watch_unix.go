//go:build unix

package terminal

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"
)

const (
	rescueLimit = 2 * time.Second  // for the terminal to take the sequences, while the program dies
	retryLimit  = 10 * time.Second // for the same when it has ended in order
)

// Watch reports whether this process was started to rescue another one's
// terminal, and is through with it.
func Watch(args []string) bool {
	if len(args) != 2 || args[0] != rescueName {
		return false
	}
	signal.Ignore(syscall.SIGHUP, syscall.SIGINT, syscall.SIGTERM, syscall.SIGPIPE, syscall.SIGTTOU)
	var t task
	if json.Unmarshal([]byte(args[1]), &t) == nil {
		t.watch(os.Stdin, os.Stdout, os.NewFile(3, "alarm"), os.NewFile(4, "standard error"), time.Now)
	}
	return true
}

// watch waits for the death of the process and does what that leaves to do. The
// dying process is held up by the alarm, which is small, until the terminal is
// restored and the line is written, so that the shell's prompt comes behind.
func (t task) watch(in, out, alarm, stderr *os.File, now func() time.Time) {
	first := make([]byte, 1)
	n, _ := io.ReadFull(alarm, first) // none: killed
	switch {
	case n == 0:
		say(out, t.restore(in)+"sentinelq "+t.words(killed, "")+"\r\n", rescueLimit)
		return
	case first[0] == wellEnded:
		return
	case first[0] == unwritten:
		say(out, restored(), retryLimit)
		return
	}
	trace, err := makeTrace(t.Traces, now())
	name := ""
	if err == nil {
		name = trace.Name()
	}
	say(out, t.restore(in)+"sentinelq "+t.words(failed, name)+"\r\n", rescueLimit)
	heard, _ := io.ReadAll(alarm) // lets it die
	if err == nil {
		_ = fill(trace, deathOf(stderr, append(first, heard...))) // there is nobody left to tell
		_ = trace.Close()
	}
}

// deathOf returns what a process said while it died. All of it is on its standard
// error, where that was diverted; the alarm lacks the first words of some.
func deathOf(stderr *os.File, heard []byte) io.Reader {
	said, err := io.ReadAll(io.NewSectionReader(stderr, 0, maxTrace))
	if err != nil || len(said) == 0 {
		said = heard
	}
	return bytes.NewReader(said)
}

// restore gives the terminal the state that it had, drops what was typed for a
// program that is no more, which the shell would take for commands, and returns
// the sequences for the rest. A terminal that is not raw was lent to the shell or
// to an editor: it is left to them.
func (t task) restore(in *os.File) string {
	now, err := term.GetState(in.Fd())
	if err == nil && now.Oflag&syscall.OPOST != 0 {
		return "\r\n"
	}
	if t.State != nil {
		_ = term.SetState(in.Fd(), t.State) // a terminal that is gone needs none
	}
	flush(in)
	return restored()
}

// say writes to the terminal, unless that takes too long.
func say(out *os.File, words string, limit time.Duration) {
	written := make(chan struct{})
	go func() {
		defer close(written)
		_, _ = out.WriteString(words) // a terminal that is gone reads nothing
	}()
	select {
	case <-written:
	case <-time.After(limit):
	}
}
