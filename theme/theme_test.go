package theme

import (
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// variant is one of the looks a person can get.
type variant struct {
	name string
	Options
}

// style is what lipgloss is asked for.
func (v variant) style(r Role) lipgloss.Style { return looks()[r].style(v.palette(), v.Profile) }

func variants() []variant {
	var all []variant
	for _, p := range profiles() {
		all = append(
			all,
			variant{"dark", Options{Name: "dark", Profile: p}},
			variant{"light", Options{Name: "light", Profile: p}},
			variant{"high-contrast-on-dark", Options{Name: "high-contrast", Profile: p, Dark: true}},
			variant{"high-contrast-on-light", Options{Name: "high-contrast", Profile: p}},
			variant{"mono", Options{Name: "mono", Profile: p}},
		)
	}
	return all
}

func profiles() []colorprofile.Profile {
	return []colorprofile.Profile{
		colorprofile.NoTTY, colorprofile.ASCII, colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor,
	}
}

func roles() []Role {
	all := make([]Role, roleCount)
	for i := range all {
		all[i] = Role(i)
	}
	return all
}

func mustNew(t testing.TB, o Options) Theme {
	t.Helper()
	th, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return th
}

func TestRenderWritesWhatLipglossWould(t *testing.T) {
	t.Parallel()
	texts := []string{"x", "Impossible travel", "日本", " ", "4711  ▲"}
	for _, v := range variants() {
		th := mustNew(t, v.Options)
		for _, r := range roles() {
			if v.style(r).GetUnderline() {
				continue // see the next test
			}
			for _, s := range texts {
				if got, want := th.Render(r, s), v.style(r).Render(s); got != want {
					t.Errorf("%s, %v: Render(%v, %q) = %q, lipgloss writes %q", v.name, v.Profile, r, s, got, want)
				}
			}
		}
	}
}

func TestRenderUnderlinesInOneRun(t *testing.T) {
	t.Parallel()
	for _, v := range variants() {
		th := mustNew(t, v.Options)
		for _, r := range roles() {
			if !v.style(r).GetUnderline() {
				continue
			}
			each := th.Render(r, "v") + th.Render(r, "i") + th.Render(r, "p")
			if want := v.style(r).Render("vip"); each != want {
				t.Errorf("%s, %v: %v letter by letter is %q, lipgloss writes %q", v.name, v.Profile, r, each, want)
			}
			if n := strings.Count(th.Render(r, "v i p"), "\x1b"); n != 2 {
				t.Errorf("%s, %v: %v takes %d escape sequences, want 2", v.name, v.Profile, r, n)
			}
		}
	}
}

func TestNothingStaysNothing(t *testing.T) {
	t.Parallel()
	th := mustNew(t, Options{Profile: colorprofile.TrueColor})
	for _, r := range roles() {
		if got := th.Render(r, ""); got != "" {
			t.Errorf("Render(%v, \"\") = %q, want nothing", r, got)
		}
	}
}

func TestZeroThemeIsPlainASCII(t *testing.T) {
	t.Parallel()
	var th Theme
	if got := th.Render(High, "high"); got != "high" {
		t.Errorf("Render = %q, want it plain", got)
	}
	if got := th.Glyphs(); got != asciiGlyphs() {
		t.Errorf("Glyphs = %v, want the ASCII ones", got)
	}
}

func TestRoleOutOfRangeIsPlain(t *testing.T) {
	t.Parallel()
	th := mustNew(t, Options{Profile: colorprofile.TrueColor})
	if got := th.Render(roleCount, "x"); got != "x" {
		t.Errorf("Render = %q, want it plain", got)
	}
}

func TestUnknownNameListsTheKnownOnes(t *testing.T) {
	t.Parallel()
	_, err := New(Options{Name: "solarized"})
	if err == nil {
		t.Fatal("no error")
	}
	for _, name := range append(Names(), "solarized") {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("%q does not mention %s", err, name)
		}
	}
}

func TestAutoFollowsTheBackground(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"", "auto"} {
		for isDark, same := range map[bool]string{true: "dark", false: "light"} {
			got := mustNew(t, Options{Name: name, Profile: colorprofile.TrueColor, Dark: isDark})
			want := mustNew(t, Options{Name: same, Profile: colorprofile.TrueColor})
			if got.prefixes != want.prefixes {
				t.Errorf("theme %q with Dark %v differs from %s", name, isDark, same)
			}
		}
	}
}

func TestSixteenColoursUseThePersonsPalette(t *testing.T) {
	t.Parallel()
	for _, v := range variants() {
		if v.Profile != colorprofile.ANSI {
			continue
		}
		th := mustNew(t, v.Options)
		for _, r := range roles() {
			if got := th.Render(r, "x"); strings.Contains(got, "38;") || strings.Contains(got, "48;") {
				t.Errorf("%s: %v is %q, beyond 16 colours", v.name, r, got)
			}
		}
	}
}

func TestWithoutColourThereIsNone(t *testing.T) {
	t.Parallel()
	for _, v := range variants() {
		if v.Profile > colorprofile.ASCII && v.Name != "mono" {
			continue
		}
		for _, r := range roles() {
			s := v.style(r)
			if s.GetForeground() != (lipgloss.NoColor{}) || s.GetBackground() != (lipgloss.NoColor{}) || s.GetFaint() {
				t.Errorf("%s, %v: %v has a colour or is faint", v.name, v.Profile, r)
			}
		}
		if !v.style(Selection).GetReverse() {
			t.Errorf("%s, %v: the selection is not reverse", v.name, v.Profile)
		}
	}
}

func BenchmarkRender(b *testing.B) {
	th := mustNew(b, Options{Name: "dark", Profile: colorprofile.TrueColor})
	b.Run("theme", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			th.Render(High, "Impossible travel")
		}
	})
	b.Run("lipgloss", func(b *testing.B) {
		b.ReportAllocs()
		style := looks()[High].style(dark(), colorprofile.TrueColor)
		for b.Loop() {
			style.Render("Impossible travel")
		}
	})
}

func TestAThemeKnowsWhetherTheTerminalTakesNothingButASCII(t *testing.T) {
	t.Parallel()
	if mustNew(t, Options{}).ASCII() || !mustNew(t, Options{ASCII: true}).ASCII() || (Theme{}).ASCII() {
		t.Error("it does not say what was asked for")
	}
}
