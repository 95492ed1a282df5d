package corpus_test

import (
	"slices"
	"strings"
	"testing"

	"sentinelq/client/clean/corpus"
)

func TestCorpusIsLargeAndNamesAreUnique(t *testing.T) {
	t.Parallel()
	hostile, benign := corpus.Hostile(), corpus.Benign()
	if len(hostile) < 500 || len(benign) < 30 {
		t.Errorf("%d hostile and %d benign texts, want 500 and 30", len(hostile), len(benign))
	}
	seen := map[string]bool{}
	for _, c := range slices.Concat(hostile, benign) {
		if seen[c.Name] {
			t.Errorf("two texts are named %s", c.Name)
		}
		seen[c.Name] = true
		if c.Class() == c.Name || c.Text == "" {
			t.Errorf("%q has no class or no text", c.Name)
		}
	}
}

func TestCorpusHasEveryClass(t *testing.T) {
	t.Parallel()
	count := map[string]int{}
	for _, c := range corpus.Hostile() {
		count[c.Class()]++
	}
	for _, class := range []string{
		"csi", "osc", "esc", "c0", "c1", "dcs", "apc", "bidi", "combining", "invisible", "width", "homoglyph",
		"confusable", "overwrite", "paste", "csv", "shell", "url", "markup", "space", "long", "bad-utf8",
	} {
		if count[class] < 10 {
			t.Errorf("%d texts of class %s, want 10", count[class], class)
		}
		delete(count, class)
	}
	if len(count) > 0 {
		t.Errorf("classes nobody knows: %v", count)
	}
}

func TestCorpusHasTheTitleThatKillsTheRenderer(t *testing.T) {
	t.Parallel()
	title := "\x1b[" + strings.Repeat(";", 32) + "1"
	if len(title) != 35 || !slices.Contains(corpus.Hostile(), corpus.Case{Name: "csi/many-params", Text: title}) {
		t.Error("csi/many-params is missing")
	}
}

func TestBenignTextsAreOneLine(t *testing.T) {
	t.Parallel()
	for _, c := range corpus.Benign() {
		if strings.ContainsAny(c.Text, "\r\n\t\u0085\u2028\u2029") {
			t.Errorf("%s: %q", c.Name, c.Text)
		}
	}
}
