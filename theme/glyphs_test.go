package theme

import (
	"reflect"
	"testing"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
)

// each calls f with every glyph of g and the name of its field.
func each(g Glyphs, f func(name string, glyph Glyph)) {
	v := reflect.ValueOf(g)
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		switch field := v.Field(i).Interface().(type) {
		case Glyph:
			f(name, field)
		case [4]Glyph:
			for _, frame := range field {
				f(name, frame)
			}
		}
	}
}

func TestEveryGlyphIsOneRuneOfOneCell(t *testing.T) {
	t.Parallel()
	for name, set := range map[string]Glyphs{"unicode": unicodeGlyphs(), "ascii": asciiGlyphs()} {
		seen := 0
		each(set, func(field string, g Glyph) {
			seen++
			if utf8.RuneCountInString(string(g)) != 1 || lipgloss.Width(string(g)) != 1 {
				t.Errorf("%s: %s is %q, want one rune of one cell", name, field, g)
			}
		})
		if seen < 30 {
			t.Errorf("%s: saw %d glyphs, the test looks at too few", name, seen)
		}
	}
}

func TestASCIIGlyphsAreASCII(t *testing.T) {
	t.Parallel()
	each(asciiGlyphs(), func(field string, g Glyph) {
		if g < "!" || g > "~" {
			t.Errorf("%s is %q", field, g)
		}
	})
}

func TestNoGlyphIsBrailleOrEmoji(t *testing.T) {
	t.Parallel()
	each(unicodeGlyphs(), func(field string, g Glyph) {
		r, _ := utf8.DecodeRuneInString(string(g))
		if r >= 0x2800 && r <= 0x28ff || r >= 0x1f000 {
			t.Errorf("%s is %q", field, g)
		}
	})
}

func TestSeveritiesDifferInShape(t *testing.T) {
	t.Parallel()
	for _, g := range []Glyphs{unicodeGlyphs(), asciiGlyphs()} {
		shapes := map[Glyph]bool{g.High: true, g.Medium: true, g.Low: true, g.Informational: true}
		if len(shapes) != 4 {
			t.Errorf("%d shapes for four severities", len(shapes))
		}
	}
}
