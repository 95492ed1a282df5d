package cache

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"sentinelq/cache/disk"
)

// openFile opens the file of that name, and makes it and its directory when it
// is to be written. Rights that others have are taken away. It returns
// errAbsent when there is nothing to read, and disk.ErrUnsafe for a symbolic
// link, for anything that is no file, and for what another user owns.
func openFile(path string, write bool) (*os.File, error) {
	switch err := disk.Dir(filepath.Dir(path), write); {
	case errors.Is(err, fs.ErrNotExist) && !write:
		return nil, errAbsent
	case err != nil:
		return nil, err
	}
	// Asked before opening, because opening a named pipe could wait for ever.
	switch info, err := os.Lstat(path); {
	case errors.Is(err, fs.ErrNotExist) && !write:
		return nil, errAbsent
	case err == nil && !info.Mode().IsRegular():
		return nil, fmt.Errorf("%w: %s is not a file", disk.ErrUnsafe, path)
	}
	handle, err := open(path, write)
	if errors.Is(err, fs.ErrNotExist) && !write {
		return nil, errAbsent // renamed by another program just now
	}
	if err != nil {
		return nil, err
	}
	if err := secure(handle, write); err != nil {
		_ = handle.Close()
		return nil, err
	}
	return handle, nil
}

// secure makes sure of a file that is open.
func secure(handle *os.File, write bool) error {
	info, err := handle.Stat()
	if err == nil {
		err = disk.Secure(handle.Name(), info, disk.FileMode, write, handle.Chmod)
	}
	if err == nil && write && info.Size() == 0 && info.Mode().Perm() != disk.FileMode {
		err = handle.Chmod(disk.FileMode) // new, and a umask took rights of ours
	}
	return err
}
