package cache

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"

	"sentinelq/cache/disk"
)

// open opens a file. That it is no link was asked before; only its owner can
// write to the directory.
func open(path string, write bool) (*os.File, error) {
	flags := os.O_RDONLY
	if write {
		flags = os.O_RDWR | os.O_CREATE
	}
	return os.OpenFile(path, flags, disk.FileMode) //nolint:gosec // the name is ours
}

// lockRange is where bbolt locks: the last byte a file could have.
func lockRange() *windows.Overlapped {
	return &windows.Overlapped{Offset: 1<<32 - 1, OffsetHigh: 1<<32 - 1}
}

// tryLock takes the lock that bbolt takes, and reports whether it was free.
func tryLock(handle *os.File, exclusive bool) (bool, error) {
	flags := uint32(windows.LOCKFILE_FAIL_IMMEDIATELY)
	if exclusive {
		flags |= windows.LOCKFILE_EXCLUSIVE_LOCK
	}
	err := windows.LockFileEx(windows.Handle(handle.Fd()), flags, 0, 1, 0, lockRange())
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return false, nil
	}
	return err == nil, err
}

// handOver lets the lock go, because Windows does not give it twice, not even
// to the same handle. What another program does before bbolt has it again is
// whole as well.
func handOver(handle *os.File) error {
	return windows.UnlockFileEx(windows.Handle(handle.Fd()), 0, 1, 0, lockRange())
}

// ownName prepares handle for a rename of its file: Windows renames none that
// is open. That two programs find the damage in the same moment is left to luck.
func ownName(handle *os.File, _ func() error) error { return handle.Close() }
