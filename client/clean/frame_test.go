package clean_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
)

func TestFrame(t *testing.T) {
	t.Parallel()
	const bad = "\ufffd"
	sixteen := "\x1b[" + strings.Repeat("1;", 15) + "1m"
	tests := []struct{ rule, frame, want string }{
		{"nothing", "", ""},
		{"text and newlines", "┌─┐\n│a│\n└─┘", "┌─┐\n│a│\n└─┘"},
		{"a style", "\x1b[1;38;2;255;0;0ma\x1b[0m\x1b[m", "\x1b[1;38;2;255;0;0ma\x1b[0m\x1b[m"},
		{"a style with colons", "\x1b[4:3ma\x1b[58:2::1:2:3m", "\x1b[4:3ma\x1b[58:2::1:2:3m"},
		{"sixteen parameters", sixteen, sixteen},
		{"seventeen parameters", "\x1b[" + strings.Repeat(";", 16) + "m", bad + "[" + strings.Repeat(";", 16) + "m"},
		{"the sequence that kills the renderer", "\x1b[" + strings.Repeat(";", 32) + "1", bad + "[" + strings.Repeat(";", 32) + "1"},
		{"a parameter no style has", "\x1b[1000m", bad + "[1000m"},
		{"a private style", "\x1b[?1m\x1b[>4;2m", bad + "[?1m" + bad + "[>4;2m"},
		{"a style cut short", "a\x1b[1", "a" + bad + "[1"},
		{"an escape at the end", "a\x1b", "a" + bad},
		{"an escape and a bracket at the end", "a\x1b[", "a" + bad + "["},
		{"another sequence", "\x1b[2Ja\x1b[H", bad + "[2Ja" + bad + "[H"},
		{"a hyperlink", "\x1b]8;;x\x07a", bad + "]8;;x" + bad + "a"},
		{"a device control string", "\x1bP$qm\x1b\\", bad + "P$qm" + bad + "\\"},
		{"an escape inside a style", "\x1b[1\x1b[1m", bad + "[1\x1b[1m"},
		{"controls", "\a\b\t\v\r\x7f", strings.Repeat(bad, 6)},
		{"C1 as runes", "\u009b2J\u0085", bad + "2J" + bad},
		{"C1 as bytes", "\x9b2J", bad + "2J"},
		{"invalid bytes", "a\xffb\xe2\x82", "a" + bad + "b" + bad + bad},
		{"a surrogate is one", "\xed\xa0\x80", bad},
		{"bidi controls and invisible runes", "\u202ea\u200b\u00ad", bad + "a" + bad + bad},
		{"a style behind something bad", "\x00\x1b[1mä", bad + "\x1b[1mä"},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			t.Parallel()
			if got := clean.Frame(tt.frame); got != tt.want {
				t.Errorf("%+q\n got %+q\nwant %+q", tt.frame, got, tt.want)
			}
		})
	}
}

func TestFrameKeepsHonestText(t *testing.T) {
	t.Parallel()
	for _, c := range corpus.Benign() {
		if got := clean.Frame(c.Text); got != c.Text {
			t.Errorf("%s: became %+q", c.Name, got)
		}
	}
}

func TestFrameStopsRawHostileTexts(t *testing.T) {
	t.Parallel()
	for _, c := range corpus.Hostile() {
		if why := leaks(clean.Frame(c.Text)); why != "" {
			t.Errorf("%s: %s", c.Name, why)
		}
	}
}

func styles() *regexp.Regexp { return regexp.MustCompile(`\x1b\[[0-9;:]*m`) }

// leaks says what of a guarded frame must not reach a terminal.
func leaks(frame string) string {
	if !utf8.ValidString(frame) {
		return "invalid UTF-8"
	}
	plain := styles().ReplaceAllStringFunc(frame, func(style string) string {
		if strings.Count(style, ";")+strings.Count(style, ":") > 15 {
			return style
		}
		return ""
	})
	for _, r := range plain {
		if r != '\n' && unicode.In(r, unicode.Cc, unicode.Bidi_Control, unicode.Zl, unicode.Zp, unicode.Co, unicode.Noncharacter_Code_Point) {
			return fmt.Sprintf("%U passes", r)
		}
	}
	return ""
}

func TestFrameCostsNoMemoryWhenAllIsFine(t *testing.T) {
	frame := screen(80, 24)
	if n := testing.AllocsPerRun(20, func() { clean.Frame(frame) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// screen composes a styled frame of the usual kind.
func screen(w, h int) string {
	row := "│\x1b[1;38;2;200;60;60m●\x1b[0m " + strings.Repeat("Logon ", (w-4)/6) + "\x1b[48;5;236mÄöü\x1b[m│"
	return strings.TrimSuffix(strings.Repeat(row+"\n", h), "\n")
}

func FuzzFrame(f *testing.F) {
	seed(f)
	f.Add("\x1b[1;2;3ma\x1b[0m")
	f.Fuzz(func(t *testing.T, frame string) {
		got := clean.Frame(frame)
		if why := leaks(got); why != "" {
			t.Fatalf("%+q became %+q: %s", frame, got, why)
		}
		if again := clean.Frame(got); again != got {
			t.Fatalf("not idempotent: %+q, then %+q", got, again)
		}
		if strings.Count(got, "\n") != strings.Count(frame, "\n") {
			t.Fatalf("%+q has other lines", got)
		}
	})
}
