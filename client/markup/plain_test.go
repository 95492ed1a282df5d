package markup_test

import (
	"slices"
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/client/markup"
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
		{"a table", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a  b\nc"},
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
		{"an empty line", "one<br><br>two<br><br><br>three", "one\n\ntwo\n\nthree"},
		{"lines of the source in a paragraph", "<p>one\n  two</p>\n<p>three</p>\n", "one two\nthree"},
		{"lines of a text that has no paragraphs", "one\n  <b>two</b>\nthree", "one\n  two\nthree"},
		{"breaks at the ends of lines", "one<br>\ntwo<br/>\r\nthree", "one\ntwo\nthree"},
		{"spaces between words", "<p>a <b>bold</b> , <i> slanted </i>word</p>", "a bold , slanted word"},
		{"code keeps its lines", "<p>run:</p><pre>\nfor x {\n  y\n}\n</pre><p>now</p>", "run:\nfor x {\n  y\n}\nnow"},
		{"a heading", "<h1>Findings</h1>two of them", "Findings\ntwo of them"},
	}
	checkReadings(t, tests)
}

type readings = []struct{ name, text, want string }

func checkReadings(t *testing.T, tests readings) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := markup.Plain(clean.New(tt.text)).Raw(); got != tt.want {
				t.Errorf("%q is read as %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestWhatABrowserDoesNotShowIsNotRead(t *testing.T) {
	t.Parallel()
	checkReadings(t, readings{
		{"a comment", "one <!-- a <b>secret</b> -->two", "one two"},
		{"a comment that ends oddly", "<b>one</b><!-- x --!> two", "one two"},
		{"what is for Outlook", "<!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]--><p>one</p><![if !mso]>two<![endif]>", "one\ntwo"},
		{"a style", "<style>p { color: red } /* <b> */</style><p>one</p>", "one"},
		{"a style in capitals", "<STYLE type='text/css'>b{}</Style >one", "one"},
		{"a script", "one<script>if (a < b) { alert('<p>') }</script> two", "one two"},
		{"a whole page", "<!DOCTYPE html>\n<html lang=\"en\"><head>\n<meta charset=\"utf-8\"><link rel=x><title>Title</title>\n" +
			"<style>b{}</style></head>\n<body class=\"x\">\n<p>one</p>\n</body>\n</html>\n", "one"},
		{"a declaration of XML", "<?xml version=\"1.0\"?><p>one</p>", "one"},
		{"a namespace", "<?xml:namespace prefix = o /><p>one<o:p></o:p></p><o:lock/>", "one"},
		{"an element that HTML does not know", "<p><x-card class=\"y\">one</x-card> <foo>two</foo></p>", "one two"},
		{"a frame", `<p>one</p><iframe src="https://x.example"><b>no frames</b></iframe>two`, "one\ntwo"},
		{"an image", `<p>see <img src="x.png" alt="the chart"> here</p><img src="y.gif">`, "see the chart here"},
		{"a template", "<template><p>no</p></template><p>one</p>", "one"},
		{"what is shown without scripts", "<p>one</p><noscript><b>two</b></noscript>", "one\ntwo"},
		{"what is in a field", "<p>one</p><textarea>two</textarea><input value=x disabled>", "one\ntwo"},
	})
}

func TestListsTablesAndLinksAreToldApart(t *testing.T) {
	t.Parallel()
	checkReadings(t, readings{
		{"attributes without a value", "<table border=1><tr><td nowrap>a</td><td nowrap align=left>b</td></tr></table>", "a  b"},
		{"nothing but attributes without a value", "<td nowrap>a</td><TD NoWrap>b</td>", "a  b"},
		{"a table with lines of its own", "<table>\n <thead>\n  <tr>\n   <th>IP</th>\n   <th>Score</th>\n  </tr>\n </thead>\n <tbody>\n" +
			"  <tr>\n   <td>10.0.0.1</td>\n   <td>7</td>\n  </tr>\n </tbody>\n</table>\n", "IP  Score\n10.0.0.1  7"},
		{"cells with paragraphs", "<tr><td><p>a</p></td><td><div><p>b</p></div></td></tr><tr><td>c</td></tr>", "a  b\nc"},
		{"cells with lines", "<tr><td>a<br>b</td><td>c</td></tr>", "a\nb  c"},
		{"cells without an end", "<table><tr><td>a<td>b<td><tr><td>c</table>d", "a  b\nc\nd"},
		{"an empty cell", "<tr><td></td><td>b</td></tr><tr><td>c</td><td></td><td>d</td></tr>", "b\nc    d"},
		{"an empty cell in a later row", "<tr><td>a</td></tr><tr><td>&nbsp;</td><td>b</td></tr><tr><td></td><td>c</td></tr>", "a\n\u00a0  b\n  c"},
		{"tables within tables", "<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr><tr><td><p>c</p><p>d</p></td></tr></table>", "a  b\nc\nd"},
		{"a list without ends", "<ul><li>one<li>two</ul>after", "- one\n- two\nafter"},
		{"entries with paragraphs", "<p>x</p><ol>\n<li>\n<p>one</p>\n</li>\n<li><p>two</p><p>more</p></li>\n</ol>", "x\n- one\n- two\nmore"},
		{"a list in a list", "<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>", "- one\n- two\n- three"},
		{"an empty entry", "<ul><li></li><li>one</li><li></ul>after", "- one\nafter"},
		{"terms", "<dl><dt>IP</dt><dd>10.0.0.1</dd></dl>", "IP\n10.0.0.1"},
		{"a link without an end", `<p>see <a href="https://x.example">here</p>`, "see here (https://x.example)"},
		{"links that follow each other", `<a href="https://x.example">a</a> <a href="https://y.example">b</a>`, "a (https://x.example) b (https://y.example)"},
		{"a link around spaces", `<p>see <a href="https://x.example"> here </a>.</p>`, "see here (https://x.example)."},
		{"a link around an image", `<p>see <a href="https://x.example"><img src="x.png"></a>.</p>`, "see (https://x.example)."},
		{"a link whose address breaks lines", "<a href=\"https://x\n.example/\r\n\ta\">here</a>", "here (https://x.example/a)"},
		{"a link with a script in it", `<a href="javascript:alert(1)">here</a>`, "here (javascript:alert(1))"},
	})
}

func TestWhatOnlyLooksLikeHTMLStays(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"a << b >> c <- d", "if a<b and c>d", "List<String> x = new Map<K, V>()", "from <ann@contoso.example> to <b@x>",
		"see <https://x.example/a?b=c>", "run <hostname> <command> [<file>]", "<# PowerShell #>", "<!-- without end",
		"a <script> without end", "1 <2 and 3> 2", "</>", "</ b>",
	} {
		for _, before := range []string{"", "<b></b>"} {
			if got := markup.Plain(clean.New(before + text)).Raw(); got != text {
				t.Errorf("%q is read as %q", before+text, got)
			}
		}
	}
}

func TestXMLIsNoHTML(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"<Event><System/><Data Name='User'>ann</Data></Event>", "<rss><title>Feed</title><link>https://x.example</link></rss>",
		"<?xml version=\"1.0\"?><soap:Envelope/>", "<?php echo 1 ?>",
	} {
		if got := markup.Plain(clean.New(text)).Raw(); got != text {
			t.Errorf("%q is read as %q", text, got)
		}
	}
}

func TestWhatHasNoEndHidesNothing(t *testing.T) {
	t.Parallel()
	checkReadings(t, readings{
		{"a comment", "<p>one</p><!-- two <b>three</b>", "one\n<!-- two three"},
		{"a comment behind another", "<b>one</b><!-- x --> two <!-- three", "one two <!-- three"},
		{"an attribute", `<p>one</p><a href="https://x.example>two</a> <b>three</b>`, "one\n<a href=\"https://x.example>two three"},
		{"a tag", "<p>one</p><b two", "one\n<b two"},
		{"a style", "<p>one</p><style>two <b>three</b>", "one\n<style>two three"},
		{"a style behind another", "<style>x</style><p>one</p><style>two", "one\n<style>two"},
		{"a declaration", "<p>one</p><!x two", "one\n<!x two"},
	})
}

func TestTextWithoutTagsStaysAsItIs(t *testing.T) {
	t.Parallel()
	for _, c := range slices.Concat(corpus.Benign(), corpus.Hostile()) {
		if strings.Contains(c.Text, "<") && c.Class() != "benign" {
			continue
		}
		if got := markup.Plain(clean.New(c.Text)); got.Raw() != c.Text {
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
		got := markup.Plain(clean.New(s)).Raw()
		if len(got) > 2*len(s) {
			t.Fatalf("%d bytes became %d", len(s), len(got))
		}
		if !strings.ContainsRune(s, '<') && got != s {
			t.Fatalf("%q became %q", s, got)
		}
	})
}
