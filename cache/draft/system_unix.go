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
