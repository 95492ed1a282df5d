//go:build !windows

package editor_test

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"sentinelq/ui/editor"
)

// abandoned makes a folder as a program that was killed leaves it.
func abandoned(t *testing.T, dir, name string, files map[string]string) string {
	t.Helper()
	folder := filepath.Join(dir, name)
	must(t, os.Mkdir(folder, 0o700))
	for file, text := range files {
		must(t, os.WriteFile(filepath.Join(folder, file), []byte(text), 0o600))
	}
	return folder
}

func TestASweepRemovesWhatNothingWasWrittenInAndTellsOfTheRest(t *testing.T) {
	t.Parallel()
	const ours = "sentinelq-edit-1"
	for name, tt := range map[string]struct {
		folder string
		files  map[string]string
		age    time.Duration
		told   bool
		stays  bool
	}{
		"as it was lent":               {ours, map[string]string{"before": "a", "text.txt": "a"}, 0, false, false},
		"killed before the text":       {ours, map[string]string{"before": "a"}, 0, false, false},
		"killed in the middle of it":   {ours, map[string]string{"before": "abc", "text.txt": ""}, 0, false, false},
		"written":                      {ours, map[string]string{"before": "a", "text.txt": "b"}, 0, true, true},
		"with a copy of the editor's":  {ours, map[string]string{"before": "a", "text.txt": "a", ".text.txt.swp": "b"}, 0, true, true},
		"being made":                   {ours, nil, time.Minute, false, true},
		"never made":                   {ours, nil, 2 * time.Hour, false, false},
		"of another name":              {"other-1", map[string]string{"before": "a", "text.txt": "a"}, 0, false, true},
		"as an earlier version did it": {"sentinelq-1", map[string]string{"text.txt": "a"}, 48 * time.Hour, false, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			folder := abandoned(t, dir, tt.folder, tt.files)
			told := editor.Sweep(dir, time.Now().Add(tt.age))
			if tt.told != (len(told) == 1 && told[0] == folder) || !tt.told && len(told) > 0 {
				t.Errorf("told of %v", told)
			}
			if _, err := os.Stat(folder); (err == nil) != tt.stays {
				t.Errorf("the folder: %v", err)
			}
		})
	}
}

func TestASweepLeavesAloneWhatIsNoFolderOfThisUser(t *testing.T) {
	t.Parallel()
	dir, target := t.TempDir(), t.TempDir()
	must(t, os.WriteFile(filepath.Join(target, "before"), []byte("a"), 0o600))
	must(t, os.Symlink(target, filepath.Join(dir, "sentinelq-edit-link")))
	must(t, os.WriteFile(filepath.Join(dir, "sentinelq-edit-file"), nil, 0o600))
	open := abandoned(t, dir, "sentinelq-edit-open", map[string]string{"before": "a", "text.txt": "b"})
	must(t, os.Chmod(open, 0o755))
	theirs := abandoned(t, dir, "sentinelq-edit-theirs", map[string]string{"before": "a", "text.txt": "a"})
	if os.Geteuid() == 0 {
		must(t, os.Chown(theirs, 65534, 65534))
	} else {
		must(t, os.Chmod(theirs, 0o700))
		must(t, os.RemoveAll(theirs))
	}
	before := folders(t, dir)
	if told := editor.Sweep(dir, time.Now()); len(told) != 0 {
		t.Errorf("told of %v", told)
	}
	if after := folders(t, dir); len(after) != len(before) {
		t.Errorf("of %v there are %v", before, after)
	}
	if told := editor.Sweep(filepath.Join(dir, "none"), time.Now()); len(told) != 0 {
		t.Errorf("told of %v", told)
	}
}

func TestTheFolderOfAProgramOrAnEditorThatRunsIsNotSwept(t *testing.T) {
	t.Parallel()
	dir, signs := t.TempDir(), t.TempDir()
	lent, path := lend(t, dir, "a")
	must(t, writes("b")(path))
	if told := editor.Sweep(dir, time.Now()); len(told) != 0 || len(folders(t, dir)) != 1 {
		t.Errorf("while it is lent: told of %v", told)
	}
	started, let := filepath.Join(signs, "started"), filepath.Join(signs, "let")
	// An editor that goes into the background, as those with windows do.
	const waits = `(: > "$0"; while ! test -e "$1"; do sleep 0.02; done) &`
	must(t, lent.Run(t.Context(), []string{"sh", "-c", waits, started, let}).Run())
	for _, err := os.Stat(started); err != nil; _, err = os.Stat(started) {
		time.Sleep(time.Millisecond) // polls another process
	}
	if _, err := lent.TakeBack(errors.New("the program has lost its editor")); err == nil {
		t.Error("it was taken back")
	}
	if told := editor.Sweep(dir, time.Now()); len(told) != 0 || len(folders(t, dir)) != 1 {
		t.Errorf("while the editor runs: told of %v", told)
	}
	must(t, writes("")(let))
	told := editor.Sweep(dir, time.Now())
	for ; len(told) == 0; told = editor.Sweep(dir, time.Now()) {
		time.Sleep(time.Millisecond) // the editor is another process, and ends in its own time
	}
	if len(told) != 1 {
		t.Errorf("afterwards: told of %v", told)
	}
}

// fullDisk is the variable that makes a test the one with the full disk.
const fullDisk = "SENTINELQ_EDITOR_TEST_FULL_DISK"

// How large files may be is a limit of a whole process, so this test runs itself in
// one of its own.
func TestOnAFullDiskNothingIsLentAndNothingStays(t *testing.T) {
	if os.Getenv(fullDisk) == "" {
		t.Parallel()
		self, err := os.Executable()
		must(t, err)
		command := exec.CommandContext(t.Context(), self, "-test.run=^"+t.Name()+"$", "-test.v")
		command.Env = append(os.Environ(), fullDisk+"=1")
		if out, err := command.CombinedOutput(); err != nil || !strings.Contains(string(out), "--- PASS: "+t.Name()) {
			t.Fatalf("%v\n%s", err, out)
		}
		return
	}
	dir := t.TempDir()
	var before syscall.Rlimit
	must(t, syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before))
	must(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 10, Max: before.Max}))
	_, err := editor.Lend(dir, strings.Repeat("x", 100))
	must(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before))
	if !errors.Is(err, syscall.EFBIG) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) || len(folders(t, dir)) != 0 {
		t.Errorf("there is %v", folders(t, dir))
	}
}
