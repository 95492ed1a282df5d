package golden

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Check compares got with the file at path, or writes it under -update.
func Check(t *testing.T, path, got string) {
	t.Helper()
	if updating() {
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path) //nolint:gosec // a test names its own golden
	if err != nil {
		t.Fatalf("read golden: %v; write it with -update", err)
	}
	if got != string(want) {
		t.Errorf(
			"%s differs from what is drawn now; write it with -update and look at it\n%s",
			path,
			firstDifference(string(want), got),
		)
	}
}

// Readable returns a drawn frame as a person can read it in a file: with \e for
// the escape character, and a line break at its end.
func Readable(frame string) string {
	return strings.ReplaceAll(frame, "\x1b", `\e`) + "\n"
}

func updating() bool {
	f := flag.Lookup("update")
	return f != nil && f.Value.String() == "true"
}

// firstDifference returns the first lines that are not the same.
func firstDifference(want, got string) string {
	wants, gots := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(wants), len(gots)) {
		if wants[i] != gots[i] {
			return fmt.Sprintf("line %d\nwant: %s\ngot:  %s", i+1, wants[i], gots[i])
		}
	}
	return fmt.Sprintf("want %d lines, got %d", len(wants), len(gots))
}
