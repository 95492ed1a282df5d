package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// The modes of what is made. Secure takes them, type and all, as what to want.
const (
	DirMode  = fs.ModeDir | 0o700
	FileMode = fs.FileMode(0o600)
)

// Secure makes sure that what name stands for, as info describes it, has the
// type of want and belongs to this user, else it fails with [ErrUnsafe]. Rights
// that want does not have are taken away by chmod; where that fails because the
// disk is read-only, reading goes on.
func Secure(name string, info fs.FileInfo, want fs.FileMode, write bool, chmod func(fs.FileMode) error) error {
	var err error
	switch {
	case info.Mode().Type() != want.Type():
		return fmt.Errorf("%w: %s is a link, or of another kind", ErrUnsafe, name)
	case !isMine(info):
		return fmt.Errorf("%w: %s belongs to another user", ErrUnsafe, name)
	case isOpenToOthers(info, want):
		err = chmod(info.Mode().Perm() & want.Perm())
	}
	if !write && isReadOnly(err) {
		return nil
	}
	return err
}

// Dir makes sure of a directory. To be written it is made, and what is missing
// above it; to be read it may be missing, which is [fs.ErrNotExist].
func Dir(dir string, write bool) error {
	info, err := os.Lstat(dir)
	if write && errors.Is(err, fs.ErrNotExist) {
		info, err = makeDir(dir)
	}
	if err != nil {
		return err
	}
	return Secure(dir, info, DirMode, write, func(mode fs.FileMode) error { return os.Chmod(dir, mode) })
}

func makeDir(dir string) (fs.FileInfo, error) {
	if err := os.MkdirAll(dir, DirMode.Perm()); err != nil {
		return nil, err
	}
	info, err := os.Lstat(dir)
	if err == nil && info.IsDir() && info.Mode().Perm() != DirMode.Perm() {
		err = os.Chmod(dir, DirMode.Perm()) // a umask took rights of ours
	}
	return info, err
}
