//go:build !windows

package draft

import (
	"errors"
	"io"
	"os"
	"syscall"
	"time"
)

const (
	lockTries = 200
	lockPoll  = 5 * time.Millisecond
)

// lock keeps other programs from writing in the directory until it is closed.
// There is none on a file system without locks, nor against a program that was
// stopped while it held its own: the person's text does not wait for either.
func lock(root *os.Root) (io.Closer, error) {
	dir, err := root.Open(".")
	if err != nil {
		return nil, err
	}
	for range lockTries {
		err := syscall.Flock(int(dir.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EWOULDBLOCK) && !errors.Is(err, syscall.EINTR) {
			break
		}
		time.Sleep(lockPoll)
	}
	return dir, nil
}

// tryLock locks a file for this open file alone. It fails with errHeld where
// another one has it, and with another error where the file system has no locks.
func tryLock(file *os.File) error {
	for {
		err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		switch {
		case errors.Is(err, syscall.EWOULDBLOCK):
			return errHeld
		case !errors.Is(err, syscall.EINTR):
			return err
		}
	}
}

// unlink removes a file that is locked here, before it is unlocked: whoever has
// opened it meanwhile then sees that it is gone.
func unlink(root *os.Root, name string, _ *os.File) { _ = root.Remove(name) }

// syncDir makes what was renamed or removed in a directory last. A file system
// that cannot sync directories is trusted to keep the order.
func syncDir(root *os.Root) error {
	dir, err := root.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close() //nolint:errcheck // only read
	if err := dir.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}
