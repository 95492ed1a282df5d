package terminal

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
)

// pieces is what a terminal sends, one read after the other, each after a pause.
type pieces struct {
	guard guard
	reads []string
	pause time.Duration
}

// Read implements io.Reader as Input does.
func (p *pieces) Read(b []byte) (int, error) {
	if len(p.reads) == 0 {
		return 0, io.EOF
	}
	time.Sleep(p.pause)
	read := p.reads[0]
	p.reads = p.reads[1:]
	return copy(b, p.guard.pass([]byte(read), time.Now())), nil
}

// decoded returns what the program is told of what was read, by the decoder that
// Bubble Tea uses.
func decoded(t *testing.T, pause time.Duration, reads ...string) []uv.Event {
	t.Helper()
	var all []uv.Event
	synctest.Test(t, func(t *testing.T) {
		events := make(chan uv.Event)
		ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
		defer cancel()
		done := make(chan error, 1)
		reader := uv.NewTerminalReader(&pieces{reads: reads, pause: pause}, "xterm-256color")
		go func() {
			done <- reader.StreamEvents(ctx, events)
			close(events)
		}()
		for e := range events {
			all = append(all, e)
		}
		if err := <-done; err != nil || ctx.Err() != nil {
			t.Errorf("the decoder ended with %v, %v", err, ctx.Err())
		}
	})
	return all
}

// told writes events so that they can be compared. What is of no matter to the
// program is left out, and so is what one Esc more or less makes of a key, which
// no reader can know.
func told(events []uv.Event) string {
	var s strings.Builder
	for _, e := range events {
		switch e := e.(type) {
		case uv.KeyPressEvent:
			switch {
			case e.Text != "":
				s.WriteString(e.Text)
			case e.Code == uv.KeyEscape:
			case e.Code == uv.KeyEnter && e.Mod == 0:
				s.WriteString("\r")
			case e.Code == uv.KeyTab && e.Mod == 0:
				s.WriteString("\t")
			default:
				e.Mod &^= uv.ModAlt
				fmt.Fprintf(&s, "<%s>", uv.Key(e).Keystroke())
			}
		case uv.PasteEvent:
			s.WriteString(e.Content)
		case uv.UnknownCsiEvent, uv.UnknownEvent, uv.PasteStartEvent, uv.PasteEndEvent, nil:
		default:
			fmt.Fprintf(&s, "<%T>", e)
		}
	}
	return s.String()
}

func seeds() []string {
	params := strings.Repeat(";", 32) + "1"
	return []string{
		"\x1b[" + params, "\x1b[" + strings.ReplaceAll(params, ";", ":"), "\x1bP" + params, "\x9b" + params, "\xc2\x9b" + params, "\x90" + params,
		"\x1b[" + params + "m", "\x9bM!!!", "\x1b[M!!!", "\x1b[65;30;97;1;0;65535_", "\x1b[0;0;27;1;0;1_\x1b[0;0;91;1;0;1_", "\x1b]95;x\x1b\\",
		"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\", "\x1b]52;c;AAAA", "\x1bX\x1b\\", "\x1b_Gi=1;OK\x1b\\", "\x1bP1+r524742=38\x1b\\", "\x1bP>|tmux 3.4\x1b\\",
		"\x1b[200~a\x1b[201~q\x1b[201~", "\x1b[200~a", "\x1b\x1b[A", "\x1b\x1b\x1b", "\x1b[[A", "\x1b[2$", "\x1bOA", "\x1b[1;5C", "\x1b[97;5u", "\x1b[?2026;2$y",
		"jjjs", "dirección\r\n\t", "\xe6\x97\xa5e\u0301", "\x1b\xc3\xa9", "\x1b\xff[;;1", strings.Repeat("prose ", 9), strings.Repeat("j", 40),
		"\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c", "\x1b[?1u", "\x1b[I", "\x1b[O", "\x1b[10;20R",
	}
}

// fewKeys reports whether cutting the input differently makes it neither more nor
// less of a paste.
func fewKeys(input string) bool {
	if strings.Contains(input, "200~") || strings.Contains(input, "201~") {
		return false
	}
	return utf8.RuneCountInString(input) <= maxKeys
}

func FuzzNoInputEndsOrBlocksTheDecoder(f *testing.F) {
	for i, seed := range seeds() {
		f.Add([]byte(seed), uint8(i), uint16(0))
		f.Add([]byte(seed+"j"+seed), uint8(2*i), uint16(i*7))
	}
	f.Fuzz(func(t *testing.T, input []byte, cut uint8, pause uint16) {
		if len(input) > 1200 {
			return // more than one read is
		}
		whole := decoded(t, time.Millisecond, string(input))
		at := 0
		if len(input) > 0 {
			at = int(cut) % len(input)
		}
		halves := []string{string(input[:at]), string(input[at:])}
		decoded(t, time.Duration(pause)*time.Millisecond, halves...)
		cutUp := decoded(t, time.Microsecond, halves...)
		if fewKeys(string(input)) && told(whole) != told(cutUp) {
			t.Errorf("%q is %q, and %q when cut into %q", input, told(whole), told(cutUp), halves)
		}
		bytewise := make([]string, len(input))
		for i := range input {
			bytewise[i] = string(input[i : i+1])
		}
		decoded(t, time.Duration(pause)*time.Millisecond, bytewise...)
		if single := decoded(t, 0, bytewise...); fewKeys(string(input)) && told(whole) != told(single) {
			t.Errorf("%q is %q, and %q byte by byte", input, told(whole), told(single))
		}
	})
}
