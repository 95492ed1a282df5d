//go:build !windows

package disk_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"sentinelq/cache/disk"
)

// nobody is a user that no test is run as.
const nobody = 65534

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantMode(t *testing.T, path string, want fs.FileMode) {
	t.Helper()
	info, err := os.Lstat(path)
	must(t, err)
	if got := info.Mode(); got != want {
		t.Errorf("%s has mode %v, want %v", filepath.Base(path), got, want)
	}
}

func TestErrorsOfTheSystemHaveTheirReason(t *testing.T) {
	t.Parallel()
	for err, want := range map[syscall.Errno]disk.Reason{
		unix.ENOSPC: disk.Full, unix.EDQUOT: disk.Full, unix.EFBIG: disk.Full,
		unix.EROFS: disk.ReadOnly, unix.EACCES: disk.ReadOnly, unix.EPERM: disk.ReadOnly,
		unix.EIO: disk.Failed, unix.ENOTDIR: disk.Failed, unix.EMFILE: disk.Failed,
	} {
		if got := disk.ReasonOf(&fs.PathError{Op: "write", Path: "/x", Err: err}); got != want {
			t.Errorf("%v has reason %d, want %d", err, got, want)
		}
	}
}

func TestAFullDiskThatIsToldInWordsAloneIsRecognised(t *testing.T) {
	t.Parallel()
	for err, want := range map[error]disk.Reason{
		errors.New("file resize error: truncate /x: no space left on device"): disk.Full,
		errors.New("file sync error: sync /x: disk quota exceeded"):           disk.Full,
		errors.New("mmap allocate error: file too large"):                     disk.Full,
		errors.New("file sync error: sync /x: input/output error"):            disk.Failed,
		errors.New("no space left on device is what the file says: damaged"):  disk.Failed,
		fmt.Errorf("damaged: %w", disk.ErrDamaged):                            disk.Damaged,
	} {
		got := disk.Spoken(err)
		if disk.ReasonOf(got) != want || !errors.Is(got, err) || got.Error() != err.Error() {
			t.Errorf("%v has reason %d, want %d", got, disk.ReasonOf(got), want)
		}
	}
	if err := disk.Spoken(nil); err != nil {
		t.Errorf("nothing becomes %v", err)
	}
}

// The umask is the whole process's, so this test has no other beside it.
func TestADirectoryIsMadeForItsOwnerAloneUnderAnyUmask(t *testing.T) {
	for _, umask := range []int{0, 0o077, 0o277} {
		dir := filepath.Join(t.TempDir(), "made")
		before := syscall.Umask(umask)
		err := disk.Dir(dir, true)
		syscall.Umask(before)
		must(t, err)
		wantMode(t, dir, disk.DirMode)
	}
}

func TestADirectoryThatIsOnlyReadIsNotMade(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "none")
	if err := disk.Dir(dir, false); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Lstat(dir); err == nil {
		t.Error("it was made")
	}
}

func TestRightsOfOthersAreTakenFromADirectoryAndNoneAreGiven(t *testing.T) {
	t.Parallel()
	for had, want := range map[fs.FileMode]fs.FileMode{0o777: 0o700, 0o750: 0o700, 0o500: 0o500, 0o700: 0o700} {
		dir := filepath.Join(t.TempDir(), "dir")
		must(t, os.Mkdir(dir, 0o700))
		must(t, os.Chmod(dir, had))
		must(t, disk.Dir(dir, false))
		wantMode(t, dir, fs.ModeDir|want)
	}
}

func TestWhatIsNoDirectoryOfThisUserIsRefusedAndLeftAsItIs(t *testing.T) {
	t.Parallel()
	for name, plant := range map[string]func(t *testing.T, dir string){
		"a file":            func(t *testing.T, dir string) { must(t, os.WriteFile(dir, nil, 0o644)) },
		"a link":            func(t *testing.T, dir string) { must(t, os.Symlink(filepath.Dir(dir), dir)) },
		"a link to nothing": func(t *testing.T, dir string) { must(t, os.Symlink(dir+"-nothing", dir)) },
		"a named pipe":      func(t *testing.T, dir string) { must(t, unix.Mkfifo(dir, 0o644)) },
		"another user's": func(t *testing.T, dir string) {
			if os.Geteuid() != 0 {
				t.Skip("only root can give a directory away")
			}
			must(t, os.Mkdir(dir, 0o755))
			must(t, os.Chown(dir, nobody, nobody))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "dir")
			plant(t, dir)
			before, err := os.Lstat(dir)
			must(t, err)
			for _, write := range []bool{false, true} {
				if err := disk.Dir(dir, write); !errors.Is(err, disk.ErrUnsafe) {
					t.Errorf("got %v", err)
				}
			}
			wantMode(t, dir, before.Mode())
			if _, err := os.Lstat(dir + "-nothing"); err == nil {
				t.Error("the link was followed")
			}
		})
	}
}

func TestAModeThatAReadOnlyDiskKeepsHindersWritingAlone(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(path, nil, 0o600))
	must(t, os.Chmod(path, 0o644))
	info, err := os.Lstat(path)
	must(t, err)
	for name, c := range map[string]struct {
		err   error
		write bool
		want  error
	}{
		"read on a read-only disk":    {unix.EROFS, false, nil},
		"written on a read-only disk": {unix.EROFS, true, unix.EROFS},
		"read on a broken disk":       {unix.EIO, false, unix.EIO},
	} {
		var given fs.FileMode
		err := disk.Secure(path, info, disk.FileMode, c.write, func(mode fs.FileMode) error { given = mode; return c.err })
		if !errors.Is(err, c.want) || given != 0o600 {
			t.Errorf("%s: got %v and mode %v", name, err, given)
		}
	}
}
