package uitest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// updating reports whether goldens are to be written: go test ./... -update.
func updating() bool {
	f := flag.Lookup("update")
	return f != nil && f.Value.String() == "true"
}

// Golden compares got with the file at path, or writes it under -update. A test
// binary that uses it defines the flag.
func Golden(t *testing.T, path, got string) {
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
		t.Errorf("%s differs from what is drawn now; write it with -update and look at it\n%s", path, firstDifference(string(want), got))
	}
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
