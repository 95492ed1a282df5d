package draft

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

const (
	dirMode  = fs.ModeDir | 0o700
	fileMode = fs.FileMode(0o600)
)

// folder is a directory of small files of one kind below the state directory.
type folder struct {
	kind
	dir   string   // the state directory
	below []string // the way from there
	now   func() time.Time
	open  func(dir string, below []string, write bool) (*os.Root, error) // openFolder outside tests
}

// path returns the name of the folder, or of a file in it.
func (f folder) path(file string) string {
	return filepath.Join(f.dir, filepath.Join(f.below...), file)
}

// openFolder opens the directory below dir, so that nothing that is done in it
// can lead out of it. To be written it is made; to be read it may be missing,
// which is [fs.ErrNotExist].
func openFolder(dir string, below []string, write bool) (*os.Root, error) {
	if dir == "" {
		return nil, errors.New("there is no state directory")
	}
	root, err := openState(dir, write)
	for _, name := range below {
		if err != nil {
			return nil, err
		}
		root, err = enter(root, name, write)
	}
	return root, err
}

// openState opens the state directory itself.
func openState(dir string, write bool) (*os.Root, error) {
	_, err := os.Lstat(dir)
	if write && errors.Is(err, fs.ErrNotExist) {
		if err = os.MkdirAll(dir, dirMode.Perm()); err == nil {
			err = os.Chmod(dir, dirMode.Perm()) // a umask may have taken rights of ours
		}
	}
	if err != nil {
		return nil, err
	}
	if err := secure(os.Lstat, os.Chmod, dir, dirMode, write); err != nil {
		return nil, err
	}
	return os.OpenRoot(dir)
}

// enter opens a directory in parent, and closes parent.
func enter(parent *os.Root, name string, write bool) (_ *os.Root, err error) {
	defer func() { err = errors.Join(err, parent.Close()) }()
	if write {
		switch err := parent.Mkdir(name, dirMode.Perm()); {
		case errors.Is(err, fs.ErrExist):
		case err != nil:
			return nil, err
		default:
			if err := errors.Join(parent.Chmod(name, dirMode.Perm()), syncDir(parent)); err != nil {
				return nil, err
			}
		}
	}
	if err := secure(parent.Lstat, parent.Chmod, name, dirMode, write); err != nil {
		return nil, err
	}
	return parent.OpenRoot(name)
}

// secure makes sure that name stands for what has the type of want and belongs
// to us, and takes away the rights that want does not have. Reading goes on
// where the disk is read-only.
func secure(
	lstat func(string) (fs.FileInfo, error), chmod func(string, fs.FileMode) error,
	name string, want fs.FileMode, write bool,
) error {
	info, err := lstat(name)
	switch {
	case err != nil:
		return err
	case info.Mode().Type() != want.Type():
		return fmt.Errorf("%w: %s is a link, or of another kind", errUnsafe, name)
	case !isMine(info):
		return fmt.Errorf("%w: %s belongs to another user", errUnsafe, name)
	case isOpenToOthers(info, want):
		err = chmod(name, info.Mode().Perm()&want.Perm())
	}
	if !write && isReadOnly(err) {
		return nil
	}
	return err
}
