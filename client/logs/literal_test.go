package logs

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// readLiteral reads the literal that query begins with, by KQL's rule: a backslash
// takes the next character with it, and a quote or the end of a line ends it.
func readLiteral(query string) (value, rest string, ok bool) {
	var read strings.Builder
	escaped := false
	for i, r := range query[1:] {
		switch {
		case strings.ContainsRune("\n\r\u0085\u2028\u2029", r):
			return "", "", false
		case escaped:
			escaped = false
			read.WriteRune(r)
		case r == '\\':
			escaped = true
		case r == '\'':
			return read.String(), query[1+i+1:], true
		default:
			read.WriteRune(r)
		}
	}
	return "", "", false
}

// skeleton returns a query with every literal emptied, and what was in them.
func skeleton(t *testing.T, query string) (rest string, values []string) {
	t.Helper()
	var bones strings.Builder
	for {
		before, _, found := strings.Cut(query, "'")
		bones.WriteString(before)
		if !found {
			return bones.String(), values
		}
		value, after, ok := readLiteral(query[len(before):])
		if !ok {
			t.Fatalf("a literal has no end in %q", query)
		}
		bones.WriteString("''")
		values = append(values, value)
		query = after
	}
}

// FuzzTyped holds that nothing that is typed leaves its literal, and that it is
// searched for as it is.
func FuzzTyped(f *testing.F) {
	for _, typed := range []string{
		"", "mimikatz", `'`, `\`, `\'`, `\\'`, `' | take 1 //`, `"`, "a\nb", "a\r\n'", "x\u2028'y", "\x00'", "\xff'\\", "\u0085", "\ufffd", `%`, "a''b", `h'x'`,
		`@'`, "```", "<>&", strings.Repeat(`\`, 255) + `'`, strings.Repeat(`'`, 300), " \t ", "ß&İ",
	} {
		f.Add(typed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		query := alertsQuery(typed, 5)
		bones, values := skeleton(t, query)
		want := typedText(typed)
		model := "x"
		if want == "" {
			model = ""
		}
		if other, _ := skeleton(t, alertsQuery(model, 5)); bones != other {
			t.Errorf("%q changes the query: %s", typed, query)
		}
		for _, value := range values {
			if value != want {
				t.Errorf("%q is searched for as %q", typed, value)
			}
		}
		if utf8.RuneCountInString(want) > maxTyped || !utf8.ValidString(query) {
			t.Errorf("%q is searched for as %q", typed, query)
		}
		if got, rest, ok := readLiteral(literal(typed)); !ok || rest != "" || !strings.Contains(got, want) && utf8.RuneCountInString(want) < maxTyped {
			t.Errorf("%q is the literal %s", typed, literal(typed))
		}
	})
}

func TestALiteralHoldsWhatItCan(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		``:                   `''`,
		`it's`:               `'it\'s'`,
		`C:\temp\`:           `'C:\\temp\\'`,
		`\'`:                 `'\\\''`,
		`say "hi"`:           `'say "hi"'`,
		"a\nb\x00\x7f\u0085": `'ab'`,
		"a\u2028\u2029\xffb": `'ab'`,
		"é\u202e":            "'é\u202e'",
	} {
		if got := literal(s); got != want {
			t.Errorf("%q is %s, want %s", s, got, want)
		}
	}
}

func TestOnlySoMuchIsSearchedFor(t *testing.T) {
	t.Parallel()
	if got := typedText("  " + strings.Repeat("é", 255) + " x"); got != strings.Repeat("é", 255) {
		t.Errorf("searched for %q", got)
	}
}
