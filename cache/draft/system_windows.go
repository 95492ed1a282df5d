package draft

import (
	"errors"
	"io"
	"os"

	"golang.org/x/sys/windows"
)

// lock does nothing: Windows locks no directories.
func lock(*os.Root) (io.Closer, error) { return io.NopCloser(nil), nil }

// tryLock locks a file for this open file alone. It fails with errHeld where
// another one has it, and with another error where the file system has no locks.
func tryLock(file *os.File) error {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err := windows.LockFileEx(windows.Handle(file.Fd()), flags, 0, 1, 0, new(windows.Overlapped))
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return errHeld
	}
	return err
}

// unlink removes a file that is locked here. Windows removes none that is open,
// here or by somebody who has opened it meanwhile.
func unlink(root *os.Root, name string, file *os.File) {
	_ = file.Close()
	_ = root.Remove(name)
}

// syncDir does nothing: Windows syncs no directories.
func syncDir(*os.Root) error { return nil }
