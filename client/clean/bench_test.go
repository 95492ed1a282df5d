package clean_test

import (
	"strings"
	"testing"

	"sentinelq/client/clean"
)

// The budget is 10 µs for a title of 100 bytes, whatever is in it.
func BenchmarkNew(b *testing.B) {
	titles := []struct{ name, raw string }{
		{"ascii", strings.Repeat("Logon failed ", 8)[:100]},
		{"german", strings.Repeat("Größe über ", 8)[:100]},
		{"russian", strings.Repeat("Вход ", 12)[:100]},
		{"chinese", strings.Repeat("可疑登录，", 7)[:99]},
		{"persian", strings.Repeat("می\u200cخواهم ", 7)[:100]},
		{"devanagari", strings.Repeat("क्षेत्र ", 5)[:99]},
		{"emoji", strings.Repeat("👩🏽\u200d💻 ", 7)[:100]},
		{"escapes", strings.Repeat("Logon \x1b[2J", 10)},
		{"all-hidden", strings.Repeat("\u200b\u202e", 16)},
		{"zwsp-60k", strings.Repeat("\u200b", 60_000)},
		{"marks-60k", "a" + strings.Repeat("\u0301\u0302", 15_000)},
		{"controls-62k", strings.Repeat("\x00 ", 32_000)},
	}
	for _, t := range titles {
		b.Run(t.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(t.raw)))
			for b.Loop() {
				clean.New(t.raw)
			}
		})
	}
}

func BenchmarkZeroWidthIsLinear(b *testing.B) {
	for _, n := range []int{600, 6_000, 60_000, 600_000} {
		raw := strings.Repeat("\u200b", n)
		b.Run(clean.Int(n).String(), func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			for b.Loop() {
				clean.New(raw)
			}
		})
	}
}

func BenchmarkUnmarshalJSON(b *testing.B) {
	for name, wire := range map[string]string{
		"plain":   `"Multiple failed logons followed by a success"`,
		"escaped": `"C:\\Windows\\System32\\cmd.exe \u0022x\u0022"`,
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var text clean.Text
			for b.Loop() {
				if err := text.UnmarshalJSON([]byte(wire)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkLines(b *testing.B) {
	text := clean.New(strings.Repeat("A line of a description.\n", 200))
	b.ReportAllocs()
	for b.Loop() {
		text.Lines()
	}
}

func BenchmarkMixedScripts(b *testing.B) {
	text := clean.New("Älice Smith (alice.smith@contoso.com)")
	for b.Loop() {
		text.MixedScripts()
	}
}

func BenchmarkFrame(b *testing.B) {
	frame := screen(200, 60)
	b.ReportAllocs()
	b.SetBytes(int64(len(frame)))
	for b.Loop() {
		clean.Frame(frame)
	}
}
