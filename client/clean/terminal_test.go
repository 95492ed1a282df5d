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

// A terminal that does not read UTF-8 obeys nothing in the form in ASCII, nor in
// a frame that was guarded for it, whatever was composed.
func TestLatin1TerminalObeysNothing(t *testing.T) {
	t.Parallel()
	openers := []corpus.Case{
		{Name: "latin/letters", Text: "\u00dd0;Closed\u00dc"}, {Name: "latin/clipboard", Text: "\u00dd52;c;eA==\u00dc"},
	}
	for i, c := range append(openers, corpus.Hostile()...) {
		sent := clean.New(c.Text).Safe().ASCII().String()
		if i%2 == 0 { // every second one as the guard alone would let it through
			sent = clean.FrameASCII(c.Text)
		}
		if len(sent) > columns {
			continue
		}
		if seen := show(t, latin1(sent)); seen.answer != "" || seen.title != "" || seen.bell {
			t.Errorf("%s: answered %q, title %q, bell %v", c.Name, seen.answer, seen.title, seen.bell)
		}
	}
}

// This is what the test above would see without the form in ASCII: the second
// byte of a harmless letter opens a control string.
func TestLatin1TerminalObeysUTF8(t *testing.T) {
	t.Parallel()
	safe := clean.New("\u00dd0;Closed\u00dc").Safe().String()
	if seen := show(t, latin1(safe)); !strings.HasPrefix(seen.title, "Closed") {
		t.Errorf("the terminal did not obey: %+v", seen)
	}
}

// latin1 makes of bytes what means to the emulated terminal, which reads UTF-8,
// what they mean to one that takes every byte for a character.
func latin1(sent string) string {
	var read strings.Builder
	for _, b := range []byte(sent) {
		switch {
		case 0x80 <= b && b < 0xa0:
			read.Write([]byte{'\x1b', b - 0x40})
		default:
			read.WriteRune(rune(b))
		}
	}
	return read.String()
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
