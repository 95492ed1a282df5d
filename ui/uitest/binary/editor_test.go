//go:build unix

package binary_test

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

// lent returns what lies in the directory where editors get their files.
func lent(t *testing.T, dir string) []string {
	t.Helper()
	folders, err := filepath.Glob(filepath.Join(dir, "sentinelq-*"))
	if err != nil {
		t.Fatal(err)
	}
	return folders
}

// script writes a program that can be an editor.
func script(t *testing.T, body string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "editor")
	write(t, path, []byte("#!/bin/sh\n"+body+"\n"))
	if err := os.Chmod(path, 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAnEditorThatFailsLosesNothingAndLeavesNothing(t *testing.T) {
	t.Parallel()
	for name, editor := range map[string]string{
		"that is not there":          "/nowhere/editor",
		"that is no program":         "/etc/passwd",
		"that ends with a failure":   "false",
		"that empties its file":      script(t, `: > "$1"`),
		"that removes its file":      script(t, `rm "$1"`),
		"that is not asked to write": script(t, `rm -r "$(dirname "$1")"; exit 3`),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			s := startSmoke(t, buildBinary(t), []string{"--demo"}, "VISUAL="+editor, "TMPDIR="+dir)
			s.demoIsLoaded()
			s.types("nT\ttyped before")
			s.sees("typed before")
			s.types("\x0f")
			s.sees("editor: ")
			s.sees("typed before")
			s.until("cleared away the file", func() bool { return len(lent(t, dir)) == 0 })
			s.types(" and after")
			s.sees("typed before and after")
		})
	}
}

func TestWhatAFailedEditorWroteStaysWhereItIsSaid(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	editor := script(t, `echo written >> "$1"; exit 1`)
	s := startSmoke(t, buildBinary(t), []string{"--demo"}, "VISUAL="+editor, "TMPDIR="+dir)
	s.demoIsLoaded()
	s.types("nT\ttyped before")
	s.sees("typed before")
	s.types("\x0f")
	s.sees("what was written is in")
	s.sees("typed before")
	folders := lent(t, dir)
	if len(folders) != 1 {
		t.Fatalf("there are %v", folders)
	}
	text, err := os.ReadFile(filepath.Join(folders[0], "text.txt"))
	if err != nil || string(text) != "typed beforewritten\n" {
		t.Errorf("there is %q, %v", text, err)
	}
	again := startSmoke(t, buildBinary(t), []string{"--demo"}, "VISUAL="+editor, "TMPDIR="+dir)
	again.sees("an editor left text that was not taken back")
}

// The shell lets the program write no file of more than nothing.
func TestOnAFullDiskTheEditorIsNotStartedAndNothingIsLost(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	full, editor := script(t, `ulimit -f 0; exec "$@"`), script(t, `echo "$1" > /dev/tty`)
	s := startSmoke(t, full, []string{buildBinary(t), "--demo"}, "VISUAL="+editor, "TMPDIR="+dir)
	s.demoIsLoaded()
	s.types("nT\ttyped before")
	s.sees("typed before")
	s.types("\x0f")
	s.sees("editor: make a file for the editor")
	s.sees("typed before")
	if folders := lent(t, dir); len(folders) != 0 {
		t.Errorf("it left %v", folders)
	}
}

func TestWhatAKilledProgramLeftOfItsEditorIsClearedAwayAtTheNextStart(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	let := filepath.Join(t.TempDir(), "let")
	editor := script(t, `trap '' HUP
echo started > "$(dirname "$0")/started"
while ! test -e `+let+`; do sleep 0.05; done`)
	binary, environment := buildBinary(t), []string{"VISUAL=" + editor, "TMPDIR=" + dir}
	s := startSmoke(t, binary, []string{"--demo"}, environment...)
	s.demoIsLoaded()
	s.types("nT\ttyped before\x0f")
	s.until("started the editor", func() bool {
		_, err := os.Stat(filepath.Join(filepath.Dir(editor), "started"))
		return err == nil
	})
	if err := s.command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = s.command.Wait() // killed, as was asked
	meanwhile := startSmoke(t, binary, []string{"--demo"}, environment...)
	meanwhile.demoIsLoaded()
	if folders := lent(t, dir); len(folders) != 1 {
		t.Errorf("of the editor that still runs there is %v", folders)
	}
	write(t, let, nil)
	var after *smoke
	meanwhile.until("cleared away the file", func() bool {
		after = startSmoke(t, binary, []string{"--demo"}, environment...)
		after.demoIsLoaded()
		return len(lent(t, dir)) == 0
	})
	after.types("q")
	if code := after.ends(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}
