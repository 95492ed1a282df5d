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

func isFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

func isReadOnly(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }
