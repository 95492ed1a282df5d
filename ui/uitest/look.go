package uitest

import (
	"net/http"
	"strings"

	"sentinelq/client/simulator"
)

// Screen returns the text on the screen.
func (j *Journey) Screen() string { return strings.Join(j.screen.lines(), "\n") }

// Rendered returns the screen with its styles.
func (j *Journey) Rendered() string { return j.screen.render() }

// Cursor returns where the text cursor is.
func (j *Journey) Cursor() (x, y int, visible bool) { return j.screen.cursor() }

// Sent returns how many bytes the program has written to the terminal.
func (j *Journey) Sent() int {
	j.screen.mu.Lock()
	defer j.screen.mu.Unlock()
	return j.screen.bytes
}

// Line returns the number and the text of the first line that holds text, or
// fails.
func (j *Journey) Line(text string) (int, string) {
	j.T.Helper()
	for y, line := range j.screen.lines() {
		if strings.Contains(line, text) {
			return y, line
		}
	}
	j.T.Fatalf("no line has %q on the screen:\n%s", text, j.Screen())
	return 0, ""
}

// Sees fails unless every text is on the screen.
func (j *Journey) Sees(texts ...string) {
	j.T.Helper()
	for _, text := range texts {
		if !strings.Contains(j.Screen(), text) {
			j.T.Fatalf("%q is not on the screen:\n%s", text, j.Screen())
		}
	}
}

// SeesNot fails if one of the texts is on the screen.
func (j *Journey) SeesNot(texts ...string) {
	j.T.Helper()
	for _, text := range texts {
		if strings.Contains(j.Screen(), text) {
			j.T.Fatalf("%q is on the screen:\n%s", text, j.Screen())
		}
	}
}

// OnCursor fails unless the row under the cursor of the queue holds text.
func (j *Journey) OnCursor(text string) {
	j.T.Helper()
	const gutter = "▌"
	if _, line := j.Line(gutter); !strings.Contains(line, text) {
		j.T.Fatalf("the row under the cursor is %q, not %q:\n%s", line, text, j.Screen())
	}
}

// Writes returns the writes that reached the service, oldest first.
func (j *Journey) Writes() []simulator.Request {
	var writes []simulator.Request
	for _, r := range j.Sim.Requests() {
		if r.Method != http.MethodGet {
			writes = append(writes, r)
		}
	}
	return writes
}

// Strays returns what the program wrote to the terminal that is neither text
// nor one of the renderer's own sequences.
func (j *Journey) Strays() []string {
	j.screen.mu.Lock()
	defer j.screen.mu.Unlock()
	return j.screen.audit.found
}

// Says fails unless every text is on the screen as words, wherever a line ends
// between two of them.
func (j *Journey) Says(texts ...string) {
	j.T.Helper()
	said := strings.Join(strings.Fields(j.Screen()), " ")
	for _, text := range texts {
		if !strings.Contains(said, text) {
			j.T.Fatalf("%q is not said on the screen:\n%s", text, j.Screen())
		}
	}
}
