package uitest

import (
	"bytes"
	"strings"
	"sync"

	"github.com/charmbracelet/x/vt"
)

// screen is a virtual terminal that takes the program's output.
type screen struct {
	mu    sync.Mutex
	term  *vt.Emulator
	bytes int
	audit audit
}

func newScreen(w, h int, ascii bool) *screen {
	return &screen{term: vt.NewEmulator(w, h), audit: audit{ascii: ascii}}
}

// Write implements io.Writer. Without a terminal in raw mode the renderer
// counts on line feeds returning the carriage.
func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.bytes += len(p)
	s.audit.read(p)
	if _, err := s.term.Write(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n"))); err != nil {
		return 0, err
	}
	return len(p), nil
}

func (s *screen) resize(w, h int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.term.Resize(w, h)
}

// lines returns the text on the screen, without trailing spaces.
func (s *screen) lines() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	lines := strings.Split(s.term.String(), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \r")
	}
	return lines
}

// render returns the screen with its styles.
func (s *screen) render() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.term.Render()
}

func (s *screen) cursor() (x, y int, visible bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := s.term.CursorPosition()
	return at.X, at.Y, !s.term.CursorHidden()
}
