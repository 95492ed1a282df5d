package terminal

import (
	"strings"
	"testing"
	"time"
)

// noon is when the tests' terminal is read.
func noon() time.Time { return time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC) }

// passed returns what goes on of reads that follow each other without a pause.
func passed(reads ...string) string { return after(0, reads...) }

// after returns what goes on of reads with a pause before each.
func after(pause time.Duration, reads ...string) string {
	var g guard
	var all strings.Builder
	for i, read := range reads {
		all.Write(g.pass([]byte(read), noon().Add(time.Duration(i)*pause)))
	}
	return all.String()
}

// genuine is what terminals send: keys, answers and pastes.
func genuine() map[string]string {
	return map[string]string{
		"letters":                          "jjjs",
		"letters of other scripts":         "dirección 日本 ñandú",
		"fifteen keys of a slow line":      "jjkkjjssxxaccjk",
		"Enter, Tab, Backspace and ctrl+s": "\r\t\x7f\x13",
		"ctrl+space":                       "\x00",
		"an arrow":                         "\x1b[A",
		"an arrow with modifiers":          "\x1b[1;5C",
		"an arrow in application mode":     "\x1bOA",
		"an arrow with Alt, as of rxvt":    "\x1b\x1b[D",
		"a function key":                   "\x1b[15~",
		"shift+tab":                        "\x1b[Z",
		"alt+b":                            "\x1bb",
		"alt+enter":                        "\x1b\r",
		"alt+é":                            "\x1bé",
		"kitty's ctrl+a":                   "\x1b[97;5u",
		"kitty's Esc with an event":        "\x1b[27;1:1u",
		"xterm's ctrl+i":                   "\x1b[27;5;105~",
		"a mouse":                          "\x1b[<0;120;40M\x1b[<0;120;40m",
		"focus gained and lost":            "\x1b[I\x1b[O",
		"DA1 of xterm":                     "\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c",
		"DA2":                              "\x1b[>41;377;0c",
		"a mode report":                    "\x1b[?2026;2$y",
		"kitty's keyboard flags":           "\x1b[?1u",
		"modifyOtherKeys":                  "\x1b[>4;2m",
		"a cursor position":                "\x1b[12;40R",
		"a window size":                    "\x1b[8;24;80t",
		"OSC 11 with ST":                   "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
		"OSC 11 with BEL":                  "\x1b]11;rgb:1e1e/1e1e/2e2e\a",
		"XTGETTCAP":                        "\x1bP1+r524742=382f382f38\x1b\\",
		"XTVERSION":                        "\x1bP>|tmux 3.4\x1b\\",
		"a clipboard":                      "\x1b]52;c;aGVsbG8=\a",
		"a paste":                          "\x1b[200~one\r\n\ttwo\x1b[201~",
		"one key held down":                strings.Repeat("j", 60),
		"an arrow held down":               strings.Repeat("\x1b[B", 60),
	}
}

func TestWhatTerminalsSendPassesByteForByte(t *testing.T) {
	t.Parallel()
	for name, sent := range genuine() {
		if got := passed(sent); got != sent {
			t.Errorf("%s: %q became %q", name, sent, got)
		}
	}
}

func TestWhatTerminalsSendPassesWhereverItIsCut(t *testing.T) {
	t.Parallel()
	for name, sent := range genuine() {
		if strings.Contains(name, "rxvt") || strings.Contains(name, "held down") {
			continue // a first Esc at the end of a read is the key
		}
		for at := range sent {
			if got := passed(sent[:at], sent[at:]); got != sent {
				t.Errorf("%s: %q cut at %d became %q", name, sent, at, got)
			}
		}
	}
}

func TestAnAnswerMayTakeHalfASecondToCome(t *testing.T) {
	t.Parallel()
	for _, sent := range []string{"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\", "\x1bP1+r524742=38\x1b\\", "\x1b[?2026;2$y", "é", "日"} {
		for at := 1; at < len(sent); at++ {
			if sent[0] == escape && at == 1 {
				continue // that Esc has gone on, as the key
			}
			if got := after(500*time.Millisecond, sent[:at], sent[at:]); got != sent {
				t.Errorf("%q cut at %d became %q", sent, at, got)
			}
		}
	}
}

func TestWhatNoTerminalSendsGoesNoFurther(t *testing.T) {
	t.Parallel()
	params := strings.Repeat(";", 32) + "1"
	tests := map[string]string{
		"32 parameters":            "\x1b[" + params + "m",
		"32 colons":                "\x1b[" + strings.ReplaceAll(params, ";", ":") + "m",
		"17 parameters":            "\x1b[" + strings.Repeat("1;", 16) + "1m",
		"a parameter of 6 digits":  "\x1b[100000A",
		"a long DCS":               "\x1bP" + params + "+r\x1b\\",
		"in one byte":              "\x9b" + params + "m",
		"a DCS in one byte":        "\x90" + params + "|x\x9c",
		"a C1 in UTF-8":            "\u009b",
		"a repeat count":           "\x1b[65;30;97;1;0;65535_",
		"a sequence in characters": "\x1b[0;0;27;1;0;1_\x1b[0;0;91;1;0;1_",
		"a mouse in bytes":         "\x1b[M!!!",
		"the same behind one byte": "\x9bM!!!",
		"a title":                  "\x1b]2;q\a",
		"an OSC that is a letter":  "\x1b]95;x\x1b\\",
		"an OSC without number":    "\x1b]q\x1b\\",
		"an SOS":                   "\x1bXq\x1b\\",
		"a PM":                     "\x1b^q\x1b\\",
		"an APC":                   "\x1b_Gi=1;q\x1b\\",
		"an SOS in one byte":       "\x98q\x1b\\",
		"a DCS like keys":          "\x1bPqq\x1b\\",
		"a string broken off":      "\x1b]52;c;q\x18",
		"bytes that are no text":   "\xff\xc3(\xed\xa0\x80"[:2],
		"a string of 5,000 bytes":  "\x1b]52;c;" + strings.Repeat("q", 5000) + "\a",
		"a sequence of 5,000":      "\x1b[" + strings.Repeat("1;", 2500) + "m",
	}
	for name, sent := range tests {
		if got := passed(sent); got != "" {
			t.Errorf("%s: %q went on of %q", name, got, sent)
		}
		for at := range min(len(sent), 40) {
			if got := passed(sent[:at], sent[at:], "j"); strings.ReplaceAll(strings.TrimPrefix(got, "\x1b"), inert, "") != "j" {
				t.Errorf("%s, cut at %d: %q went on", name, at, got)
			}
		}
	}
}

func TestTheKeyboardIsHeardAgainASecondAfterWhatHasNoEnd(t *testing.T) {
	t.Parallel()
	for _, opener := range []string{"\x1b[", "\x1b]52;c;", "\x1bP1+r", "\x1bX", "\x1b^", "\x1b_G", "\x9d52;", "\x1b[200~"} {
		for _, size := range []int{0, 5, 5000} {
			var g guard
			g.pass([]byte(opener+strings.Repeat("1", size)), noon())
			got := string(g.pass([]byte("j"), noon().Add(1100*time.Millisecond)))
			if strings.TrimPrefix(got, closeBracket) != "j" {
				t.Errorf("after %q and %d bytes: %q", opener, size, got)
			}
		}
	}
}

func TestAKeyWithAltHoldsNoTypingBack(t *testing.T) {
	t.Parallel()
	for _, opener := range []string{"\x1b]", "\x1bP", "\x1bX", "\x1b^", "\x1b_"} {
		if got := after(80*time.Millisecond, opener, "h", "e", "l", "l", "o"); got != "hello" {
			t.Errorf("after %q: %q", opener, got)
		}
	}
}

func TestAnEscGoesOnAtOnceAndNeverRunsIntoWhatFollowsLater(t *testing.T) {
	t.Parallel()
	for _, next := range []string{"[", "O", "]", "P", "X", "^", "_", "j", "[A"} {
		if got := after(60*time.Millisecond, "\x1b", next); got != "\x1b"+inert+next {
			t.Errorf("Esc and %q became %q", next, got)
		}
	}
}
