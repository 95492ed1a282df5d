package draft

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"
	"time"

	"sentinelq/cache/disk"
)

// tempLife is after which time the temporary file of a killed program is
// removed.
const tempLife = time.Hour

// apply brings a change to its file. What stands there is looked at first, so
// that nothing that was typed later is overwritten, nor what cannot be read. The
// note tells what became of that where the change was made all the same: it was
// set aside, or was later and stays.
func (f folder) apply(name string, c change) (note, err error) {
	root, err := f.open(f.dir, f.below, !c.removed)
	if err != nil {
		return nil, c.allow(err)
	}
	defer root.Close() //nolint:errcheck // what is in it has been synced
	locked, err := lock(root)
	if err != nil {
		return nil, err
	}
	defer locked.Close() //nolint:errcheck // which lets it go in any case
	stored, err := f.read(root, name, true)
	switch {
	case disk.Aside(err) != "":
		note = err
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	if c.removed {
		if c.hides(stored) {
			err = remove(root, name)
		}
		return note, c.allow(err)
	}
	kept := c.over(stored)
	if stored.isLater(c.entry) {
		note = errLater
		if kept.draft.Sent == stored.draft.Sent {
			return note, nil
		}
	}
	return note, f.write(root, name, kept)
}

func (f folder) write(root *os.Root, name string, e entry) error {
	data, err := f.encode(e)
	if err != nil {
		return err
	}
	return replace(root, name, data)
}

// readAll reads every file. One that cannot be read is told among the failures
// and keeps no other from being read.
func (f folder) readAll(ctx context.Context) (map[string]entry, []outcome) {
	found := map[string]entry{}
	root, err := f.open(f.dir, f.below, false)
	if errors.Is(err, fs.ErrNotExist) {
		return found, nil
	}
	if err != nil {
		return found, []outcome{{f.path(""), err}}
	}
	defer root.Close() //nolint:errcheck // only read
	var failed []outcome
	files, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		failed = append(failed, outcome{f.path(""), err})
	}
	for _, file := range files {
		name := file.Name()
		switch {
		case ctx.Err() != nil:
			return found, failed // nobody waits for it any more
		case strings.HasPrefix(name, tempPrefix):
			f.sweep(root, file)
		case f.isFile(name):
			switch e, err := f.read(root, name, false); {
			case err == nil:
				found[name] = e
			case !errors.Is(err, fs.ErrNotExist): // deleted by another program just now
				failed = append(failed, outcome{f.path(name), err})
			}
		}
	}
	return found, failed
}

// sweep removes a temporary file that nobody can still be writing.
func (f folder) sweep(root *os.Root, file fs.DirEntry) {
	if info, err := file.Info(); err == nil && info.Mode().IsRegular() && f.now().Sub(info.ModTime()) > tempLife {
		_ = root.Remove(file.Name()) // else the next listing tries again
	}
}
