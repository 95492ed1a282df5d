//go:build !windows

package cache

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/sys/unix"

	"sentinelq/cache/disk"
)

func wantMode(t *testing.T, path string, want fs.FileMode) {
	t.Helper()
	info, err := os.Lstat(path)
	must(t, err)
	if got := info.Mode().Perm(); got != want {
		t.Errorf("%s has mode %o, want %o", filepath.Base(path), got, want)
	}
}

func TestDirectoryAndFileAreTheOwnersUnderAnyUmask(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	runChild(t, "umask", dir)
	path := New(testOptions(filepath.Join(dir, "made"))).file.path
	wantMode(t, filepath.Dir(path), disk.DirMode.Perm())
	wantMode(t, path, disk.FileMode)
}

func TestWrongModesAreCorrected(t *testing.T) {
	t.Parallel()
	for name, use := range map[string]func(*testing.T, *Store){
		"loading": func(t *testing.T, s *Store) { wantLoad(t, s, sample(3)) },
		"saving":  func(t *testing.T, s *Store) { must(t, s.SaveTags(t.Context(), nil)) },
	} {
		t.Run(name, func(t *testing.T) {
			unhurried(t, func(t *testing.T) {
				s := New(testOptions(filepath.Join(t.TempDir(), "open")))
				must(t, s.SaveQueue(t.Context(), sample(3), clock()))
				must(t, os.Chmod(s.file.path, 0o666))
				must(t, os.Chmod(filepath.Dir(s.file.path), 0o777))
				use(t, s)
				wantMode(t, s.file.path, disk.FileMode)
				wantMode(t, filepath.Dir(s.file.path), disk.DirMode.Perm())
			})
		})
	}
}

func TestLinksAndWhatIsNoFileAreRefused(t *testing.T) {
	t.Parallel()
	for name, plant := range map[string]func(t *testing.T, dir, path string) error{
		"file is a link": func(t *testing.T, dir, path string) error {
			must(t, os.WriteFile(filepath.Join(dir, "target"), nil, 0o600))
			return os.Symlink(filepath.Join(dir, "target"), path)
		},
		"file is a link to nothing": func(_ *testing.T, dir, path string) error {
			return os.Symlink(filepath.Join(dir, "nothing"), path)
		},
		"file is a directory":  func(_ *testing.T, _, path string) error { return os.Mkdir(path, 0o700) },
		"file is a named pipe": func(_ *testing.T, _, path string) error { return unix.Mkfifo(path, 0o600) },
		"directory is a link": func(_ *testing.T, dir, _ string) error {
			target := dir + "-real"
			if err := os.Rename(dir, target); err != nil {
				return err
			}
			return os.Symlink(target, dir)
		},
		"directory is a file": func(t *testing.T, dir, _ string) error {
			must(t, os.Remove(dir))
			return os.WriteFile(dir, nil, 0o600)
		},
	} {
		t.Run(name, func(t *testing.T) {
			unhurried(t, func(t *testing.T) {
				dir := filepath.Join(t.TempDir(), "dir")
				must(t, os.Mkdir(dir, 0o700))
				s := New(testOptions(dir))
				must(t, plant(t, dir, s.file.path))
				wantReason(t, s.SaveQueue(t.Context(), sample(2), clock()), disk.Unsafe)
				wantLoad(t, s, sample(2))
				if _, err := os.Stat(filepath.Join(dir, "nothing")); err == nil {
					t.Error("the link was followed")
				}
			})
		})
	}
}

func TestWhatBelongsToAnotherUserIsRefused(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("only root can give a file away")
	}
	for name, path := range map[string]func(*Store) string{
		"file":      func(s *Store) string { return s.file.path },
		"directory": func(s *Store) string { return filepath.Dir(s.file.path) },
	} {
		t.Run(name, func(t *testing.T) {
			unhurried(t, func(t *testing.T) {
				dir := filepath.Join(t.TempDir(), "dir")
				must(t, New(testOptions(dir)).SaveQueue(t.Context(), sample(9), clock()))
				s := New(testOptions(dir))
				must(t, os.Chown(path(s), nobody, nobody))
				snapshot, err := s.Load(t.Context())
				if wantReason(t, err, disk.Unsafe); len(snapshot.Incidents) != 0 {
					t.Errorf("%d incidents of another user", len(snapshot.Incidents))
				}
			})
		})
	}
}

func TestAReadOnlyDirectoryIsWorkedAround(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	must(t, os.Chmod(dir, 0o500))
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	if os.Geteuid() == 0 { // whom modes do not stop, so that the child is another
		must(t, os.Chown(dir, nobody, nobody))
	}
	c := startChild(t, "reader", dir)
	if reason := c.line(t); reason != disk.ReadOnly.String() {
		t.Errorf("the reason is that %s", reason)
	}
	c.end(t)
}

func TestAFullDiskIsWorkedAround(t *testing.T) {
	t.Parallel()
	runChild(t, "full", t.TempDir())
}

func TestALockedFileIsWaitedForShortlyAndWrittenLater(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // not beside other tests, since it starts a process
		dir := t.TempDir()
		s := New(testOptions(dir))
		must(t, s.SaveQueue(t.Context(), sample(4), clock()))
		holder := startChild(t, "hold", dir)
		holder.line(t)
		must(t, holder.Process.Signal(syscall.SIGSTOP)) // as Ctrl-Z does
		start := time.Now()
		wantReason(t, s.SaveQueue(t.Context(), sample(6), clock()), disk.Locked)
		snapshot, err := s.Load(t.Context())
		if err != nil || len(snapshot.Incidents) != 6 {
			t.Errorf("loaded %d incidents, %v", len(snapshot.Incidents), err)
		}
		if took := time.Since(start); took != 2*s.file.lockTimeout {
			t.Errorf("took %v with a lock timeout of %v", took, s.file.lockTimeout)
		}
		must(t, holder.Process.Signal(syscall.SIGCONT))
		holder.end(t)
		must(t, s.SaveTags(t.Context(), nil))
		wantLoad(t, New(testOptions(dir)), sample(6))
	})
}

func TestAFileReplacedWhileWaitingIsOpenedAgain(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		s := New(testOptions(t.TempDir()))
		must(t, s.SaveQueue(t.Context(), sample(4), clock()))
		first := true
		s.file.open = func(path string, write bool) (*os.File, error) {
			handle, err := openFile(path, write)
			if first && err == nil {
				first = false
				err = os.Rename(path, path+".away")
			}
			return handle, err
		}
		wantLoad(t, s, nil)
		must(t, s.SaveQueue(t.Context(), sample(5), clock()))
		wantLoad(t, s, sample(5))
	})
}

// Only another program that holds the lock is told as one.
func TestAFileWhoseNameCannotBeLookedUpIsNotTakenForReplaced(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "dir")
		s := New(testOptions(dir))
		must(t, s.SaveQueue(t.Context(), sample(4), clock()))
		s.file.open = func(path string, write bool) (*os.File, error) {
			handle, err := openFile(path, write)
			must(t, os.Rename(dir, dir+".away"))
			must(t, os.WriteFile(dir, nil, 0o600))
			return handle, err
		}
		snapshot, err := s.Load(t.Context())
		if wantReason(t, err, disk.Failed); len(snapshot.Incidents) != 0 {
			t.Errorf("%d incidents", len(snapshot.Incidents))
		}
	})
}
