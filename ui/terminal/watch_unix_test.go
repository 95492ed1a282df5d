//go:build unix

package terminal

import (
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
)

// watched lets the rescue hear last on its alarm and then a death, at a terminal
// that is raw or not. It returns what the terminal got, and whether it has its
// modes.
func watched(t *testing.T, raw bool, last string) (said string, whole bool) {
	t.Helper()
	outer, tty, err := pty.Open()
	must(t, err)
	defer func() { must(t, outer.Close()) }()
	hears, alarm, err := os.Pipe()
	must(t, err)
	defer func() { must(t, hears.Close()) }()
	before, err := term.GetState(tty.Fd())
	must(t, err)
	if raw {
		_, err = term.MakeRaw(tty.Fd())
		must(t, err)
	}
	_, err = alarm.WriteString(last)
	must(t, err)
	must(t, alarm.Close())
	task{State: before}.watch(tty, tty, hears, nil, noon)
	after, err := term.GetState(tty.Fd())
	must(t, err)
	_, err = tty.WriteString("the end")
	must(t, err)
	for buffer := make([]byte, 4096); !strings.HasSuffix(said, "the end"); {
		n, err := outer.Read(buffer)
		must(t, err)
		said += string(buffer[:n])
	}
	must(t, tty.Close())
	return strings.TrimSuffix(said, "the end"), after.Termios == before.Termios
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheRescueDoesWhatTheEndLeavesToDo(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		raw                     bool
		last                    string
		whole, sequences, spoke bool
	}{
		"a death of which nothing was said":           {true, "", true, true, true},
		"a trace":                                     {true, "panic: x", true, true, true},
		"a death while an editor has the terminal":    {false, "", true, false, true},
		"a trace while the shell has it":              {false, "panic: x", true, false, true},
		"an end in order":                             {true, string(rune(wellEnded)), false, false, false},
		"an end at a terminal that did not take more": {true, string(rune(unwritten)), false, true, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			said, whole := watched(t, tt.raw, tt.last)
			if whole != tt.whole {
				t.Errorf("its modes are those from before: %v", whole)
			}
			if got := strings.Contains(said, ansi.ResetModeAltScreenSaveCursor); got != tt.sequences {
				t.Errorf("sequences: %v in %q", got, said)
			}
			if got := strings.Contains(said, "sentinelq"); got != tt.spoke {
				t.Errorf("a line: %v in %q", got, said)
			}
		})
	}
}
