package cache

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"go.etcd.io/bbolt"

	"sentinelq/cache/disk"
	"sentinelq/cache/pages"
)

const (
	lockPoll  = 5 * time.Millisecond
	openTries = 3 // a file may be renamed between being opened and locked
)

// file is one use after another of a bbolt file: open, lock, check, one
// transaction, close.
type file struct {
	path        string
	now         func() time.Time
	lockTimeout time.Duration
	open        func(path string, write bool) (*os.File, error) // openFile outside tests
}

// view runs read in a transaction and returns what it does. It returns errAbsent
// when there is no file, or nothing was ever written to it.
func view[T any](ctx context.Context, f *file, how access, read func(transaction) (T, error)) (T, error) {
	var value T
	err := f.use(ctx, how, func(tx transaction) error {
		var err error
		value, err = read(tx)
		return err
	})
	return value, err
}

// use opens the file for one transaction. What is written is on the disk when
// use returns nil, and undone otherwise. Where the file turns out to be damaged
// it is renamed before its lock is let go, so that no other program renames a
// new file in its place.
func (f *file) use(ctx context.Context, how access, work func(transaction) error) error {
	if f.path == "" {
		return errAbsent
	}
	handle, err := f.lock(ctx, how.write)
	if err != nil {
		return err
	}
	defer handle.Close() //nolint:errcheck // bbolt has closed it already, unless it panicked
	db, err := f.transact(handle, how, work)
	if isDamage(err) {
		err = f.quarantine(ctx, handle, err)
	}
	if db != nil {
		err = errors.Join(err, db.Close())
	}
	return err
}

// transact checks the file, gives it to bbolt and runs work. After a panic the
// database is not closed, since it may hold its own locks; its mapping stays
// until the process ends.
func (f *file) transact(handle *os.File, how access, work func(transaction) error) (db *bbolt.DB, err error) {
	defer func() {
		if p := recover(); p != nil {
			db, err = nil, panicked(p)
		}
		err = disk.Spoken(err)
	}()
	if err := check(handle, how); err != nil {
		return nil, err
	}
	if err := handOver(handle); err != nil {
		return nil, err
	}
	db, err = bbolt.Open(f.path, disk.FileMode, &bbolt.Options{
		Timeout:      f.lockTimeout,
		ReadOnly:     !how.write,
		NoStatistics: true,
		OpenFile:     func(string, int, os.FileMode) (*os.File, error) { return handle, nil },
	})
	if err != nil {
		return nil, err
	}
	run := db.View
	if how.write {
		run = db.Update
	}
	return db, run(func(tx *bbolt.Tx) error { return work(transaction{tx, handle}) })
}

// check looks at the structure of a file. One that is only begun is what a full
// disk or a kill leaves of a new file: it is as good as none, and emptied so that
// bbolt makes it anew.
func check(handle *os.File, how access) error {
	info, err := handle.Stat()
	if err != nil {
		return err
	}
	begun, err := pages.IsBegun(handle, info.Size())
	switch {
	case err != nil:
		return err
	case begun && how.write:
		return handle.Truncate(0)
	case begun:
		return errAbsent
	case how.details:
		return pages.Check(handle, info.Size())
	default:
		return pages.CheckTop(handle, info.Size())
	}
}

// lock opens the file and takes its lock, shared for reading. The file is then
// the one that its name stands for.
func (f *file) lock(ctx context.Context, write bool) (*os.File, error) {
	for range openTries {
		handle, err := f.open(f.path, write)
		if err != nil {
			return nil, err
		}
		current := false
		if err = f.waitLock(ctx, handle, write); err == nil {
			current, err = f.isCurrent(handle)
		}
		if current {
			return handle, nil
		}
		_ = handle.Close()
		if err != nil {
			return nil, err
		}
	}
	return nil, errMoved
}

// waitLock tries for the lock until it is there or the time is over. The system
// is never asked to wait, since that wait could not be ended.
func (f *file) waitLock(ctx context.Context, handle *os.File, exclusive bool) error {
	end := time.NewTimer(f.lockTimeout)
	defer end.Stop()
	poll := time.NewTicker(lockPoll)
	defer poll.Stop()
	for {
		switch got, err := tryLock(handle, exclusive); {
		case err != nil:
			return fmt.Errorf("lock: %w", err)
		case got:
			return nil
		}
		select {
		case <-poll.C:
		case <-end.C:
			return errLocked
		case <-ctx.Done():
			return disk.Ended(ctx)
		}
	}
}

// isCurrent reports whether the file's name still stands for handle.
func (f *file) isCurrent(handle *os.File) (bool, error) {
	info, err := handle.Stat()
	if err != nil {
		return false, err
	}
	return f.isNamed(info)
}

// isNamed reports whether the file's name stands for the file of info.
func (f *file) isNamed(info os.FileInfo) (bool, error) {
	named, err := os.Lstat(f.path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil && os.SameFile(info, named), err
}

// quarantine renames the damaged file that handle is and returns damage with its
// new name, or with why it kept the old one.
func (f *file) quarantine(ctx context.Context, handle *os.File, damage error) error {
	info, err := handle.Stat()
	if err == nil {
		err = ownName(handle, func() error { return f.waitLock(ctx, handle, true) })
	}
	named := false
	if err == nil {
		named, err = f.isNamed(info)
	}
	if err != nil {
		return errors.Join(damage, err)
	}
	if !named {
		return damage // another program was here first
	}
	aside, err := disk.QuarantineName(os.Lstat, f.path+".corrupt-", f.now())
	if err == nil {
		err = os.Rename(f.path, aside)
	}
	if err != nil {
		return errors.Join(damage, err)
	}
	return &disk.QuarantineError{Path: aside, Err: damage}
}
