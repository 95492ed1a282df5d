//go:build unix

package terminal

import (
	"os"
	"os/exec"
	"runtime/debug"
	"syscall"
	"time"
)

// rescueName is the first argument of the process that waits for the death of
// another. No shell gives it to a program.
const rescueName = "sentinelq: restores the terminal"

// What the program tells the rescue in one byte; a trace begins with neither.
const (
	wellEnded = 0x04 // nothing is left to do
	unwritten = 0x05 // the terminal did not take the sequences that restore it
)

// rescue is the second process, as the first sees it.
type rescue struct {
	alarm *os.File
	ended chan struct{}
}

// summon starts the rescue; nil when that cannot be done. The runtime writes to
// its alarm while the process dies, and the death itself closes it.
func summon(t task, in, out *os.File, stderr diversion) *rescue {
	what, err := t.encode()
	if err != nil {
		return nil
	}
	program, err := os.Executable()
	if err != nil {
		return nil
	}
	hears, alarm, err := os.Pipe()
	if err != nil {
		return nil
	}
	defer func() { _ = hears.Close() }() // the rescue has its own
	shrink(alarm)
	files := []*os.File{hears}
	if stderr.into != nil {
		files = append(files, stderr.into)
	}
	process := &exec.Cmd{
		Path: program, Args: []string{rescueName, what}, Env: []string{"GOMAXPROCS=1"},
		Stdin: in, Stdout: out, ExtraFiles: files,
		// No signal that is meant for the program, and no line that drops, ends it.
		SysProcAttr: &syscall.SysProcAttr{Setsid: true},
	}
	if err := process.Start(); err != nil {
		_ = alarm.Close()
		return nil
	}
	r := &rescue{alarm: alarm, ended: make(chan struct{})}
	go func() {
		defer close(r.ended)
		_ = process.Wait() // how it ended is of no use to anybody
	}()
	debug.SetTraceback("all")
	if err := debug.SetCrashOutput(alarm, debug.CrashOptions{}); err != nil {
		return r // it still hears the death
	}
	return r
}

// dismiss ends the rescue, and waits for it so that it leaves nothing behind.
// Where the terminal has not taken everything, it goes on trying for a while.
func (r *rescue) dismiss(drawn bool) {
	if r == nil {
		return
	}
	_ = debug.SetCrashOutput(nil, debug.CrashOptions{}) // nil does not fail
	last := byte(wellEnded)
	if !drawn {
		last = unwritten
	}
	_, _ = r.alarm.Write([]byte{last}) // if it is gone there is nobody to tell
	_ = r.alarm.Close()
	if !drawn {
		return
	}
	select {
	case <-r.ended:
	case <-time.After(endLimit):
	}
}
