//go:build !windows

package cache

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"

	"sentinelq/cache/disk"
)

// open opens a file and never follows a symbolic link in its last part.
func open(path string, write bool) (*os.File, error) {
	flags := os.O_RDONLY
	if write {
		flags = os.O_RDWR | os.O_CREATE
	}
	handle, err := os.OpenFile(path, flags|unix.O_NOFOLLOW|unix.O_CLOEXEC, disk.FileMode) //nolint:gosec // the name is ours
	if errors.Is(err, unix.ELOOP) {
		return nil, fmt.Errorf("%w: %s is a symbolic link", disk.ErrUnsafe, path)
	}
	return handle, err
}

// tryLock takes the lock that bbolt takes, and reports whether it was free.
func tryLock(handle *os.File, exclusive bool) (bool, error) {
	how := unix.LOCK_SH
	if exclusive {
		how = unix.LOCK_EX
	}
	for {
		err := unix.Flock(int(handle.Fd()), how|unix.LOCK_NB)
		switch {
		case errors.Is(err, unix.EINTR):
			continue
		case errors.Is(err, unix.EWOULDBLOCK):
			return false, nil
		default:
			return err == nil, err
		}
	}
}

// handOver prepares handle for bbolt, which locks it once more. Here that is
// the same lock.
func handOver(*os.File) error { return nil }

// ownName prepares handle for a rename of its file: with the exclusive lock no
// other program renames it, or what follows it under its name.
func ownName(_ *os.File, lock func() error) error { return lock() }
