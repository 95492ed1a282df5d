//go:build !windows

package draft_test

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"sentinelq/cache/disk"
	"sentinelq/cache/draft"
)

// nobody is a user that no test is run as.
const nobody = 65534

// wantModes fails unless everything below dir is for its owner alone.
func wantModes(t *testing.T, dir string) {
	t.Helper()
	must(t, filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		want := fs.FileMode(0o600)
		if info.IsDir() {
			want = 0o700
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", path, got, want)
		}
		return nil
	}))
}

// The umask is the whole process's, so this test has no other beside it.
func TestWhatIsMadeIsTheOwnersAloneUnderAnyUmask(t *testing.T) {
	for _, umask := range []int{0, 0o077, 0o277, 0o377} {
		t.Run(fmt.Sprintf("%o", umask), func(t *testing.T) {
			dir := stateDir(t)
			defer syscall.Umask(syscall.Umask(umask))
			s := newStore(dir)
			save(t, s, typed(1, 1, "x"))
			must(t, s.SaveTemplate(t.Context(), template("t", "x")))
			saveNotes(t, s, noted(1, 1, "x"))
			wantModes(t, dir)
			wantList(t, newStore(dir), typed(1, 1, "x"))
		})
	}
}

func TestRightsOfOthersAreTakenAway(t *testing.T) {
	t.Parallel()
	for name, use := range map[string]func(*testing.T, *draft.Store){
		"by listing": func(t *testing.T, s *draft.Store) { wantList(t, s, typed(1, 1, "x")) },
		"by saving":  func(t *testing.T, s *draft.Store) { save(t, s, typed(1, 1, "x")) },
		"by saving what is older": func(t *testing.T, s *draft.Store) {
			wantReason(t, s.Save(t.Context(), typed(1, 0, "older")), disk.Later)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := stateDir(t)
			s := newStore(dir)
			save(t, s, typed(1, 1, "x"))
			must(t, os.Chmod(s.Path(draftID(1)), 0o644))
			folder := filepath.Dir(s.Path(draftID(1)))
			for ; strings.HasPrefix(folder, dir); folder = filepath.Dir(folder) {
				must(t, os.Chmod(folder, 0o777))
			}
			use(t, s)
			wantModes(t, dir)
		})
	}
}

// linked puts a link in the place of what stands at path, or would, and returns
// where that went.
func linked(t *testing.T, path string) string {
	t.Helper()
	target := filepath.Join(t.TempDir(), "target")
	must(t, os.Rename(path, target))
	must(t, os.Symlink(target, path))
	return target
}

func TestLinksAreRefusedAndWhatTheyLeadToIsUntouched(t *testing.T) {
	t.Parallel()
	for name, place := range map[string]func(s *draft.Store, dir string) string{
		"the state directory": func(_ *draft.Store, dir string) string { return dir },
		"the drafts":          func(_ *draft.Store, dir string) string { return filepath.Join(dir, "drafts") },
		"the workspace":       func(s *draft.Store, _ string) string { return filepath.Dir(s.Path(draftID(1))) },
		"the file":            func(s *draft.Store, _ string) string { return s.Path(draftID(1)) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := stateDir(t)
			save(t, newStore(dir), typed(1, 1, "behind the link"))
			target := linked(t, place(newStore(dir), dir))
			before := files(t, target)
			must(t, os.Chmod(target, 0o755))
			mode := modeOf(t, target)

			s := newStore(dir)
			got, err := s.List(t.Context())
			wantDrafts(t, got)
			wantReason(t, err, disk.Unsafe)
			wantReason(t, newStore(dir).Delete(t.Context(), draftID(1)), disk.Unsafe)
			s = newStore(dir)
			wantReason(t, s.Save(t.Context(), typed(1, 2, "in memory")), disk.Unsafe)
			got, _ = s.List(t.Context()) // the directory may be told of apart from the file
			wantDrafts(t, got, typed(1, 2, "in memory"))

			if after := files(t, target); fmt.Sprint(after) != fmt.Sprint(before) || modeOf(t, target) != mode {
				t.Errorf("what the link leads to became %v", after)
			}
		})
	}
}

func modeOf(t *testing.T, path string) fs.FileMode {
	t.Helper()
	info, err := os.Lstat(path)
	must(t, err)
	return info.Mode()
}

// places are where something may lie that is not the person's own.
func places() map[string]func(s *draft.Store, dir string) string {
	return map[string]func(s *draft.Store, dir string) string{
		"the state directory": func(_ *draft.Store, dir string) string { return dir },
		"the drafts":          func(_ *draft.Store, dir string) string { return filepath.Join(dir, "drafts") },
		"the file":            func(s *draft.Store, _ string) string { return s.Path(draftID(1)) },
	}
}

func TestALinkToNothingMakesNothing(t *testing.T) {
	t.Parallel()
	for name, place := range places() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := stateDir(t)
			s := newStore(dir)
			target := filepath.Join(t.TempDir(), "nothing")
			link := place(s, dir)
			must(t, os.MkdirAll(filepath.Dir(link), 0o700))
			must(t, os.Symlink(target, link))
			wantReason(t, s.Save(t.Context(), typed(1, 1, "x")), disk.Unsafe)
			if _, err := os.Lstat(target); err == nil {
				t.Error("the link was followed")
			}
			if modeOf(t, link).Type() != fs.ModeSymlink {
				t.Error("the link was replaced")
			}
		})
	}
}

func TestALinkOrPipeNamedAsATemporaryFileIsNeitherFollowedNorRemoved(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	s := newStore(dir)
	save(t, s, typed(1, 1, "x"))
	folder := filepath.Dir(s.Path(draftID(1)))
	target := filepath.Join(t.TempDir(), "target")
	plant(t, target, "untouched")
	must(t, os.Chtimes(target, noon().AddDate(-1, 0, 0), noon().AddDate(-1, 0, 0)))
	must(t, os.Symlink(target, filepath.Join(folder, ".new-LINK")))
	must(t, syscall.Mkfifo(filepath.Join(folder, ".new-PIPE"), 0o600))
	wantList(t, s, typed(1, 1, "x"))
	save(t, s, typed(1, 2, "y"))
	if content(t, target) != "untouched" || modeOf(t, filepath.Join(folder, ".new-LINK")).Type() != fs.ModeSymlink {
		t.Error("the link was followed or removed")
	}
}

func TestANamedPipeIsRefusedWithoutWaitingForAWriter(t *testing.T) {
	t.Parallel()
	s := newStore(stateDir(t))
	save(t, s, typed(2, 2, "other"))
	must(t, syscall.Mkfifo(s.Path(draftID(1)), 0o600))
	got, err := s.List(t.Context())
	wantDrafts(t, got, typed(2, 2, "other"))
	wantReason(t, err, disk.Unsafe)
}

func TestWhatBelongsToAnotherUserIsRefused(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("only root can give a file away")
	}
	for name, place := range places() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := stateDir(t)
			s := newStore(dir)
			save(t, s, typed(1, 1, "theirs"))
			path := s.Path(draftID(1))
			before := content(t, path)
			must(t, os.Chown(place(s, dir), nobody, nobody))
			got, err := s.List(t.Context())
			wantDrafts(t, got)
			wantReason(t, err, disk.Unsafe)
			wantReason(t, newStore(dir).Save(t.Context(), typed(1, 2, "mine")), disk.Unsafe)
			wantReason(t, newStore(dir).Delete(t.Context(), draftID(1)), disk.Unsafe)
			if content(t, path) != before {
				t.Error("it was changed")
			}
		})
	}
}

// fullDisk is the variable that makes a test the one with the full disk.
const fullDisk = "SENTINELQ_DRAFT_TEST_FULL_DISK"

// The system writes part of a file and then fails, as a full disk makes it. That
// is a limit of a whole process, so this test runs itself in one of its own.
func TestADiskThatIsFullInTheMiddleOfAFileKeepsTheOldOne(t *testing.T) {
	if os.Getenv(fullDisk) == "" {
		t.Parallel()
		self, err := os.Executable()
		must(t, err)
		cmd := exec.CommandContext(t.Context(), self, "-test.run=^"+t.Name()+"$", "-test.v")
		cmd.Env = append(os.Environ(), fullDisk+"=1")
		if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), "--- PASS: "+t.Name()) {
			t.Fatalf("%v\n%s", err, out)
		}
		return
	}
	dir := stateDir(t)
	s := newStore(dir)
	save(t, s, typed(1, 1, "old"))
	for round := range 2 {
		free := fill(t, 100)
		err := s.Save(t.Context(), typed(1, 2+2*round, "new"))
		save(t, s, typed(2, 3+2*round, "told already"))
		free()
		wantReason(t, err, disk.Full)
		wantList(t, s, typed(2, 3+2*round, "told already"), typed(1, 2+2*round, "new"))
		if found := files(t, dir); len(found) != 1+round {
			t.Errorf("left %v", found)
		}
		if round == 0 {
			wantList(t, newStore(dir), typed(1, 1, "old"))
		}
		must(t, s.Flush(t.Context()))
		wantList(t, newStore(dir), typed(2, 3+2*round, "told already"), typed(1, 2+2*round, "new"))
	}
}

// fill leaves room for files of that many bytes, until free is called.
func fill(t *testing.T, bytes uint64) (free func()) {
	t.Helper()
	var before syscall.Rlimit
	must(t, syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before))
	must(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: bytes, Max: before.Max}))
	return func() { must(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before)) }
}

func TestAStoppedProgramThatHoldsTheLockIsNotWaitedForLong(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		dir := stateDir(t)
		s := newStore(dir)
		save(t, s, typed(1, 1, "x"))
		holder, err := os.Open(filepath.Dir(s.Path(draftID(1))))
		must(t, err)
		must(t, syscall.Flock(int(holder.Fd()), syscall.LOCK_EX))
		must(t, wantTime(t, time.Second, func() error { return s.Save(t.Context(), typed(1, 2, "y")) }))
		must(t, wantTime(t, 0, func() error { _, err := s.List(t.Context()); return err }))
		must(t, holder.Close())
		must(t, wantTime(t, 0, func() error { return s.Save(t.Context(), typed(1, 3, "z")) }))
		wantList(t, newStore(dir), typed(1, 3, "z"))
	})
}
