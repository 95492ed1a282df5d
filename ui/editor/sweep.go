package editor

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// halfMade is after which time a folder of which there is not even the first file
// is no longer being made.
const halfMade = time.Hour

// Sweep removes the folders in dir that programs left which were killed, and
// returns those in which something was written.
func Sweep(dir string, now time.Time) (written []string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // then none can be made either, which Lend tells
	}
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil || !strings.HasPrefix(entry.Name(), prefix) || !isOurs(info) {
			continue
		}
		folder := filepath.Join(dir, entry.Name())
		if isAbandoned(folder, info, now) && !removeUntouched(folder) {
			written = append(written, folder)
		}
	}
	return written
}

// isAbandoned reports whether neither a program nor an editor has the folder.
func isAbandoned(folder string, info fs.FileInfo, now time.Time) bool {
	file, err := os.OpenFile(filepath.Join(folder, beforeName), os.O_RDWR, 0) //nolint:gosec // in our folder
	if err != nil {
		return errors.Is(err, fs.ErrNotExist) && now.Sub(info.ModTime()) > halfMade
	}
	defer file.Close() //nolint:errcheck // only read
	free, err := claim(file)
	return free && err == nil
}

// removeUntouched removes a folder in which nothing was written, and reports
// whether it was one.
func removeUntouched(folder string) bool {
	if !isUntouched(folder) {
		return false
	}
	_ = os.RemoveAll(folder) // else the next sweep tries again
	return true
}

// isUntouched reports whether nothing lies in a folder but the text as it was
// lent. A copy that an editor makes of what is being written lies beside it.
func isUntouched(folder string) bool {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	for _, entry := range entries {
		if entry.Name() != beforeName && entry.Name() != textName {
			return false
		}
	}
	text, err := os.ReadFile(filepath.Join(folder, textName)) //nolint:gosec // in our folder
	if errors.Is(err, fs.ErrNotExist) {
		return true
	}
	before, errBefore := os.ReadFile(filepath.Join(folder, beforeName)) //nolint:gosec // in our folder
	return err == nil && (len(text) == 0 || errBefore == nil && string(text) == string(before))
}
