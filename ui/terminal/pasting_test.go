package terminal

import (
	"strings"
	"testing"
	"time"
)

const prose = "Please close the five. So that they are assigned to me!"

// bracketed is a text with the marks of a paste.
func bracketed(text string) string { return bracket + text + closeBracket }

func TestTwentyFourKeysOfOneReadAreTypedAndTwentyFiveArePasted(t *testing.T) {
	t.Parallel()
	keys := "jkjkjkjkjkjkjkjkjkjkjkjkj" // 25
	if got := passed(keys[:24]); got != keys[:24] {
		t.Errorf("24 keys became %q", got)
	}
	if got := passed(keys); got != bracketed(keys) {
		t.Errorf("25 keys became %q", got)
	}
}

func TestWhatIsPastedWithoutBracketsGetsSome(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ sent, want string }{
		"prose":                             {prose, bracketed(prose)},
		"several lines":                     {"a\r" + prose + "\r\n\t", bracketed("a\r" + prose + "\r\n\t")},
		"a list of short lines":             {strings.Repeat("12\r", 10), bracketed(strings.Repeat("12\r", 10))},
		"other scripts":                     {strings.Repeat("日本", 15), bracketed(strings.Repeat("日本", 15))},
		"a control character within":        {prose + "\x13" + prose, bracketed(prose + prose)},
		"a key with Alt within":             {prose + "\x1bq" + prose, bracketed(prose + prose)},
		"ctrl+s pressed behind it":          {prose + "\x13", bracketed(prose) + "\x13"},
		"an answer that comes between":      {prose + "\x1b[I" + prose, "\x1b[I" + bracketed(prose+prose)},
		"where the cursor is, told between": {prose + "\x1b[12;40R" + prose, "\x1b[12;40R" + bracketed(prose+prose)},
		"a key with Ctrl within":            {prose + "\x1b[5;5~" + prose, bracketed(prose + prose)},
		"brackets around a part of it":      {prose + bracketed("x") + prose, bracketed(prose) + bracketed("x") + bracketed(prose)},
		"an end marker within":              {prose + closeBracket + prose, bracketed(prose + prose)},
		"the sequence of 35 bytes within":   {prose + "\x1b[" + strings.Repeat(";", 32) + "1m" + prose, bracketed(prose + prose)},
	}
	for name, tt := range tests {
		if got := passed(tt.sent); got != tt.want {
			t.Errorf("%s: %q became %q, not %q", name, tt.sent, got, tt.want)
		}
	}
}

func TestTheTailOfALongPasteIsPastedToo(t *testing.T) {
	t.Parallel()
	long := strings.Repeat(prose, 10)
	tests := map[string]struct {
		pause time.Duration
		reads []string
		want  string
	}{
		"a tail":                     {40 * time.Millisecond, []string{prose, "s."}, bracketed(prose) + bracketed("s.")},
		"the tail of a long one":     {190 * time.Millisecond, []string{long, "s.", "\r"}, bracketed(long) + bracketed("s.") + "\r"},
		"a line end cut in two":      {40 * time.Millisecond, []string{prose + "\r", "\nq"}, bracketed(prose+"\r") + bracketed("q")},
		"two pastes a while apart":   {60 * time.Millisecond, []string{prose + "\r", "\n" + prose}, bracketed(prose+"\r") + bracketed("\n"+prose)},
		"a key pressed later":        {60 * time.Millisecond, []string{prose, "s"}, bracketed(prose) + "s"},
		"keys pressed on and on":     {40 * time.Millisecond, []string{prose, "j", "j", "j"}, bracketed(prose) + bracketed("j") + "jj"},
		"ctrl+s of the same moment":  {40 * time.Millisecond, []string{prose, "\x13"}, bracketed(prose) + "\x13"},
		"a tail in other characters": {0, []string{long + "\xc3", "\xa9"}, bracketed(long) + bracketed("é")},
	}
	for name, tt := range tests {
		if got := after(tt.pause, tt.reads...); got != tt.want {
			t.Errorf("%s: %q became %q", name, tt.reads, got)
		}
	}
}

func TestNothingWithinBracketsLeavesThem(t *testing.T) {
	t.Parallel()
	params := strings.Repeat(";", 32) + "1"
	for _, hostile := range []string{
		"\x1b[" + params, "\x9b" + params, "\x1bP" + params, "\x1b[A", "\x13", "\x03", "\x1b", "\x1b]52;c;", "\x1b[200~", "\x1b[13u", "\xff",
	} {
		sent := bracketed("one " + hostile + "\x1b[m two")
		got := passed(sent)
		inside, ok := strings.CutPrefix(got, bracket)
		inside, ended := strings.CutSuffix(inside, closeBracket)
		if !ok || !ended || strings.ContainsFunc(inside, func(r rune) bool { return r < ' ' }) || !strings.HasPrefix(inside, "one ") {
			t.Errorf("%q became %q", sent, got)
		}
	}
}

func TestWhatFollowsTheEndOfAPasteWithoutAPauseCameOutOfTheClipboard(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ sent, want string }{
		"letters":   {bracketed("a") + "sx.", bracketed("a") + bracketed("sx.")},
		"Enter":     {bracketed("a") + "\r", bracketed("a") + bracketed("\r")},
		"ctrl+s":    {bracketed("a") + "\x13", bracketed("a")},
		"Esc":       {bracketed("a") + "\x1b", bracketed("a")},
		"an arrow":  {bracketed("a") + "\x1b[A", bracketed("a")},
		"the rest":  {bracketed("a") + "b" + closeBracket + "c", bracketed("a") + bracketed("bc")},
		"an answer": {bracketed("a") + "\x1b[I", bracketed("a") + "\x1b[I"},
	}
	for name, tt := range tests {
		if got := passed(tt.sent); got != tt.want {
			t.Errorf("%s: %q became %q, not %q", name, tt.sent, got, tt.want)
		}
	}
	if got := after(60*time.Millisecond, bracketed("a"), "j\x13"); got != bracketed("a")+"j\x13" {
		t.Errorf("keys pressed later became %q", got)
	}
}

func TestAPasteIsOneHoweverManyReadsItTakes(t *testing.T) {
	t.Parallel()
	text := strings.Repeat(prose+"\r\n", 100)
	var reads []string
	for sent := bracketed(text); sent != ""; {
		n := min(len(sent), 1000)
		reads, sent = append(reads, sent[:n]), sent[n:]
	}
	if got := after(900*time.Millisecond, reads...); got != bracketed(text) {
		t.Errorf("it became %d bytes, not %d", len(got), len(bracketed(text)))
	}
}
