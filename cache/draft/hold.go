package draft

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"
	"sync"

	"sentinelq/cache/disk"
	"sentinelq/client/incident"
)

const lockSuffix = ".lock"

// holds are the drafts and notes that this session has open: a locked file for
// each, which the system unlocks whatever ends the process.
type holds struct {
	folder folder

	mu    sync.Mutex // held for bookkeeping, never while the disk is used
	files map[string]held
}

// held is a locked file, and how often it was asked for.
type held struct {
	file *os.File
	n    int
}

// Hold takes a draft or a note for this session, until it was released as often as
// it was held, or the process ends, however that comes. It returns false when another live session
// has it. On a disk that cannot lock, or that fails, nothing is held, and it
// returns true: then nobody knows of the other session.
func (s *Store) Hold(ctx context.Context, id incident.ID) bool {
	name := lockFile(id)
	if s.holds.again(name) {
		return true
	}
	free, err := disk.Take(ctx, s.turn, disk.ReadLimit, func(context.Context) (bool, error) {
		if s.holds.again(name) { // another call was faster
			return true, nil
		}
		file, err := s.holds.folder.take(name)
		s.holds.keep(name, file)
		return !errors.Is(err, errHeld), nil
	})
	return free || err != nil
}

// Release lets others have a draft or a note.
func (s *Store) Release(ctx context.Context, id incident.ID) {
	name := lockFile(id)
	file := s.holds.drop(name)
	if file == nil {
		return
	}
	_, _ = disk.Take(ctx, s.turn, disk.WriteLimit, func(context.Context) (bool, error) {
		s.holds.folder.letGo(name, file)
		return true, nil
	}) // else the end of the process does it
}

// Close lets go all that is held. The end of the process does so too, but leaves
// the files to the next session.
func (s *Store) Close(ctx context.Context) {
	files := s.holds.dropAll()
	if len(files) == 0 {
		return
	}
	_, _ = disk.Take(ctx, s.turn, disk.WriteLimit, func(context.Context) (bool, error) {
		for name, file := range files {
			s.holds.folder.letGo(name, file)
		}
		return true, nil
	})
}

func lockFile(id incident.ID) string {
	return strings.TrimSuffix(hashFile(string(id)), suffix) + lockSuffix
}

// again counts one more hold of what is held here.
func (h *holds) again(name string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	on, found := h.files[name]
	if found {
		h.files[name] = held{on.file, on.n + 1}
	}
	return found
}

// keep remembers the file of what is held; nil for nothing.
func (h *holds) keep(name string, file *os.File) {
	if file == nil {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.files[name] = held{file, 1}
}

// drop takes one hold back, and returns the file when that was the last one.
func (h *holds) drop(name string) *os.File {
	h.mu.Lock()
	defer h.mu.Unlock()
	on := h.files[name]
	if on.n > 1 {
		h.files[name] = held{on.file, on.n - 1}
		return nil
	}
	delete(h.files, name)
	return on.file
}

// dropAll takes all holds back, and returns their files.
func (h *holds) dropAll() map[string]*os.File {
	h.mu.Lock()
	defer h.mu.Unlock()
	files := map[string]*os.File{}
	for name, on := range h.files {
		files[name] = on.file
	}
	clear(h.files)
	return files
}

// errHeld says that another session has the lock.
var errHeld = errors.New("held by another session")

// lockTurns is how often a lock is tried whose file is removed by others in that
// very moment.
const lockTurns = 10

// take makes the file of that name and locks it. It also removes the files that
// killed sessions left, which nobody has locked.
func (f folder) take(name string) (*os.File, error) {
	root, err := f.open(f.dir, f.below, true)
	if err != nil {
		return nil, err
	}
	defer root.Close() //nolint:errcheck // nothing is written in it
	f.sweepLocks(root, name)
	for range lockTurns {
		file, err := root.OpenFile(name, os.O_CREATE|os.O_RDWR, disk.FileMode)
		if err != nil {
			return nil, err
		}
		if err := tryLock(file); err != nil {
			return nil, errors.Join(err, file.Close())
		}
		if isAt(root, name, file) {
			return file, nil
		}
		_ = file.Close() // it was removed before it was locked
	}
	return nil, errMoved
}

// isAt reports whether the file still has its name.
func isAt(root *os.Root, name string, file *os.File) bool {
	mine, err := file.Stat()
	if err != nil {
		return false
	}
	there, err := root.Lstat(name)
	return err == nil && os.SameFile(mine, there)
}

// sweepLocks removes the files of sessions that have ended, but for one.
func (f folder) sweepLocks(root *os.Root, but string) {
	files, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return // the next one tries again
	}
	for _, entry := range files {
		name := entry.Name()
		if name == but || !strings.HasSuffix(name, lockSuffix) || !entry.Type().IsRegular() {
			continue
		}
		file, err := root.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			continue
		}
		if tryLock(file) == nil && isAt(root, name, file) {
			unlink(root, name, file) // else the next one tries again
		}
		_ = file.Close()
	}
}

// letGo unlocks a file and removes it.
func (f folder) letGo(name string, file *os.File) {
	if root, err := f.open(f.dir, f.below, false); err == nil {
		if isAt(root, name, file) {
			unlink(root, name, file) // else whoever sweeps does it
		}
		_ = root.Close()
	}
	_ = file.Close()
}
