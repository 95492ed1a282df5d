//go:build !windows

package cache

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"sentinelq/cache/disk"
	"sentinelq/client/incident"
)

// A file that the full disk let be begun and not finished holds nothing and is
// no damage. Where the disk ends is tried for each page that a new file has,
// inside one, and while the first save makes the file grow.
func TestAFileThatAFullDiskLeftUnfinishedIsMadeAnewWhenThereIsSpace(t *testing.T) {
	t.Parallel()
	runChild(t, "begin", t.TempDir())
}

func beginOnFullDisks(dir string) error {
	page := unix.Getpagesize()
	bytes := []int{0, 1, 40, 79, 100, page - 1, page + 50, 4*page - 1}
	for _, pages := range []int{1, 2, 3, 4, 6, 9} {
		bytes = append(bytes, pages*page)
	}
	var all error
	for _, room := range bytes {
		if err := beginOnFullDisk(filepath.Join(dir, fmt.Sprint(room)), room, rooms{}); err != nil {
			all = errors.Join(all, fmt.Errorf("room for %d bytes: %w", room, err))
		}
	}
	return all
}

// rooms are disks whose files cannot grow beyond a size.
type rooms struct{}

func (rooms) fill(_ string, room int) error {
	return unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: uint64(room), Max: unix.RLIM_INFINITY})
}

func (rooms) free(string) error {
	return unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: unix.RLIM_INFINITY, Max: unix.RLIM_INFINITY})
}

// filler leaves so much room on the disk of a directory, and gives it all back.
type filler interface {
	fill(dir string, room int) error
	free(dir string) error
}

// beginOnFullDisk lets several sessions meet a disk that is full before there is
// a file, and one that has been given space again.
func beginOnFullDisk(dir string, room int, small filler) error {
	if err := small.fill(dir, room); err != nil {
		return err
	}
	first, second := New(testOptions(dir)), New(testOptions(dir))
	if err := meetFullDisk(first, second); err != nil {
		return fmt.Errorf("the full disk: %w", err)
	}
	if err := small.free(dir); err != nil {
		return err
	}
	ctx := context.Background()
	if err := holds(New(testOptions(dir)), 0); err != nil {
		return fmt.Errorf("with space again: %w", err)
	}
	if err := errors.Join(first.Close(ctx), second.Close(ctx)); err != nil {
		return fmt.Errorf("with space again: %w", err)
	}
	if err := holds(New(testOptions(dir)), 200); err != nil {
		return fmt.Errorf("at the end: %w", err)
	}
	if got, err := New(testOptions(dir)).Load(ctx); err != nil || len(got.Tags) != len(manyTags()) {
		return fmt.Errorf("at the end there are %d tags: %w", len(got.Tags), err)
	}
	if asides, err := filepath.Glob(first.file.path + "?*"); err != nil || len(asides) > 0 {
		return fmt.Errorf("it left %v: %w", asides, err)
	}
	return nil
}

// meetFullDisk saves and loads as two sessions do that do not get anything onto
// the disk.
func meetFullDisk(first, second *Store) error {
	ctx := context.Background()
	for range 2 {
		err := wantFull(first.SaveQueue(ctx, sample(200), clock()))
		first.settleNotices()
		if err != nil {
			return fmt.Errorf("the first save: %w", err)
		}
	}
	if err := errors.Join(holds(first, 200), holds(second, 0)); err != nil {
		return err
	}
	if err := wantFull(second.SaveTags(ctx, manyTags())); err != nil {
		return fmt.Errorf("the second save: %w", err)
	}
	return nil
}

// manyTags need more pages than the largest of the small disks has.
func manyTags() []incident.TagUse {
	var uses []incident.TagUse
	for n := range 3000 {
		uses = append(uses, tagged(fmt.Sprintf("a tag with a long name %d", n))...)
	}
	return uses
}

// holds returns nil when the store loads so many incidents.
func holds(s *Store, n int) error {
	if got, err := s.Load(context.Background()); err != nil || len(got.Incidents) != n {
		return fmt.Errorf("there are %d incidents, not %d: %w", len(got.Incidents), n, err)
	}
	return nil
}

// wantFull returns nil when err says that the disk is full, and nothing else.
func wantFull(err error) error {
	var notice *Degraded
	if !errors.As(err, &notice) || notice.Reason != disk.Full {
		return fmt.Errorf("the full disk was not told of: %w", err)
	}
	return nil
}

// settleNotices lets what was said be said again.
func (s *Store) settleNotices() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.told)
}
