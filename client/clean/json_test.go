package clean_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"sentinelq/client/clean"
)

func TestJSONKeepsWhatWasReceived(t *testing.T) {
	t.Parallel()
	tests := []struct{ rule, wire, raw string }{
		{"plain text", `"Logon failed"`, "Logon failed"},
		{"the empty string", `""`, ""},
		{"short escapes", `"\"\\\/\b\f\n\r\t"`, "\"\\/\b\f\n\r\t"},
		{"a control", `"a\u001b[2J"`, "a\x1b[2J"},
		{"hexadecimal in both cases", `"\u00fC\u00Fc"`, "üü"},
		{"a rune in two halves", `"\ud83d\ude00"`, "😀"},
		{"a lone high surrogate", `"a\ud800b"`, "a\xed\xa0\x80b"},
		{"a lone low surrogate", `"\udfff"`, "\xed\xbf\xbf"},
		{"halves in the wrong order", `"\ude00\ud83d"`, "\xed\xb8\x80\xed\xa0\xbd"},
		{"a high surrogate before a rune in two halves", `"\ud83d\ud83d\ude00"`, "\xed\xa0\xbd😀"},
		{"a high surrogate before another escape", `"\ud83d\n"`, "\xed\xa0\xbd\n"},
		{"invalid bytes", "\"a\xff\xc3(\"", "a\xff\xc3("},
		{"the bytes of a surrogate", "\"\xed\xa0\x80\"", "\xed\xa0\x80"},
		{"the bytes of two halves stay apart", "\"\xed\xa0\xbd\xed\xb8\x80\"", "\xed\xa0\xbd\xed\xb8\x80"},
		{"what a page would escape", `"<a href='&'>"`, "<a href='&'>"},
		{"line separators", "\"\u2028\"", "\u2028"},
		{"a rune of the block before the surrogates", `"퟿"`, "\ud7ff"},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			t.Parallel()
			var text clean.Text
			if err := json.Unmarshal([]byte(tt.wire), &text); err != nil || text.Raw() != tt.raw {
				t.Fatalf("decoded %s to %+q, %v; want %+q", tt.wire, text.Raw(), err, tt.raw)
			}
			again := throughJSON(t, text)
			if again != text {
				t.Errorf("written back, %+q became %+q", text.Raw(), again.Raw())
			}
		})
	}
}

// throughJSON writes text inside a value, as the wire and the cache do, and
// reads it back.
func throughJSON(t *testing.T, text clean.Text) clean.Text {
	t.Helper()
	type value struct{ Text clean.Text }
	wire, err := json.Marshal(value{text})
	if err != nil {
		t.Fatalf("encode %+q: %v", text.Raw(), err)
	}
	var back value
	if err := json.Unmarshal(wire, &back); err != nil {
		t.Fatalf("decode %s: %v", wire, err)
	}
	return back.Text
}

func TestJSONNullIsTheEmptyText(t *testing.T) {
	t.Parallel()
	text := clean.New("before\x1b")
	if err := json.Unmarshal([]byte("null"), &text); err != nil || text != (clean.Text{}) {
		t.Errorf("null left %#v, %v", text, err)
	}
}

func TestJSONIsNotEscapedForHTML(t *testing.T) {
	t.Parallel()
	wire, err := clean.New("<&>\u2028\x00\n\"\\").MarshalJSON()
	if want := "\"<&>\u2028\\u0000\\n\\\"\\\\\""; err != nil || string(wire) != want {
		t.Errorf("got %s, %v; want %s", wire, err, want)
	}
}

func TestJSONRefusesWhatIsNoString(t *testing.T) {
	t.Parallel()
	for _, wire := range []string{
		``, `"`, `5`, `true`, `{}`, `["a"]`, `"a`, `a"`, `"a"b"`, "\"a\nb\"", `"\"`, `"\x"`, `"\u12"`, `"\u12g4"`, `"\`, `"\ud83d\u"`,
	} {
		text := clean.New("before")
		if err := text.UnmarshalJSON([]byte(wire)); err == nil || !strings.HasPrefix(err.Error(), "decode text: ") {
			t.Errorf("%s: decoded to %+q, %v", wire, text.Raw(), err)
		}
		if text != clean.New("before") {
			t.Errorf("%s: a refused value changed the text", wire)
		}
	}
}

func TestJSONWithoutEscapesCostsOneString(t *testing.T) {
	wire := []byte(`"Multiple failed logons followed by a success"`)
	var text clean.Text
	n := testing.AllocsPerRun(100, func() {
		if err := text.UnmarshalJSON(wire); err != nil {
			t.Fatal(err)
		}
	})
	if n != 1 {
		t.Errorf("%v allocations, want 1", n)
	}
}

func FuzzJSON(f *testing.F) {
	for _, wire := range []string{
		`"a"`, `null`, `"\ud83d\ude00"`, `"\ud83d"`, `"\u001b[2J"`, "\"\xed\xa0\xbd\xed\xb8\x80\"", `"\n\"\\"`, `7`, "\"\xff\"",
	} {
		f.Add([]byte(wire))
	}
	f.Fuzz(func(t *testing.T, wire []byte) {
		if len(bytes.TrimSpace(wire)) != len(wire) {
			t.Skip("encoding/json hands over no surrounding space")
		}
		var text clean.Text
		err := text.UnmarshalJSON(wire)
		var theirs *string
		theirErr := json.Unmarshal(wire, &theirs)
		if (err == nil) != (theirErr == nil) {
			t.Fatalf("%q: %v, but encoding/json says %v", wire, err, theirErr)
		}
		if err != nil {
			return
		}
		if theirs != nil && utf8.ValidString(text.Raw()) && text.Raw() != *theirs {
			t.Fatalf("%q is %+q, but for encoding/json %+q", wire, text.Raw(), *theirs)
		}
		if again := throughJSON(t, text); again != text {
			t.Fatalf("%q: written back, %+q became %+q", wire, text.Raw(), again.Raw())
		}
		if raw := clean.New(string(wire)); throughJSON(t, raw) != raw {
			t.Fatalf("%q does not survive as a text", wire)
		}
	})
}
