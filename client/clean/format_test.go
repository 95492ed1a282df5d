package clean_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"sentinelq/client/clean"
)

func TestNoVerbPrintsTheRawForm(t *testing.T) {
	t.Parallel()
	text := clean.New("a\x1b\u009b\xffb")
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%+q", "%#q", "%x", "%d", "%c", "%t", "%e", "%U", "%20s", "%-20s", "%.3s"} {
		for _, arg := range []any{text, &text, []clean.Text{text}, map[string]clean.Text{"k": text}, struct{ T clean.Text }{text}} {
			got := fmt.Sprintf(verb, arg)
			if strings.ContainsAny(got, "\x1b\u009b") || strings.Contains(got, "\xff") || strings.Contains(got, "1b c29b") {
				t.Errorf("%s of %T printed %+q", verb, arg, got)
			}
		}
	}
}

func TestVerbsFormatTheSafeForm(t *testing.T) {
	t.Parallel()
	text := clean.New("a\x1bb")
	tests := []struct{ verb, want string }{
		{"%v", "a<U+001B>b"},
		{"%s", "a<U+001B>b"},
		{"%#v", "a<U+001B>b"},
		{"%12s", "  a<U+001B>b"},
		{"%.1s", "a"},
		{"%q", `"a<U+001B>b"`},
		{"%d", "%!d(string=a<U+001B>b)"},
	}
	for _, tt := range tests {
		if got := fmt.Sprintf(tt.verb, text); got != tt.want {
			t.Errorf("%s printed %q, want %q", tt.verb, got, tt.want)
		}
	}
	if text.String() != "a<U+001B>b" || text.GoString() != text.String() {
		t.Errorf("String() = %q, GoString() = %q", text.String(), text.GoString())
	}
}

func TestTheLogGetsTheSafeForm(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	text := clean.New("a\u009bb")
	for _, handler := range []slog.Handler{slog.NewJSONHandler(&log, nil), slog.NewTextHandler(&log, nil)} {
		slog.New(handler).Info("read", "text", text, "safe", text.Safe())
	}
	if got := log.String(); strings.Contains(got, "\u009b") || strings.Count(got, "a<U+009B>b") != 4 {
		t.Errorf("logged %s", got)
	}
}

func TestSafef(t *testing.T) {
	t.Parallel()
	text := clean.New("a\x1bb")
	tests := []struct {
		rule string
		got  clean.Safe
		want string
	}{
		{"texts and safes stay as they are", clean.Safef("%s: %v", text.Safe(), text), "a<U+001B>b: a<U+001B>b"},
		{"numbers and durations are written", clean.Safef("%d in %v", 3, 2*time.Second), "3 in 2s"},
		{"an error is cleaned", clean.Safef("read: %v", errors.New("\x1b[2J")), "read: <U+001B>[2J"},
		{"a string is cleaned", clean.Safef("%s", "x\r\ny"), "x y"},
		{"a rune is cleaned", clean.Safef("%c", 0x9b), "<U+009B>"},
		{"a safe that a verb cuts is cleaned", clean.Safef("%.2s", clean.New("👩\u200d👩").Safe()), "👩<U+200D>"},
	}
	for _, tt := range tests {
		if why := broken(tt.got.String()); why != "" {
			t.Errorf("%s: %s", tt.rule, why)
		}
		if tt.got.String() != tt.want {
			t.Errorf("%s: %q, want %q", tt.rule, tt.got, tt.want)
		}
	}
	hidden := struct{ text clean.Text }{text} // fmt prints the raw field
	if why := broken(clean.Safef("%v", hidden).String()); why != "" {
		t.Errorf("a struct with a text inside: %s", why)
	}
}

func TestSafesAreComposed(t *testing.T) {
	t.Parallel()
	a, b := clean.Literal("a"), clean.Int(-5)
	if got := clean.Concat(a, b, a).String(); got != "a-5a" {
		t.Errorf("Concat made %q", got)
	}
	if got := clean.Join(clean.Literal(", "), a, b).String(); got != "a, -5" {
		t.Errorf("Join made %q", got)
	}
	if !clean.Concat().IsEmpty() || a.IsEmpty() {
		t.Error("IsEmpty is wrong")
	}
}
