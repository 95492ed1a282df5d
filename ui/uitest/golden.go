package uitest

import (
	"flag"
	"os"
	"path/filepath"
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
		t.Errorf("%s differs from what is drawn now; look at it and write it with -update\nwant:\n%s\ngot:\n%s", path, want, got)
	}
}
