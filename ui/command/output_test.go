package command_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"syscall"
	"testing"

	"sentinelq/ui/command"
	"sentinelq/ui/config"
)

// device is a standard output that takes so many bytes, and fails then or when it
// is closed.
type device struct {
	bytes.Buffer
	room    int
	full    error
	closing error
	closed  bool
	failed  bool
	again   int // writes after the first that failed
}

func (d *device) Write(p []byte) (int, error) {
	if d.failed {
		d.again++
	}
	n, _ := d.Buffer.Write(p[:min(d.room-d.Len(), len(p))])
	if n < len(p) {
		d.failed = true
		return n, d.full
	}
	return n, nil
}

func (d *device) Close() error {
	d.closed = true
	return d.closing
}

func TestOutputThatDoesNotArriveIsAnError(t *testing.T) {
	const plenty = 1 << 20
	told := func(why string) string { return "sentinelq: the output is not complete: " + why + "\n" }
	for name, tt := range map[string]struct {
		on     device
		screen error
		args   []string
		code   int
		says   string
	}{
		"all of it arrives":                          {device{room: plenty}, nil, []string{"--help"}, command.ExitDone, ""},
		"no help on a full disk":                     {device{full: syscall.ENOSPC}, nil, []string{"--help"}, command.ExitFailed, told("no space left on device")},
		"half the help on a full disk":               {device{room: 100, full: syscall.ENOSPC}, nil, []string{"--help"}, command.ExitFailed, told("no space left on device")},
		"no version on a full disk":                  {device{full: syscall.ENOSPC}, nil, []string{"--version"}, command.ExitFailed, told("no space left on device")},
		"the last byte of a version":                 {device{room: len("sentinelq version 1.2.3"), full: syscall.EIO}, nil, []string{"--version"}, command.ExitFailed, told("input/output error")},
		"completion on a full disk":                  {device{full: syscall.ENOSPC}, nil, []string{"__complete", "--"}, command.ExitFailed, told("no space left on device")},
		"a script on a full disk":                    {device{full: syscall.ENOSPC}, nil, []string{"completion", "bash"}, command.ExitFailed, told("no space left on device")},
		"told only when the file is closed":          {device{room: plenty, closing: syscall.EDQUOT}, nil, []string{"--version"}, command.ExitFailed, told("disk quota exceeded")},
		"part of it and no word why":                 {device{room: 9}, nil, []string{"--version"}, command.ExitFailed, told(io.ErrShortWrite.Error())},
		"a reader that has seen enough says nothing": {device{room: 100, full: syscall.EPIPE}, nil, []string{"--help"}, 128 + 13, ""},
		"the screen leaves the output alone":         {device{closing: errors.New("closed")}, nil, []string{"--demo"}, command.ExitDone, ""},
		"a mistake comes first":                      {device{full: syscall.ENOSPC}, nil, []string{"--demmo"}, command.ExitUsage, "sentinelq: unknown flag: --demmo\n"},
	} {
		t.Run(name, func(t *testing.T) {
			var stderr bytes.Buffer
			code := command.Run(t.Context(), command.Options{
				Args: tt.args, Version: "1.2.3", Stdout: &tt.on, Stderr: &stderr,
				Screen: func(context.Context, config.Config) error { return tt.screen },
			})
			if said := stderr.String(); code != tt.code || said != tt.says && tt.args[0] != "__complete" {
				t.Errorf("exit %d, stderr %q; want %d, %q", code, said, tt.code, tt.says)
			}
			if tt.on.again > 0 {
				t.Errorf("it was written %d times more", tt.on.again)
			}
			if tt.args[0] == "--demo" && tt.on.closed {
				t.Error("the terminal was closed")
			}
		})
	}
}
