//go:build unix

package binary_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// pasteDropped is said of a paste where no text is typed.
const pasteDropped = "pasted text is no command"

// hostileInput is what no terminal sends, and once ended the program.
func hostileInput() map[string]string {
	params := strings.Repeat(";", 32) + "1"
	return map[string]string{
		"35 bytes":           "\x1b[" + params,
		"with colons":        "\x1b[" + strings.ReplaceAll(params, ";", ":"),
		"as DCS":             "\x1bP" + params,
		"as C1":              "\x9b" + params,
		"as C1 in UTF-8":     "\u009b" + params,
		"as DCS in one byte": "\x90" + params,
		"a mouse":            "\x9bM!!!",
		"a repeat count":     "\x1b[65;30;97;1;0;65535_",
		"an endless OSC":     "\x1b]52;c;" + strings.Repeat("A", 9000),
	}
}

func TestNoInputEndsTheProgram(t *testing.T) {
	t.Parallel()
	binary := buildBinary(t)
	for name, hostile := range hostileInput() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := startSmoke(t, binary, []string{"--demo"})
			s.demoIsLoaded()
			s.types(hostile)
			time.Sleep(1200 * time.Millisecond) // what has no end is over after a second
			s.types("\x1b[200~evidence " + hostile + " and more\x1b[201~")
			s.sees(pasteDropped)
			s.types(hostile[:3])
			time.Sleep(10 * time.Millisecond) // another read, most of the time
			s.types(hostile[3:])
			time.Sleep(1200 * time.Millisecond)
			s.types("?")
			s.sees("every key")
			s.types("\x03")
			if code := s.ends(); code != 0 {
				t.Errorf("exit code %d", code)
			}
			s.isRestored()
		})
	}
}

func TestProsePastedWithoutBracketsChangesNothing(t *testing.T) {
	t.Parallel()
	cloud, dir := newPrivateCloud(t), t.TempDir()
	file, certificate := cloud.config(t, dir)
	s := startSmoke(t, buildBinary(t), []string{"--config", file}, cloud.environment(certificate)...)
	s.sees("live")
	before := cloud.written()
	s.types(strings.Repeat("s.a x1 Close these, and those; now assign 2 of them.\rmm.. ", 40))
	s.sees(pasteDropped)
	time.Sleep(300 * time.Millisecond) // a key that follows sooner may be the paste's tail
	s.types("n")
	s.sees("Title *")
	s.types("what is pasted here without brackets is text")
	s.sees("brackets is text")
	s.types("\x1b")
	s.sees("kept")
	s.types("q")
	if code := s.ends(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if after := cloud.written(); after != before {
		t.Errorf("%d writes were sent", after-before)
	}
}

// written counts what the service was asked to change.
func (c *privateCloud) written() int {
	n := 0
	for _, r := range c.sim.Requests() {
		if r.Method != "GET" && r.Method != "POST" {
			n++
		}
	}
	return n
}

// stops keeps the terminal from taking more, as ctrl+s, a stopped window or a
// dead line do.
func (s *smoke) stops() {
	s.t.Helper()
	s.stopped.Store(true)
}

func TestASignalEndsTheProgramWhoseTerminalTakesNothingAndSavesTheLastKey(t *testing.T) {
	t.Parallel()
	binary := buildBinary(t)
	for _, signal := range []syscall.Signal{syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			cloud, dir := newPrivateCloud(t), t.TempDir()
			file, certificate := cloud.config(t, dir)
			s := startSmoke(t, binary, []string{"--config", file}, cloud.environment(certificate)...)
			s.sees("live")
			s.types("n")
			s.sees("Title *")
			s.types("seen ")
			s.sees("seen")
			s.stops()
			for range 40 { // more than a terminal holds for its reader
				s.resize(100, 30)
				time.Sleep(5 * time.Millisecond) // each is drawn
				s.resize(80, 24)
				time.Sleep(5 * time.Millisecond)
			}
			s.types("and not seen")
			s.until("saved what is typed", func() bool { return slices.Equal(cloud.typed(t, dir), []string{"seen and not seen"}) })
			begun := time.Now()
			if err := s.command.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			if code := s.ends(); code != 128+int(signal) {
				t.Errorf("exit code %d", code)
			}
			t.Logf("it took %v", time.Since(begun))
		})
	}
}

// state returns the terminal's modes.
func (s *smoke) state() *term.State {
	s.t.Helper()
	control, err := s.tty.SyscallConn()
	if err != nil {
		s.t.Fatal(err)
	}
	var state *term.State
	var failed error
	if err := control.Control(func(fd uintptr) { state, failed = term.GetState(fd) }); err != nil || failed != nil {
		s.t.Fatal(err, failed)
	}
	return state
}

// isWhole checks that a terminal is as it was before the program.
func (s *smoke) isWhole(before *term.State) {
	s.t.Helper()
	s.isRestored()
	s.until("restored the modes", func() bool { return s.state().Termios == before.Termios })
	s.mu.Lock()
	defer s.mu.Unlock()
	out := s.raw.String()
	for mode, pair := range map[string][2]string{
		"bracketed paste":    {ansi.SetModeBracketedPaste, ansi.ResetModeBracketedPaste},
		"kitty's keyboard":   {ansi.PushKittyKeyboard(1), ansi.PopKittyKeyboard(1)},
		"modifyOtherKeys":    {ansi.SetModifyOtherKeys2, ansi.ResetModifyOtherKeys},
		"the window's title": {ansi.SetWindowTitle("sentinelq"), ansi.SetWindowTitle("")},
	} {
		if strings.LastIndex(out, pair[0]) >= strings.LastIndex(out, pair[1]) {
			s.t.Errorf("%s is not undone", mode)
		}
	}
}

func TestHoweverTheProcessDiesTheTerminalIsRestoredAndOneLineSaysWhereThingsAre(t *testing.T) {
	t.Parallel()
	binary := buildBinary(t)
	for signal, trace := range map[syscall.Signal]bool{
		syscall.SIGQUIT: true, syscall.SIGSEGV: true, syscall.SIGBUS: true, syscall.SIGABRT: true, syscall.SIGKILL: false,
	} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			cloud, dir := newPrivateCloud(t), t.TempDir()
			file, certificate := cloud.config(t, dir)
			s := startSmoke(t, binary, []string{"--config", file}, cloud.environment(certificate)...)
			before := s.before
			s.sees("live")
			s.until("has a rescue", func() bool { return len(rescues(t, dir)) == 1 })
			s.types("n")
			s.sees("Title *")
			s.types("typed before the end")
			s.until("saved it", func() bool { return slices.Equal(cloud.typed(t, dir), []string{"typed before the end"}) })
			if err := s.command.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			s.ends()
			s.isWhole(before)
			s.sees("what was typed is kept in")
			s.until("left no process behind", func() bool { return len(rescues(t, dir)) == 0 })
			s.saysOneLine("keptin" + filepath.Join(dir, "state"))
			s.traced(dir, trace)
		})
	}
}

// saysOneLine checks that of the program one line is left on the screen, with a
// path in it.
func (s *smoke) saysOneLine(path string) {
	s.t.Helper()
	left := strings.Join(strings.Fields(s.screen()), "")
	if !strings.HasPrefix(left, "sentinelq") || !strings.Contains(left, path) ||
		strings.Contains(left, path+string(filepath.Separator)+"drafts") || strings.Contains(left, "goroutine") {
		s.t.Errorf("left on the screen:\n%s", s.screen())
	}
}

// traced checks the trace: nobody else reads it, it tells of all goroutines, and
// it tells no secret.
func (s *smoke) traced(dir string, want bool) {
	s.t.Helper()
	traces, err := filepath.Glob(filepath.Join(dir, "state", "traces", "*"))
	if err != nil || (len(traces) == 1) != want {
		s.t.Fatalf("traces are %v, %v", traces, err)
	}
	if !want {
		return
	}
	info, err := os.Stat(traces[0])
	if err != nil || info.Mode().Perm() != 0o600 {
		s.t.Errorf("the trace is %v, %v", info, err)
	}
	text, err := os.ReadFile(traces[0])
	if err != nil || !strings.Contains(string(text), "goroutine 1 ") || strings.Contains(string(text), testSecret) || strings.Contains(string(text), "eyJ") {
		s.t.Errorf("the trace says %v:\n%s", err, text)
	}
	if left := strings.Join(strings.Fields(s.screen()), ""); !strings.Contains(left, filepath.Base(traces[0])) {
		s.t.Errorf("the line does not say where the trace is:\n%s", s.screen())
	}
}

// rescues returns the processes that wait for the death of a program that keeps
// its things below a directory. Where there is no /proc there are none to be seen.
func rescues(t *testing.T, dir string) []string {
	t.Helper()
	all, err := filepath.Glob("/proc/[0-9]*/cmdline")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, name := range all {
		line, err := os.ReadFile(name)
		if err == nil && strings.Contains(string(line), "restores the terminal") && strings.Contains(string(line), dir) {
			found = append(found, name)
		}
	}
	return found
}

func TestAnEndInOrderLeavesNoProcessAndNoTraceBehind(t *testing.T) {
	t.Parallel()
	binary := buildBinary(t)
	ends := map[string]func(s *smoke){
		"q":             func(s *smoke) { s.types("q") },
		"hang-up":       func(s *smoke) { _ = s.command.Process.Signal(syscall.SIGHUP) },
		"lost terminal": func(s *smoke) { _ = s.tty.Close() },
		"a second signal": func(s *smoke) {
			_ = s.command.Process.Signal(syscall.SIGTERM)
			_ = s.command.Process.Signal(syscall.SIGTERM)
		},
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cloud, dir := newPrivateCloud(t), t.TempDir()
			file, certificate := cloud.config(t, dir)
			s := startSmoke(t, binary, []string{"--config", file}, cloud.environment(certificate)...)
			s.sees("live")
			s.until("has a rescue", func() bool { return len(rescues(t, dir)) == 1 })
			end(s)
			s.ends()
			s.until("left no process behind", func() bool { return len(rescues(t, dir)) == 0 })
			s.traced(dir, false)
		})
	}
}
