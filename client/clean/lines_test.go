package clean_test

import (
	"slices"
	"strings"
	"testing"

	"sentinelq/client/clean"
)

func TestLines(t *testing.T) {
	t.Parallel()
	tests := []struct {
		rule, raw string
		want      []string
	}{
		{"nothing has no line", "", nil},
		{"one line needs no break", "a", []string{"a"}},
		{"a break at the end begins no line", "a\n", []string{"a"}},
		{"a break alone is an empty line", "\n", []string{""}},
		{"empty lines stay", "a\n\n\nb", []string{"a", "", "", "b"}},
		{"CR LF is one break", "a\r\nb", []string{"a", "b"}},
		{"CR is a break and hides nothing", "a\rb", []string{"a", "b"}},
		{"LF CR are two", "a\n\rb", []string{"a", "", "b"}},
		{"Unicode's breaks are breaks", "a\u0085b\u2028c\u2029d", []string{"a", "b", "c", "d"}},
		{"a tab is a space", "a\n\tb", []string{"a", " b"}},
		{"each line is cleaned", "a\x1b[2J\nb\xff\n\u0301c", []string{"a<U+001B>[2J", "b<0xFF>", "<U+0301>c"}},
		{"a break is found behind a broken rune", "a\xe2\u2028b", []string{"a<0xE2>", "b"}},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			t.Parallel()
			if got := words(clean.New(tt.raw).Lines()); !slices.Equal(got, tt.want) {
				t.Errorf("lines of %+q\n got %+q\nwant %+q", tt.raw, got, tt.want)
			}
		})
	}
}

func TestLinesAreLimited(t *testing.T) {
	t.Parallel()
	full := clean.New(strings.Repeat("x\n", clean.MaxLines)).Lines()
	if len(full) != clean.MaxLines || full[clean.MaxLines-1] != clean.Literal("x") {
		t.Errorf("%d lines of the most there may be", len(full))
	}
	over := clean.New(strings.Repeat("x\n", clean.MaxLines+7)).Lines()
	if len(over) != clean.MaxLines+1 || over[clean.MaxLines] != clean.Literal("<… more lines: 7>") {
		t.Errorf("%d lines, the last is %q", len(over), over[len(over)-1])
	}
}

func TestLinesAreLimitedInBytes(t *testing.T) {
	t.Parallel()
	wide := strings.Repeat("x", clean.MaxBytes/4) + "\n"
	lines := words(clean.New(strings.Repeat(wide, 10)).Lines())
	if len(lines) != 5 || !strings.HasSuffix(lines[3], "<… more>") || lines[4] != "<… more lines: 6>" {
		t.Errorf("%d lines, the last is %.40q", len(lines), lines[len(lines)-1])
	}
}

func words(lines []clean.Safe) []string {
	var out []string
	for _, l := range lines {
		out = append(out, l.String())
	}
	return out
}
