package draft

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"
)

const (
	suffix      = ".json"
	tempPrefix  = ".new-"
	tempLife    = time.Hour // after which an abandoned temporary file is removed
	maxFile     = 4 << 20   // bytes; a larger file is none of ours
	dirMode     = 0o700
	fileMode    = 0o600
	asideFormat = "20060102T150405Z" // UTC
)

// folder is a directory of small files below the state directory. Nothing in it
// can lead out of it, whatever links somebody put there.
type folder struct {
	dir  string
	name string
	now  func() time.Time
}

// open opens the folder, made and made private if need be.
func (f folder) open() (*os.Root, error) {
	if f.dir == "" {
		return nil, errors.New("there is no state directory")
	}
	if err := os.MkdirAll(f.dir, dirMode); err != nil {
		return nil, err
	}
	state, err := os.OpenRoot(f.dir)
	if err != nil {
		return nil, err
	}
	defer state.Close() //nolint:errcheck // only read
	if err := state.MkdirAll(f.name, dirMode); err != nil {
		return nil, err
	}
	root, err := state.OpenRoot(f.name)
	if err != nil {
		return nil, err
	}
	if info, err := root.Lstat("."); err == nil && info.Mode().Perm() != dirMode {
		err = root.Chmod(".", dirMode)
		if err != nil {
			return nil, errors.Join(err, root.Close())
		}
	}
	return root, nil
}

// write puts data at name: whole, or not at all.
func (f folder) write(name string, data []byte) (err error) {
	root, err := f.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	return replace(root, name, data)
}

func replace(root *os.Root, name string, data []byte) error {
	temp, err := tempName()
	if err != nil {
		return err
	}
	file, err := root.OpenFile(temp, os.O_CREATE|os.O_EXCL|os.O_WRONLY, fileMode)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = root.Rename(temp, name)
	}
	if err != nil {
		return errors.Join(err, root.Remove(temp))
	}
	return syncDir(root)
}

func tempName() (string, error) {
	var b [8]byte
	if _, err := rand.Read(b[:]); err != nil {
		return "", fmt.Errorf("name a temporary file: %w", err)
	}
	return tempPrefix + hex.EncodeToString(b[:]), nil
}

// syncDir makes the renaming last. Where a directory cannot be synced, as on
// Windows, the file system is trusted to keep the order.
func syncDir(root *os.Root) error {
	dir, err := root.Open(".")
	if err != nil {
		return err
	}
	_ = dir.Sync()
	return dir.Close()
}

// each gives every whole file to read. A file that read does not understand is
// renamed aside; its error is returned when all others have been read.
func (f folder) each(read func(name string, data []byte) error) (err error) {
	root, err := f.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return err
	}
	var amiss error
	for _, e := range entries {
		name := e.Name()
		switch {
		case strings.HasPrefix(name, tempPrefix):
			f.sweep(root, e)
		case strings.HasSuffix(name, suffix) && e.Type().IsRegular():
			amiss = errors.Join(amiss, f.readOne(root, name, read))
		}
	}
	return amiss
}

func (f folder) readOne(root *os.Root, name string, read func(name string, data []byte) error) error {
	info, err := root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // deleted by another program just now
	}
	if err != nil {
		return err
	}
	if info.Size() > maxFile {
		return f.setAside(root, name, errDamaged)
	}
	if info.Mode().Perm() != fileMode {
		_ = root.Chmod(name, fileMode) // another owner's file stays as it is, and is read if it can be
	}
	data, err := root.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	err = read(strings.TrimSuffix(name, suffix), data)
	if errors.Is(err, errDamaged) {
		return f.setAside(root, name, err)
	}
	return err
}

// asideError says that a file could not be read and has another name now.
type asideError struct {
	name string
	err  error
}

func (e *asideError) Error() string { return fmt.Sprintf("%v; it is kept as %s", e.err, e.name) }
func (e *asideError) Unwrap() error { return e.err }

func (f folder) setAside(root *os.Root, name string, damage error) error {
	aside := name + ".damaged-" + f.now().UTC().Format(asideFormat)
	if err := root.Rename(name, aside); err != nil {
		return errors.Join(damage, err)
	}
	return &asideError{aside, damage}
}

// sweep removes a temporary file that a killed program left.
func (f folder) sweep(root *os.Root, e fs.DirEntry) {
	if info, err := e.Info(); err == nil && f.now().Sub(info.ModTime()) > tempLife {
		_ = root.Remove(e.Name()) // the next listing tries again
	}
}

func (f folder) remove(name string) (err error) {
	root, err := f.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	if err := root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
