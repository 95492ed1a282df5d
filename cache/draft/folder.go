package draft

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"sentinelq/cache/disk"
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

// openNowhere stands for openFolder where nothing goes to the disk.
func openNowhere(string, []string, bool) (*os.Root, error) { return nil, errNowhere }

// openState opens the state directory itself.
func openState(dir string, write bool) (*os.Root, error) {
	if err := disk.Dir(dir, write); err != nil {
		return nil, err
	}
	return os.OpenRoot(dir)
}

// enter opens a directory in parent, and closes parent.
func enter(parent *os.Root, name string, write bool) (_ *os.Root, err error) {
	defer func() { err = errors.Join(err, parent.Close()) }()
	if write {
		switch err := parent.Mkdir(name, disk.DirMode.Perm()); {
		case errors.Is(err, fs.ErrExist):
		case err != nil:
			return nil, err
		default:
			if err := errors.Join(parent.Chmod(name, disk.DirMode.Perm()), syncDir(parent)); err != nil {
				return nil, err
			}
		}
	}
	if err := secure(parent, name, disk.DirMode, write); err != nil {
		return nil, err
	}
	return parent.OpenRoot(name)
}

// secure makes sure of what has a name in root, as [disk.Secure] does.
func secure(root *os.Root, name string, want fs.FileMode, write bool) error {
	info, err := root.Lstat(name)
	if err != nil {
		return err
	}
	return disk.Secure(name, info, want, write, func(mode fs.FileMode) error { return root.Chmod(name, mode) })
}
