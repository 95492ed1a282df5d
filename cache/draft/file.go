package draft

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"sentinelq/cache/disk"
)

const tempPrefix = ".new-"

// read reads the file of that name. A damaged one is renamed: the error is then
// a [disk.QuarantineError], or disk.ErrDamaged where it had to stay.
func (f folder) read(root *os.Root, name string, write bool) (entry, error) {
	if err := secure(root, name, disk.FileMode, write); err != nil {
		return entry{}, err
	}
	file, err := root.Open(name)
	if err != nil {
		return entry{}, err
	}
	defer file.Close() //nolint:errcheck // only read
	info, err := file.Stat()
	if err != nil {
		return entry{}, err
	}
	data, err := io.ReadAll(io.LimitReader(file, maxFile+1))
	switch {
	case err != nil:
		return entry{}, err
	case len(data) > maxFile:
		return entry{}, errLarge
	}
	e, err := f.decode(data)
	if err == nil && f.nameOf(e) != name {
		err = fmt.Errorf("%w: it holds another one than its name says", disk.ErrDamaged)
	}
	if errors.Is(err, disk.ErrDamaged) {
		_ = file.Close() // Windows renames no open file
		err = f.setAside(root, name, info, err)
	}
	return e, err
}

// setAside renames the file that info is and that was found damaged. Another
// program may put a good one in its place in that very moment; that one gets its
// name back, unless there is a third. That is errMoved.
func (f folder) setAside(root *os.Root, name string, info fs.FileInfo, damage error) error {
	aside, err := disk.QuarantineName(root.Lstat, name+".damaged-", f.now())
	if err != nil {
		return errors.Join(damage, err)
	}
	if err := root.Rename(name, aside); errors.Is(err, fs.ErrNotExist) {
		return err // another program was here first
	} else if err != nil {
		return errors.Join(damage, err)
	}
	if moved, err := root.Lstat(aside); err == nil && !os.SameFile(info, moved) && root.Link(aside, name) == nil {
		return errors.Join(errMoved, root.Remove(aside))
	}
	return &disk.QuarantineError{Path: f.path(aside), Err: damage}
}

// replace puts data at name: whole and on the disk, or not at all.
func replace(root *os.Root, name string, data []byte) error {
	temp := tempPrefix + rand.Text()
	file, err := root.OpenFile(temp, os.O_CREATE|os.O_EXCL|os.O_WRONLY, disk.FileMode)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil {
		err = errors.Join(file.Chmod(disk.FileMode), file.Sync()) // a umask may have taken rights of ours
	}
	if err = errors.Join(err, file.Close()); err == nil {
		err = root.Rename(temp, name)
	}
	if err != nil {
		return errors.Join(err, root.Remove(temp))
	}
	return syncDir(root)
}

// remove deletes the file of that name.
func remove(root *os.Root, name string) error {
	if err := root.Remove(name); err != nil {
		return err
	}
	return syncDir(root)
}
