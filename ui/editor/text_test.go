package editor_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"sentinelq/ui/editor"
	"sentinelq/ui/input"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// folders returns what lies in a directory.
func folders(t *testing.T, dir string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, "*"))
	must(t, err)
	return found
}

// lend lends a text, and returns where it lies.
func lend(t *testing.T, dir, text string) (*editor.Text, string) {
	t.Helper()
	before := folders(t, dir)
	lent, err := editor.Lend(dir, text)
	must(t, err)
	made := slices.DeleteFunc(folders(t, dir), func(name string) bool { return slices.Contains(before, name) })
	if len(made) != 1 {
		t.Fatalf("it made %v", made)
	}
	return lent, filepath.Join(made[0], "text.txt")
}

func TestWhatTheEditorMadeOfTheTextIsTakenBack(t *testing.T) {
	t.Parallel()
	failed := errors.New("exit status 1")
	most := strings.Repeat("x", 1<<20)
	for name, tt := range map[string]struct {
		before string
		edit   func(path string) error // nil leaves the file alone
		failed error
		want   string
		says   string // nothing when the text is taken back
		stays  bool   // the folder
	}{
		"written":               {"a", writes("b"), nil, "b", "", false},
		"with a line end":       {"a", writes("b\n"), nil, "b", "", false},
		"with that of Windows":  {"a", writes("b\r\n"), nil, "b", "", false},
		"that was there before": {"a\n", writes("b\n"), nil, "b\n", "", false},
		"left alone":            {"a", nil, nil, "a", "", false},
		"nothing of nothing":    {"", nil, nil, "", "", false},
		"under another name":    {"a", replaces("b"), nil, "b", "", false},
		"as much as is taken":   {"a", writes(most), nil, most, "", false},
		"with a copy beside it": {"a", both(writes("b"), beside("text.txt~")), nil, "b", "", false},

		"not started":                    {"a", nil, failed, "", "run the editor: exit status 1", false},
		"failed with text":               {"a", writes("b"), failed, "", "exit status 1; what was written is in ", true},
		"failed with a copy":             {"a", beside(".text.txt.swp"), failed, "", "exit status 1; what was written is in ", true},
		"failed and emptied":             {"a", writes(""), failed, "", "exit status 1", false},
		"emptied, as by a full disk":     {"a", writes(""), nil, "", "the file is empty", false},
		"emptied, and a copy beside it":  {"a", both(writes(""), beside("text.txt~")), nil, "", "what was written is in ", true},
		"removed":                        {"a", os.Remove, nil, "", "no such file", false},
		"not UTF-8":                      {"a", writes("\xff"), nil, "", "it is not UTF-8", true},
		"more than a panel takes":        {"a", writes(most + "x"), nil, "", "more than 1 MiB", true},
		"more lines than a panel takes":  {"a", writes(strings.Repeat("\n", input.MaxLines)), nil, "", "more than 10000 lines", true},
		"a folder in the file's place":   {"a", both(os.Remove, func(path string) error { return os.Mkdir(path, 0o700) }), nil, "", "read what the editor wrote", true},
		"removed with its folder":        {"a", func(path string) error { return os.RemoveAll(filepath.Dir(path)) }, nil, "", "no such file", false},
		"removed with its folder failed": {"a", func(path string) error { return os.RemoveAll(filepath.Dir(path)) }, failed, "", "exit status 1", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			syscall.ForkLock.RLock() // a process that another test begins to start would hold the lock of the folder
			defer syscall.ForkLock.RUnlock()
			dir := t.TempDir()
			lent, path := lend(t, dir, tt.before)
			if tt.edit != nil {
				must(t, tt.edit(path))
			}
			got, err := lent.TakeBack(tt.failed)
			if got != tt.want && tt.says == "" || (err == nil) != (tt.says == "") {
				t.Errorf("got %d bytes, %.20q, %v", len(got), got, err)
			}
			if err != nil && !strings.Contains(err.Error(), tt.says) {
				t.Errorf("it says %v, want %q", err, tt.says)
			}
			left := folders(t, dir)
			if (len(left) == 1) != tt.stays {
				t.Errorf("there is %v", left)
			}
			if said := strings.Contains(words(err), "what was written is in "+filepath.Dir(path)); said != tt.stays {
				t.Errorf("it stays: %t, and is told: %t", tt.stays, said)
			}
			if swept := editor.Sweep(dir, time.Now()); (len(swept) == 1) != tt.stays {
				t.Errorf("the next start finds %v", swept)
			}
		})
	}
}

func words(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func writes(text string) func(string) error {
	return func(path string) error { return os.WriteFile(path, []byte(text), 0o600) }
}

// replaces writes as many editors do: a new file, renamed.
func replaces(text string) func(string) error {
	return func(path string) error {
		return errors.Join(writes(text)(path+".new"), os.Rename(path+".new", path))
	}
}

// beside writes another file into the folder.
func beside(name string) func(string) error {
	return func(path string) error { return writes("a copy")(filepath.Join(filepath.Dir(path), name)) }
}

func both(first, then func(string) error) func(string) error {
	return func(path string) error { return errors.Join(first(path), then(path)) }
}

func TestATextThatCannotBeLentLeavesNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if _, err := editor.Lend(filepath.Join(dir, "none"), "a"); err == nil || !strings.Contains(err.Error(), "make a file for the editor") {
		t.Errorf("got %v", err)
	}
	if left := folders(t, dir); len(left) != 0 {
		t.Errorf("there is %v", left)
	}
}
