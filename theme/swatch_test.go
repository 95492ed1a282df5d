package theme

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestSwatch keeps what every role looks like under testdata, where cat shows
// it on a terminal. After a change run it with -update and look.
func TestSwatch(t *testing.T) {
	t.Parallel()
	for _, v := range variants() {
		name := fmt.Sprintf("%s-%s", v.name, strings.ToLower(v.Profile.String()))
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			v.ASCII = v.Profile <= colorprofile.ASCII
			golden(t, name+".golden", swatch(mustNew(t, v.Options)))
		})
	}
}

func swatch(th Theme) string {
	var b strings.Builder
	for _, r := range roles() {
		fmt.Fprintf(&b, "%-14s%s\n", r, th.Render(r, "4711 Impossible travel"))
	}
	g := th.Glyphs()
	fmt.Fprintln(&b, th.Render(High, string(g.High)), th.Render(Medium, string(g.Medium)),
		th.Render(Low, string(g.Low)), th.Render(Informational, string(g.Informational)))
	return b.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run go test ./theme -update and look at it.\ngot:\n%q\nwant:\n%q", path, got, want)
	}
}
