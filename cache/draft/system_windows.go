package draft

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// The system's error codes that package syscall has no names for.
const (
	errorWriteProtect   syscall.Errno = 19
	errorHandleDiskFull syscall.Errno = 39
	errorDiskFull       syscall.Errno = 112
)

// isMine is left to the access list of the directory.
func isMine(fs.FileInfo) bool { return true }

// isOpenToOthers is left to the access list of the directory; Windows has no
// modes to correct.
func isOpenToOthers(fs.FileInfo, fs.FileMode) bool { return false }

// lock does nothing: Windows locks no directories.
func lock(*os.Root) (io.Closer, error) { return io.NopCloser(nil), nil }

// syncDir does nothing: Windows syncs no directories.
func syncDir(*os.Root) error { return nil }

func isFull(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleDiskFull)
}

func isReadOnly(err error) bool { return errors.Is(err, errorWriteProtect) }
