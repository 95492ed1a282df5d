//go:build unix

package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// editorScript notes how it was called and what the file is like, and writes
// below what stands there.
const editorScript = `#!/bin/sh
echo "$# $1 $2" > "$(dirname "$0")/called"
ls -ln "$2" | cut -c1-10 >> "$(dirname "$0")/called"
echo " and edited" >> "$2"
`

func TestTheEditorGetsAFileOfItsOwnAndItsTextComesBack(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	script := filepath.Join(dir, "editor")
	write(t, script, []byte(editorScript))
	if err := os.Chmod(script, 0o700); err != nil {
		t.Fatal(err)
	}
	s := startSmoke(t, buildBinary(t), []string{"--demo"}, "VISUAL="+script+" --wait;id", "TMPDIR="+dir)
	s.demoIsLoaded()
	s.types("nT\ttyped")
	s.sees("typed")
	s.types("\x0f")
	s.sees("typed and edited")
	called, err := os.ReadFile(filepath.Join(dir, "called"))
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields(string(called))
	if len(words) != 4 || words[0] != "2" || words[1] != "--wait;id" || words[3] != "-rw-------" {
		t.Fatalf("the editor was called with %q", called)
	}
	if _, err := os.Stat(words[2]); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the editor's file is still there: %v", err)
	}
	s.types("\x13")
	s.created("T")
}

func TestAnEditorThatFailsLosesNothing(t *testing.T) {
	t.Parallel()
	s := startSmoke(t, buildBinary(t), []string{"--demo"}, "VISUAL=false")
	s.demoIsLoaded()
	s.types("nT\ttyped before")
	s.sees("typed before")
	s.types("\x0f")
	s.sees("what was written is in")
	s.sees("typed before")
}
