//go:build !windows

package disk

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// isMine reports whether this process's user owns the file.
func isMine(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid()
}

// isOpenToOthers reports whether the file has rights beyond those of want.
func isOpenToOthers(info fs.FileInfo, want fs.FileMode) bool {
	return info.Mode().Perm()&^want.Perm() != 0
}

// fullErrors are what the system says when there is no space, or no quota, left.
func fullErrors() []error { return []error{unix.ENOSPC, unix.EDQUOT, unix.EFBIG} }

func isReadOnly(err error) bool { return errors.Is(err, unix.EROFS) }
