package incident_test

import (
	"slices"
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/client/incident"
)

func TestMarkupIsReadAsAPersonReadsIt(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"plain text", "a < b && c > d", "a < b && c > d"},
		{"an entity outside of HTML", "Tom &amp; Jerry", "Tom &amp; Jerry"},
		{"Markdown", "**bold** and [a](https://x.example)", "**bold** and [a](https://x.example)"},
		{"emphasis", "<b>bold</b> and <I>slanted</I>", "bold and slanted"},
		{"an entity in HTML", "<p>Tom &amp; Jerry &lt;3</p>", "Tom & Jerry <3"},
		{"breaks", "one<br>two<br/>three<br />four", "one\ntwo\nthree\nfour"},
		{"paragraphs", "<p>one</p><p>two</p>", "one\ntwo"},
		{"a list", "<ul><li>one</li><li>two</li></ul>after", "- one\n- two\nafter"},
		{"a table", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a  b  \nc"},
		{"a link", `<a href="https://x.example/?a=1&amp;b=2">here</a>.`, "here (https://x.example/?a=1&b=2)."},
		{"a link in single quotes", `<a href='https://x.example'>here</a>`, "here (https://x.example)"},
		{"a link without quotes", `<a href=https://x.example target=_blank>here</a>`, "here (https://x.example)"},
		{"a link over two lines", "<a\nhref=\"https://x.example\">here</a>", "here (https://x.example)"},
		{"a link behind an odd title", `<a title="İİİİ" href="https://x.example">here</a>`, "here (https://x.example)"},
		{"a link that shows its address", `<a href="https://x.example">https://x.example</a>`, "https://x.example"},
		{"a link that shows another address", `<a href="https://evil.example">https://x.example</a>`, "https://x.example (https://evil.example)"},
		{"a link without address", `<a name="x">here</a>`, "here"},
		{"what only looks like a tag", "<b>if</b> a <script> b", "if a <script> b"},
		{"a comparison that looks like a tag", "<b>if</b> a<b and c>d", "if a<b and c>d"},
		{"a tag without end", "<b>bold</b> <p", "bold <p"},
		{"nothing but tags", "<p><br></p>", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := incident.Plain(clean.New(tt.text)).Raw(); got != tt.want {
				t.Errorf("%q is read as %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestTextWithoutTagsStaysAsItIs(t *testing.T) {
	t.Parallel()
	for _, c := range slices.Concat(corpus.Benign(), corpus.Hostile()) {
		if strings.Contains(c.Text, "<") && c.Class() != "benign" {
			continue
		}
		if got := incident.Plain(clean.New(c.Text)); got.Raw() != c.Text {
			t.Errorf("%s became %q", c.Name, got.Raw())
		}
	}
}

// FuzzPlain holds that markup is read without a panic, without growing beyond
// all bounds, and that text without a tag is left alone to the byte.
func FuzzPlain(f *testing.F) {
	for _, c := range slices.Concat(corpus.Hostile(), corpus.Benign()) {
		f.Add(c.Text)
	}
	for _, s := range []string{
		"<p>a</p>", `<a href="x">y</a>`, `<a href=`, `<a href="`, "<a href=>x</a>", "<a HREF='İ", "</", "<", "<>", "</>", "< b>", "<b/", "<li><li><li>",
		"&nGt;<b>&nGt;&nGt;&nGt;", strings.Repeat("<", 5000) + "b>", strings.Repeat("<td></td>", 50), "<a href=&#x202e;>x</a></a></a>",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := incident.Plain(clean.New(s)).Raw()
		if len(got) > 2*len(s) {
			t.Fatalf("%d bytes became %d", len(s), len(got))
		}
		if !strings.ContainsRune(s, '<') && got != s {
			t.Fatalf("%q became %q", s, got)
		}
	})
}
