//go:build unix

package terminal

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

// dying is the name under which the tests start themselves as a program that
// dies on a terminal.
const dying = "a program that dies"

// TestMain lets the tests be the rescue, and a program that needs it.
func TestMain(m *testing.M) {
	switch {
	case Watch(os.Args):
	case len(os.Args) == 3 && os.Args[0] == dying:
		die(os.Args[1], os.Args[2])
	default:
		os.Exit(m.Run())
	}
}

// mortal is a program that dies of its first key.
type mortal struct {
	session *Session
	of      string
}

func (m mortal) Init() tea.Cmd { return nil }

func (m mortal) View() tea.View {
	v := tea.NewView("a program")
	v.AltScreen = true
	return v
}

func (m mortal) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); !ok {
		return m, nil
	}
	m.session.summons.Wait()
	death := func() tea.Msg { panic("the reason, and Bearer eyJhbGciOiJub25lIn0.e30.x") }
	switch m.of {
	case "an update":
		death()
	case "a command":
		return m, death
	case "one of several commands":
		return m, tea.Batch(death, func() tea.Msg { return nil })
	case "a goroutine":
		go death()
	case "a deadly error":
		go func() {
			all := map[int]int{}
			for i := range 8 {
				go func() {
					for {
						all[i]++
					}
				}()
			}
		}()
	}
	return m, nil
}

func die(of, dir string) {
	s := Open(Options{In: os.Stdin, Out: os.Stdout, Traces: filepath.Join(dir, "traces"), Drafts: filepath.Join(dir, "drafts")})
	_, err := tea.NewProgram(mortal{s, of}, tea.WithInput(s.Input()), tea.WithOutput(s.Output())).Run()
	if err := s.Close(errors.Is(err, tea.ErrProgramPanic)); err != nil {
		fmt.Fprintf(os.Stderr, "sentinelq: %v\n", err)
	}
	os.Exit(1)
}

func TestWhateverPanicsTheTerminalIsRestoredAndOneLineIsLeft(t *testing.T) {
	t.Parallel()
	for _, of := range []string{"an update", "a command", "one of several commands", "a goroutine", "a deadly error"} {
		t.Run(of, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			said := lastWords(t, of, dir)
			_, left, found := strings.Cut(said, ansi.ResetModeAltScreenSaveCursor)
			if !found || !strings.Contains(left, "failed and had to end; what was typed is kept in "+dir) || strings.Contains(left, "goroutine") {
				t.Errorf("the terminal got %q", said)
			}
			traces, err := filepath.Glob(filepath.Join(dir, "traces", "*"))
			if err != nil || len(traces) != 1 || !strings.Contains(left, traces[0]) {
				t.Fatalf("traces are %q, %v; the terminal got %q", traces, err, left)
			}
			trace, err := os.ReadFile(traces[0])
			must(t, err)
			reason := "the reason"
			if of == "a deadly error" {
				reason = "concurrent map"
			}
			if !strings.Contains(string(trace), "goroutine") || !strings.Contains(string(trace), reason) || strings.Contains(string(trace), "eyJ") {
				t.Errorf("the trace says %s", trace)
			}
		})
	}
}

// lastWords returns all that a terminal gets of a program that dies.
func lastWords(t *testing.T, of, dir string) string {
	t.Helper()
	program, err := os.Executable()
	must(t, err)
	// The reader below Bubble Tea looks at a file that is being closed; the detector would
	// say so on the terminal, where this test wants one line.
	env := append(os.Environ(), "TERM=xterm-256color", "GORACE=log_path=/dev/null")
	command := &exec.Cmd{Path: program, Args: []string{dying, of, dir}, Env: env}
	tty, err := pty.Start(command)
	must(t, err)
	_, err = io.WriteString(tty, "x")
	must(t, err)
	said, _ := io.ReadAll(tty) // ends with an error when the last process is gone
	_ = command.Wait()         // died, as was asked
	return string(said)
}
