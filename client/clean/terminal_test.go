package clean_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/vt"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
)

// columns is the width of the terminal. What is longer in the corpus is a flood
// of what is there in short as well, and would only wrap.
const columns = 300

// A terminal that is given the safe form draws one line of it and does nothing
// else: it answers nothing, renames nothing, moves nowhere.
func TestTerminalObeysNothingInASafeForm(t *testing.T) {
	t.Parallel()
	for _, c := range corpus.Hostile() {
		safe := clean.New(c.Text).Safe().String()
		if len(safe) > columns {
			continue // would wrap, which is no obedience
		}
		seen := show(t, safe)
		if seen.answer != "" || seen.title != "" || seen.bell {
			t.Errorf("%s: answered %q, title %q, bell %v", c.Name, seen.answer, seen.title, seen.bell)
		}
		if seen.row != 0 || seen.column == 0 || strings.TrimRight(seen.below, " \n") != "" {
			t.Errorf("%s: cursor at %d,%d, below it %q", c.Name, seen.row, seen.column, seen.below)
		}
	}
}

// The guard alone keeps a terminal from obeying, whatever was composed.
func TestTerminalObeysNothingInAFrame(t *testing.T) {
	t.Parallel()
	for _, c := range corpus.Hostile() {
		if len(c.Text) > columns {
			continue
		}
		seen := show(t, clean.Frame(c.Text))
		if seen.answer != "" || seen.title != "" || seen.bell {
			t.Errorf("%s: answered %q, title %q, bell %v", c.Name, seen.answer, seen.title, seen.bell)
		}
	}
}

// This is what the tests above would see if the texts came through.
func TestTerminalObeysRawTexts(t *testing.T) {
	t.Parallel()
	seen := show(t, "a\x1b[c\x1b]0;Closed\x07\a\r\nb")
	if seen.answer == "" || seen.title != "Closed" || !seen.bell || seen.row != 1 || seen.below == "" {
		t.Errorf("the terminal did not obey: %+v", seen)
	}
}

// observed is what a terminal did with a text.
type observed struct {
	answer      string // what it would have typed into the program
	title       string
	bell        bool
	row, column int
	below       string // the lines below the first
}

func show(t *testing.T, text string) observed {
	t.Helper()
	var seen observed
	terminal := vt.NewEmulator(columns, 3)
	terminal.SetCallbacks(vt.Callbacks{
		Bell:  func() { seen.bell = true },
		Title: func(title string) { seen.title = title },
	})
	const end = "end of the answer" // closing the emulator would race with reading
	answer := make(chan string)
	go func() {
		var got strings.Builder
		for buffer := make([]byte, 256); !strings.HasSuffix(got.String(), end); {
			n, _ := terminal.Read(buffer)
			got.Write(buffer[:n])
		}
		answer <- strings.TrimSuffix(got.String(), end)
	}()
	if _, err := terminal.WriteString(text); err != nil {
		t.Fatal(err)
	}
	cursor := terminal.CursorPosition()
	seen.row, seen.column = cursor.Y, cursor.X
	_, seen.below, _ = strings.Cut(terminal.String(), "\n")
	terminal.SendText(end)
	seen.answer = <-answer
	return seen
}
