package cache

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

const (
	dirMode  fs.FileMode = 0o700
	fileMode fs.FileMode = 0o600
)

// openFile opens the file of that name, and makes it and its directory when it
// is to be written. Rights that others have are taken away. It returns
// errAbsent when there is nothing to read, and errUnsafe for a symbolic link,
// for anything that is no file, and for what another user owns.
func openFile(path string, write bool) (*os.File, error) {
	if err := openDir(filepath.Dir(path), write); err != nil {
		return nil, err
	}
	// Asked before opening, because opening a named pipe could wait for ever.
	switch info, err := os.Lstat(path); {
	case errors.Is(err, fs.ErrNotExist) && !write:
		return nil, errAbsent
	case err == nil && !info.Mode().IsRegular():
		return nil, fmt.Errorf("%w: %s is not a file", errUnsafe, path)
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

// openDir makes sure of the directory.
func openDir(dir string, write bool) error {
	info, err := os.Lstat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		if !write {
			return errAbsent
		}
		if err := os.MkdirAll(dir, dirMode); err != nil {
			return err
		}
		if info, err = os.Lstat(dir); err == nil && info.IsDir() && info.Mode().Perm() != dirMode {
			err = os.Chmod(dir, dirMode) // a umask took rights of ours
		}
	}
	switch {
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%w: %s is not a directory", errUnsafe, dir)
	case !isMine(info):
		return fmt.Errorf("%w: %s belongs to another user", errUnsafe, dir)
	case isOpenToOthers(info):
		err = os.Chmod(dir, info.Mode().Perm()&dirMode)
	}
	return tolerate(err, write)
}

// secure makes sure of a file that is open.
func secure(handle *os.File, write bool) error {
	info, err := handle.Stat()
	switch {
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return fmt.Errorf("%w: %s is not a file", errUnsafe, handle.Name())
	case !isMine(info):
		return fmt.Errorf("%w: %s belongs to another user", errUnsafe, handle.Name())
	case isOpenToOthers(info):
		err = handle.Chmod(info.Mode().Perm() & fileMode)
	case info.Size() == 0 && write && info.Mode().Perm() != fileMode:
		err = handle.Chmod(fileMode) // new, and a umask took rights of ours
	}
	return tolerate(err, write)
}

// tolerate lets reading go on where a mode cannot be corrected because the disk
// is read-only.
func tolerate(err error, write bool) error {
	if err != nil && !write && isReadOnly(err) {
		return nil
	}
	return err
}
