package disk

import (
	"errors"
	"io/fs"

	"golang.org/x/sys/windows"
)

// isMine is left to the access list of the directory.
func isMine(fs.FileInfo) bool { return true }

// isOpenToOthers is left to the access list of the directory; Windows has no
// modes to correct.
func isOpenToOthers(fs.FileInfo, fs.FileMode) bool { return false }

// fullErrors are what the system says when there is no space, or no quota, left.
func fullErrors() []error {
	return []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED}
}

func isReadOnly(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }
