package clean_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
)

func TestASCII(t *testing.T) {
	t.Parallel()
	tests := []struct{ rule, text, want string }{
		{"nothing", "", ""},
		{"ASCII stays", `C:\users\u1 ~ 100% {x}`, `C:\users\u1 ~ 100% {x}`},
		{"a letter loses its mark", "Zoë Łukasz", "Zoe Lukasz"},
		{"also one that is written apart", "Zoe\u0308 Nun\u0303ez", "Zoe Nunez"},
		{"and two of them", "Vi\u1ec7t Vie\u0323\u0302t", "Viet Viet"},
		{"but not a heap", "e\u0308\u0308\u0308", `e\u{308}`},
		{"letters without a mark", "Straße Søren Ærø Đorđe Þór ŒUVRE", "Strasse Soren AEro Dorde Thor OEUVRE"},
		{"a letter with both", "Ǿ ǽ", "O ae"},
		{"ligatures", "oﬃce ﬁle ĳs", "office file ijs"},
		{"quotes, dashes, dots", "“a” ‘b’ – c — d… «e»", `"a" 'b' - c -- d... "e"`},
		{"spaces of all widths", "a\u00a0b\u202fc\u3000d", "a b c d"},
		{"arrows and reckoning", "a → b, 2 × 3 ≤ 7", "a -> b, 2 x 3 <= 7"},
		{"money", "€5", "EUR5"},
		{"a drawn table", "┌─┐│x│", "+-+|x|"},
		{"the opposite keeps its stroke", "a ≠ b, c =\u0338 d, ≮", `a != b, c =\u{338} d, \u{226E}`},
		{"other scripts by number", "你好 Привет", `\u{4F60}\u{597D} \u{41F}\u{440}\u{438}\u{432}\u{435}\u{442}`},
		{"emoji too", "🔥!", `\u{1F525}!`},
		{"what only looks Latin", "p\u0430ypal m\u0131crosoft \u212aerberos \uff41dmin", `p\u{430}ypal m\u{131}crosoft \u{212A}erberos \u{FF41}dmin`},
		{"a mark on no letter", "1\u0301", `1\u{301}`},
		{"a mark of another kind", "a\u20dd", `a\u{20DD}`},
		{"what looks like a number says so", `C:\u{4F60} \x{FF} \u4F60`, `C:\u{5C}u{4F60} \u{5C}x{FF} \u4F60`},
		{"markers stay", "a\x1b[2J\u202e", "a<U+001B>[2J<U+202E>"},
		{"the marker of a cut", "<… more>", "<... more>"},
		{"an opener of a control string", "Ý52;c;eA==", `\u{DD}52;c;eA==`},
		{"an address is exact", "zoë@contoso.com Zoë", `zo\u{EB}@contoso.com Zoe`},
		{"written apart too", "zoe\u0308@contoso.com", `zoe\u{308}@contoso.com`},
		{"a domain", "Logon at “münchen.example”, Zoë.", `Logon at "m\u{FC}nchen.example", Zoe.`},
		{"a path", `C:\Größe /home/zoë`, `C:\Gr\u{F6}\u{DF}e /home/zo\u{EB}`},
		{"a host with a number", "münchen-dc01, münchen", `m\u{FC}nchen-dc01, munchen`},
		{"an apostrophe within", "o’brien@contoso.com o’brien", `o\u{2019}brien@contoso.com o'brien`},
		{"punctuation around a name", "(zoë@x)…", `(zo\u{EB}@x)...`},
		{"the end of a sentence makes no name", "Zoë. Über", "Zoe. Uber"},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			t.Parallel()
			if got := clean.New(tt.text).Safe().ASCII().String(); got != tt.want {
				t.Errorf("%+q\n got %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}

func TestExactNamesThatDifferLookDifferent(t *testing.T) {
	t.Parallel()
	seen := map[string]string{}
	texts := []string{"Zoë", "Zoe", "Zoe\u0308", `Zo\u{EB}`, "“Zoe”", `"Zoe"`, "Zoe…", "Zoe...", "Stra\u00dfe", "Strasse"}
	for _, c := range append(corpus.Benign(), corpus.Hostile()...) {
		texts = append(texts, c.Text)
	}
	for _, text := range texts {
		safe := clean.New(text).Safe()
		exact := safe.ASCIIExact().String()
		if why := beyond(exact); why != "" {
			t.Errorf("%+q: %s", text, why)
		}
		// Spaces look the same however wide they are, also elsewhere.
		flat := strings.Join(strings.Fields(safe.String()), " ")
		if other, ok := seen[exact]; ok && other != flat && strings.Join(strings.Fields(other), " ") != flat {
			t.Errorf("%+q and %+q are both %s", other, flat, exact)
		}
		seen[exact] = flat
	}
}

// beyond says what a terminal that takes nothing but ASCII would be given.
func beyond(s string) string {
	for i := range len(s) {
		if s[i] < ' ' || '~' < s[i] {
			return "holds " + strings.ToUpper(string("0123456789abcdef"[s[i]>>4])) + string("0123456789abcdef"[s[i]&15]) + " hex"
		}
	}
	return ""
}

func TestEveryTextHasAFormInASCII(t *testing.T) {
	t.Parallel()
	for _, c := range append(corpus.Benign(), corpus.Hostile()...) {
		safe := clean.New(c.Text).Safe()
		got := safe.ASCII().String()
		if why := beyond(got); why != "" {
			t.Errorf("%s: %s", c.Name, why)
		}
		if clean.FrameASCII(got) != got {
			t.Errorf("%s: the guard changes it", c.Name)
		}
		if spelled := clean.Spell(safe.String()).From(0).String(); spelled != got {
			t.Errorf("%s: typed it is %s, read it is %s", c.Name, spelled, got)
		}
	}
}

func TestASpellingKnowsWhereEachRuneWent(t *testing.T) {
	t.Parallel()
	p := clean.Spell("Zoe\u0308 你!")
	for n, want := range []int{0, 1, 2, 3, 3, 4, 12, 13, 13} {
		if got := p.Cell(n); got != want {
			t.Errorf("behind %d runes is cell %d, want %d", n, got, want)
		}
	}
	if got := p.From(4).String(); got != `\u{4F60}!` {
		t.Errorf("from cell 4 on it is %s", got)
	}
	if p.Cell(-1) != 0 || !p.From(99).IsEmpty() || p.From(-9) != p.From(0) {
		t.Error("beyond its ends it is not empty")
	}
	if got := clean.Spell("a\xff\x1b\n").From(0).String(); got != `a\x{FF}\u{1B}\u{A}` {
		t.Errorf("what no field holds is %s", got)
	}
}

func TestFrameASCII(t *testing.T) {
	t.Parallel()
	tests := []struct{ rule, frame, want string }{
		{"text, newlines and styles", "\x1b[1;31ma\x1b[m\nb", "\x1b[1;31ma\x1b[m\nb"},
		{"a letter beyond", "\x1b[1mZoë\x1b[m", "\x1b[1mZo?\x1b[m"},
		{"what opens a control string", "Ý52;c;eA==Ü", "?52;c;eA==?"},
		{"a raw byte", "\x9d0;x\x9c", "?0;x?"},
		{"another sequence", "\x1b]0;x\a", "?]0;x?"},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			t.Parallel()
			if got := clean.FrameASCII(tt.frame); got != tt.want {
				t.Errorf("%+q\n got %+q\nwant %+q", tt.frame, got, tt.want)
			}
		})
	}
}

func FuzzASCII(f *testing.F) {
	seed(f)
	f.Add(`Ý52;c;Ü \u{EB} e` + "\u0308")
	f.Fuzz(func(t *testing.T, raw string) {
		safe := clean.New(raw).Safe()
		for _, got := range []clean.Safe{safe.ASCII(), safe.ASCIIExact()} {
			if why := beyond(got.String()); why != "" {
				t.Fatalf("%+q: %s", raw, why)
			}
		}
		p := clean.Spell(raw)
		all, last := p.From(0).String(), 0
		if why := beyond(all); why != "" {
			t.Fatalf("typed %+q: %s", raw, why)
		}
		for n := range utf8.RuneCountInString(raw) + 1 {
			if p.Cell(n) < last {
				t.Fatalf("%+q: behind %d runes it goes back", raw, n)
			}
			last = p.Cell(n)
		}
		if last != len(all) {
			t.Fatalf("%+q: of %d cells the last is %d", raw, len(all), last)
		}
		if why := beyond(strings.ReplaceAll(styles().ReplaceAllString(clean.FrameASCII(raw), ""), "\n", "")); why != "" {
			t.Fatalf("the guard lets %+q through: %s", raw, why)
		}
	})
}
