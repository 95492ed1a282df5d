package terminal

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/term"
)

// endLimit is how long the end of a session waits: for the terminal to take what
// was drawn, and for the rescue to end.
const endLimit = time.Second

// Options are what a session needs.
type Options struct {
	In, Out *os.File
	Traces  string // the directory of traces; empty for none
	Drafts  string // where what was typed is kept; empty for nowhere
}

// Session is a run of the program on a terminal.
type Session struct {
	input   *Input
	output  *Output
	task    task
	stderr  diversion
	over    chan struct{}
	summons sync.WaitGroup
	rescue  *rescue // nil while there is none
}

// Open begins a session. The terminal is as it was until something is drawn.
func Open(o Options) *Session {
	s := &Session{input: NewInput(o.In, time.Now), output: NewOutput(o.Out), over: make(chan struct{})}
	s.task = task{Traces: o.Traces, Drafts: o.Drafts}
	if state, err := term.GetState(o.In.Fd()); err == nil {
		s.task.State = state
	}
	s.stderr = divert(os.Stderr)
	s.summons.Go(func() {
		if s.hasSettled() {
			s.rescue = summon(s.task, o.In, o.Out, s.stderr)
		}
	})
	return s
}

// settled is how long after the first byte is drawn the rescue starts, which then
// takes no time from the first frame.
const settled = 100 * time.Millisecond

// hasSettled waits until the first frame is drawn, and reports whether that came
// before the end.
func (s *Session) hasSettled() bool {
	select {
	case <-s.output.first:
	case <-s.over:
		return false
	}
	select {
	case <-time.After(settled):
		return true
	case <-s.over:
		return false
	}
}

// Input is the guarded keyboard.
func (s *Session) Input() *Input { return s.input }

// Output is the screen that keeps nobody waiting.
func (s *Session) Output() *Output { return s.output }

// Hasten lets nothing wait for the terminal any more. It is for the end that a
// signal asks for.
func (s *Session) Hasten() { s.output.hasten() }

// Close ends the session. Where the program recovered from a panic, what it wrote
// about that goes to a trace, and the error says where that is.
func (s *Session) Close(panicked bool) error {
	drawn := s.output.end(endLimit)
	close(s.over)
	s.summons.Wait()
	said := s.stderr.end(panicked)
	s.rescue.dismiss(drawn)
	if !panicked {
		return nil
	}
	trace := keepTrace(s.task.Traces, time.Now(), strings.NewReader(said))
	return fmt.Errorf("the program %s", s.task.words(failed, trace))
}

// task is what the rescue has to know.
type task struct {
	State  *term.State // the terminal's, as it was before; nil when not known
	Traces string
	Drafts string
}

// fate is how the process ended.
type fate string

const (
	failed fate = "failed and had to end"
	killed fate = "was killed"
)

// words say in one line what happened and where things are.
func (t task) words(how fate, trace string) string {
	said := string(how)
	if t.Drafts != "" {
		said += "; what was typed is kept in " + plain(t.Drafts)
	}
	if trace != "" {
		said += ", the trace is in " + plain(trace)
	}
	return said
}

// plain returns a path as it can stand on any terminal.
func plain(path string) string {
	quoted := fmt.Sprintf("%+q", path)
	if quoted == `"`+path+`"` {
		return path
	}
	return quoted
}

func (t task) encode() (string, error) {
	data, err := json.Marshal(t)
	if err != nil {
		return "", fmt.Errorf("write down the terminal's state: %w", err)
	}
	return string(data), nil
}
