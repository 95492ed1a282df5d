//go:build unix

package binary_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"sentinelq/ui/command"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// smoke is the program as a process of its own on a real terminal.
type smoke struct {
	t       *testing.T
	tty     *os.File
	command *exec.Cmd
	before  *term.State // of the terminal
	stopped atomic.Bool // the terminal takes nothing

	mu   sync.Mutex
	term *vt.Emulator
	raw  bytes.Buffer
}

func startSmoke(t *testing.T, binary string, args []string, env ...string) *smoke {
	t.Helper()
	s := &smoke{t: t, command: exec.CommandContext(t.Context(), binary, args...), term: vt.NewEmulator(80, 24)}
	s.command.Env = append(os.Environ(), "TERM=xterm-256color", "LC_ALL=C.UTF-8", "HOME="+t.TempDir())
	s.command.Env = append(s.command.Env, env...)
	tty, program, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	s.before, err = term.GetState(program.Fd())
	if err := errors.Join(err, pty.Setsize(tty, &pty.Winsize{Rows: 24, Cols: 80})); err != nil {
		t.Fatal(err)
	}
	s.command.Stdin, s.command.Stdout, s.command.Stderr = program, program, program
	s.command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := errors.Join(s.command.Start(), program.Close()); err != nil {
		t.Fatal(err)
	}
	s.tty = closable(t, tty)
	tty = s.tty
	go s.read()
	go func() { _, _ = io.Copy(tty, s.term) }() // the terminal's answers
	t.Cleanup(func() {
		_ = s.command.Process.Kill()
		_ = tty.Close()
	})
	return s
}

// closable returns the terminal as a file whose Close ends a read that waits.
// Asked for its descriptor, as the pty package does, a file loses that.
func closable(t *testing.T, tty *os.File) *os.File {
	t.Helper()
	fd, err := syscall.Dup(int(tty.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(tty.Close(), syscall.SetNonblock(fd, true)); err != nil {
		t.Fatal(err)
	}
	return os.NewFile(uintptr(fd), "pty")
}

// resize changes the terminal's size.
func (s *smoke) resize(w, h uint16) {
	s.t.Helper()
	control, err := s.tty.SyscallConn()
	if err != nil {
		s.t.Fatal(err)
	}
	var failed error
	err = control.Control(func(fd uintptr) {
		failed = unix.IoctlSetWinsize(int(fd), unix.TIOCSWINSZ, &unix.Winsize{Row: h, Col: w})
	})
	if err := errors.Join(err, failed); err != nil {
		s.t.Fatal(err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.term.Resize(int(w), int(h))
}

func (s *smoke) read() {
	buffer := make([]byte, 1<<16)
	for !s.stopped.Load() {
		n, err := s.tty.Read(buffer)
		s.mu.Lock()
		s.raw.Write(buffer[:n])
		_, _ = s.term.Write(buffer[:n])
		s.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func (s *smoke) screen() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.term.String()
}

// sees waits until the screen shows text.
func (s *smoke) sees(text string) {
	s.t.Helper()
	s.until("shows "+text, func() bool { return strings.Contains(s.screen(), text) })
}

// demoIsLoaded waits for the demo's queue. How many incidents there are then is up
// to its colleagues, who work by the clock of the machine.
func (s *smoke) demoIsLoaded() {
	s.t.Helper()
	s.until("shows the demo's queue", func() bool {
		return regexp.MustCompile(`\b12\d open\b`).MatchString(s.screen()) && strings.Contains(s.screen(), "live") &&
			strings.Contains(s.screen(), "Impossible travel")
	})
}

// created waits until an incident is made, and is the one under the cursor.
func (s *smoke) created(title string) {
	s.t.Helper()
	said := regexp.MustCompile(`created #(\d+)\b`)
	s.until("shows the new incident under the cursor", func() bool {
		found := said.FindStringSubmatch(s.screen())
		return found != nil && regexp.MustCompile(`▌.* `+found[1]+` New +`+regexp.QuoteMeta(title)+` `).MatchString(s.screen())
	})
}

// hang is after how long a program that should do something is taken for hung, on
// however busy a machine. No test passes or fails by anything shorter.
const hang = 2 * time.Minute

func (s *smoke) until(what string, is func() bool) {
	s.t.Helper()
	deadline := time.Now().Add(hang)
	for !is() {
		if time.Now().After(deadline) {
			s.t.Fatalf("never %s:\n%s", what, s.screen())
		}
		time.Sleep(20 * time.Millisecond) // polls another process
	}
}

func (s *smoke) types(keys string) {
	s.t.Helper()
	if _, err := io.WriteString(s.tty, keys); err != nil {
		s.t.Fatal(err)
	}
}

// ends waits for the process and returns its exit code.
func (s *smoke) ends() int {
	s.t.Helper()
	ended := make(chan error, 1)
	go func() { ended <- s.command.Wait() }()
	select {
	case err := <-ended:
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			s.t.Fatal(err)
		}
		return s.command.ProcessState.ExitCode()
	case <-time.After(hang):
		s.t.Fatal("the program did not end")
		return -1
	}
}

// isRestored waits until the terminal is as it was: main screen, cursor shown.
func (s *smoke) isRestored() {
	s.t.Helper()
	s.until("restored the terminal", func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		out := s.raw.String()
		return strings.LastIndex(out, ansi.ResetModeAltScreenSaveCursor) > strings.LastIndex(out, ansi.SetModeAltScreenSaveCursor) &&
			strings.LastIndex(out, ansi.SetModeTextCursorEnable) > strings.LastIndex(out, ansi.ResetModeTextCursorEnable)
	})
}

// programName is the name under which the test binary is the program, whatever
// it is called with.
const programName = "sentinelq-program"

func TestMain(m *testing.M) {
	if self, err := os.Executable(); err == nil && filepath.Base(self) == programName {
		os.Exit(command.Main("dev"))
	}
	os.Exit(m.Run())
}

// buildBinary returns the program as a binary: this one under another name, which
// is the same code and takes no time to build.
func buildBinary(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("the binary is a process of its own, without a race detector")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	binary := filepath.Join(t.TempDir(), programName)
	if os.Link(self, binary) == nil {
		return binary
	}
	data, err := os.ReadFile(self) // on another file system
	if err == nil {
		err = os.WriteFile(binary, data, 0o700)
	}
	if err != nil {
		t.Fatal(err)
	}
	return binary
}

func TestTheBinaryStartsResizesCreatesQuitsAndRestoresTheTerminal(t *testing.T) {
	t.Parallel()
	s := startSmoke(t, buildBinary(t), []string{"--demo"})
	s.demoIsLoaded()
	s.resize(150, 40)
	s.sees("portal")
	s.types("n")
	s.sees("New incident")
	s.types("Made on a real terminal\x13")
	s.created("Made on a real terminal")
	s.types("q")
	if code := s.ends(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	s.isRestored()
}

func TestASignalEndsTheBinaryInOrder(t *testing.T) {
	t.Parallel()
	binary := buildBinary(t)
	for _, signal := range []syscall.Signal{syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			s := startSmoke(t, binary, []string{"--demo"})
			s.demoIsLoaded()
			if err := s.command.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			if code := s.ends(); code != 128+int(signal) {
				t.Errorf("exit code %d", code)
			}
			s.isRestored()
		})
	}
}

func TestWithoutATerminalItSaysSoAndExitsTwo(t *testing.T) {
	t.Parallel()
	program := exec.CommandContext(t.Context(), buildBinary(t), "--demo")
	out, err := program.CombinedOutput()
	if program.ProcessState.ExitCode() != 2 || !strings.Contains(string(out), "needs a terminal") || bytes.ContainsRune(out, '\x1b') {
		t.Errorf("%v: %q", err, out)
	}
}

// TestHelpOnAFullDiskIsAFailure is about what stands behind the standard output.
func TestHelpOnAFullDiskIsAFailure(t *testing.T) {
	t.Parallel()
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no full device here: ", err)
	}
	defer full.Close() //nolint:errcheck // nothing can be written to it
	var stderr bytes.Buffer
	for _, flag := range []string{"--help", "--version"} {
		stderr.Reset()
		program := exec.CommandContext(t.Context(), buildBinary(t), flag)
		program.Stdout, program.Stderr = full, &stderr
		_ = program.Run() // its code is looked at
		if said := stderr.String(); program.ProcessState.ExitCode() != 1 || strings.Count(said, "\n") != 1 ||
			!strings.HasSuffix(said, "no space left on device\n") {
			t.Errorf("%s ends with code %d and says %q", flag, program.ProcessState.ExitCode(), said)
		}
	}
}
