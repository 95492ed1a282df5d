package query

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestTextIsCanonical(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, line, want string }{
		{"nothing is nothing", "  ", ""},
		{
			"the whole language of the specification", `status:new,active sev:high owner:me|none|ann tag:phish -tag:test product:defender tactic:exfil created:<24h updated:>2d #4711 "free text"`,
			`status:new,active sev:high owner:me,none,ann tag:phish -tag:test product:defender tactic:exfil created:<24h updated:>2d #4711 "free text"`,
		},
		{"fields and values in any case", "STATUS:New SEV:HIGH", "status:new sev:high"},
		{"severity is sev", "severity:low", "sev:low"},
		{"choices may be cut short", "status:a sev:med", "status:active sev:medium"},
		{"all is any", "status:all", "status:any"},
		{"the same value once", "sev:high,h,high", "sev:high"},
		{"any space separates", "a\tb\u00a0c", "a b c"},
		{"choices may be quoted", `status:"new"`, "status:new"},
		{"quotes only where needed", `tag:"vip" "phish"`, "tag:vip phish"},
		{"a quoted value with a space", `tag:"very important"`, `tag:"very important"`},
		{"escapes in quotes", `"say \"hi\"" "a\\b c"`, `"say \"hi\"" "a\\b c"`},
		{"other backslashes are themselves", `"C:\temp x" dir\file`, `"C:\\temp x" dir\file`},
		{"a quoted sign is text", `"-x" "#5" "a:b" tag:"=x"`, `"-x" "#5" "a:b" tag:"=x"`},
		{"a word with a colon that is no field", "10:30 fe80::1", "10:30 fe80::1"},
		{"a quoted me is a name", `owner:"me","NONE",me`, `owner:"me","NONE",me`},
		{"the whole of a name", `tag:=test,="a b"`, `tag:=test,="a b"`},
		{"several numbers", "#1,2|#3", "#1,2,3"},
		{"words in one term", "phish|malware", "phish,malware"},
		{"units in any case", "created:<24H", "created:<24h"},
		{"a quoted age", `created:"<24h"`, "created:<24h"},
		{"all comparisons", "updated:<=1w,>=90m created:>2026-11-20,<=2026-01-02,2026-03-04", "updated:<=1w,>=90m created:>2026-11-20,<=2026-01-02,2026-03-04"},
		{"a negated word", "-phish", "-phish"},
		{"a word of a dash", "--x", `-"-x"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f, err := Parse(tt.line)
			if err != nil {
				t.Fatal(err)
			}
			if got := f.Text(); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestMistakes(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, line string
		pos, end   int
		message    string
	}{
		{"an unknown field", "sev:high staus:new", 9, 14, `"staus": did you mean status? expected a field (status, sev, owner, tag, product, tactic, created, updated), or quotes around text with a colon`},
		{"a field that is like none", "http://x", 0, 4, `"http": expected a field (status, sev, owner, tag, product, tactic, created, updated), or quotes around text with a colon`},
		{"a wrong status", "status:nwe", 7, 10, `"nwe": did you mean new? expected new, active, closed or any`},
		{"a wrong second severity", "sev:high,hihg", 9, 13, `"hihg": did you mean high? expected high, medium, low or informational`},
		{"a severity of another product", "sev:critical", 4, 12, `"critical": expected high, medium, low or informational`},
		{"no value", "status:", 7, 7, "expected new, active, closed or any"},
		{"a space before the value", "owner: ann", 6, 6, "expected me, none or a name"},
		{"no value behind a comma", "tag:a,", 6, 6, "expected a tag"},
		{"an empty phrase", `product:""`, 8, 10, "expected a product"},
		{"a blank tactic", `tactic:" "`, 7, 10, `" ": expected a tactic`},
		{"a dash alone", "-", 1, 1, "expected a word or a phrase in quotes"},
		{"letters for a number", "#abc", 1, 4, `"abc": expected the digits of a number, as in #4711`},
		{"a number beyond an int32", "#2147483648", 1, 11, `"2147483648": expected the digits of a number, as in #4711`},
		{"a number among words", "phish|#12", 6, 9, `"#12": expected a word here; a #number is a term of its own`},
		{"an age without a sign", "created:24h", 8, 11, `"24h": did you mean <24h? expected an age such as <24h or >2d, or a date such as 2026-11-20`},
		{"a signed age", "created:<-1h", 8, 12, `"<-1h": expected an age such as <24h or >2d, or a date such as 2026-11-20`},
		{"an unknown unit", "created:<24y", 8, 12, `"<24y": expected an age such as <24h or >2d, or a date such as 2026-11-20`},
		{"an age beyond a century", "updated:>99999d", 8, 15, `">99999d": expected an age such as <24h or >2d, or a date such as 2026-11-20`},
		{"a date that is none", "created:2026-02-30", 8, 18, `"2026-02-30": expected an age such as <24h or >2d, or a date such as 2026-11-20`},
		{"an open quote", `a "b c`, 2, 6, `""b c": expected a closing "`},
		{"text behind a quote", `"a"b`, 3, 4, `"b": expected a space or a comma between two values`},
		{"a quote within a word", `a"b"`, 1, 2, `""": expected a space or a comma between two values`},
		{"what is hostile is shown harmless", "sev:\x1b[31mhigh", 4, 13, `"<U+001B>[31mhigh": expected high, medium, low or informational`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := Parse(tt.line)
			var mistake *SyntaxError
			if !errors.As(err, &mistake) {
				t.Fatalf("got %v, want a SyntaxError", err)
			}
			if mistake.Pos != tt.pos || mistake.End != tt.end {
				t.Errorf("at %d to %d, want %d to %d", mistake.Pos, mistake.End, tt.pos, tt.end)
			}
			if got := mistake.Message().String(); got != tt.message {
				t.Errorf("got  %s\nwant %s", got, tt.message)
			}
			if err.Error() != "filter: "+tt.message {
				t.Errorf("error is %q", err)
			}
		})
	}
}

func TestParsingTheTextGivesTheFilter(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		line := randomFilter(r)
		f, err := Parse(line)
		if err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		again, err := Parse(f.Text())
		if err != nil || !again.Equal(f) {
			t.Fatalf("%q became %q: %v", line, f.Text(), err)
		}
	}
}

func FuzzParse(f *testing.F) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		f.Add(randomFilter(r))
	}
	for _, line := range []string{`"a`, `tag:="\"`, "-", "#", "status:nwe", "\xff", "a\x00:b", "ſtatus:new", "İ:x", "tag:\"\\\\\""} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		filter, err := Parse(line)
		if mistake := (*SyntaxError)(nil); errors.As(err, &mistake) {
			if mistake.Pos < 0 || mistake.Pos > mistake.End || mistake.End > len(line) || mistake.Want.IsEmpty() {
				t.Fatalf("%q: mistake %+v", line, mistake)
			}
			return
		}
		again, err := Parse(filter.Text())
		if err != nil || !again.Equal(filter) {
			t.Fatalf("%q became %q: %v", line, filter.Text(), err)
		}
		in := sample()
		if filter.Matcher(env()).Match(&in) && !filter.Server(noon()).Matches(in) {
			t.Fatalf("%q: Azure would leave out what matches", line)
		}
	})
}

func TestNearest(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, typed, want string }{
		{"a swap", "staus", "status"},
		{"a letter too many", "ownner", "owner"},
		{"a wrong letter", "tac", "tag"},
		{"any case", "CREATD", "created"},
		{"a beginning", "prod", "product"},
		{"nothing like it", "colour", ""},
		{"one letter says nothing", "x", ""},
		{"nothing typed", "", ""},
		{"far too long", strings.Repeat("status", 10), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, ok := Nearest(tt.typed, []string{"status", "owner", "tag", "product", "created"})
			if got != tt.want || ok != (tt.want != "") {
				t.Errorf("got %q, %v", got, ok)
			}
		})
	}
}
