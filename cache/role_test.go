//go:build !windows

package cache

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"sentinelq/cache/disk"

	"go.etcd.io/bbolt"
	"golang.org/x/sys/unix"
)

// nobody is a user other than the one the tests run as.
const nobody = 65534

// playRole is the main function of a child. Its result is the exit code.
func playRole(role string) int {
	if err := roleOf(role)("."); err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", role, err)
		return 1
	}
	return 0
}

func roleOf(role string) func(dir string) error {
	switch role {
	case "umask":
		return saveWithoutUmask
	case "hold":
		return holdLock
	case "write":
		return writeForEver
	case "full":
		return saveOnFullDisk
	case "begin":
		return beginOnFullDisks
	case "mount":
		return beginOnFullMount
	case "reader":
		return saveWithoutRights
	default:
		return func(string) error { return errors.ErrUnsupported }
	}
}

func saveWithoutUmask(dir string) error {
	unix.Umask(0)
	return New(testOptions(filepath.Join(dir, "made"))).SaveQueue(context.Background(), sample(3), clock())
}

// holdLock has the file open until the parent closes the pipe.
func holdLock(dir string) error {
	db, err := bbolt.Open(New(testOptions(dir)).file.path, 0o600, nil)
	if err != nil {
		return err
	}
	fmt.Println("held")
	_, err = io.ReadAll(os.Stdin)
	return errors.Join(err, db.Close())
}

// writeForEver saves one tag after another and says so after each.
func writeForEver(dir string) error {
	s := New(testOptions(dir))
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s-%d", os.Getenv("SENTINELQ_CACHE_TEST_NAME"), n)
		if err := s.SaveTags(context.Background(), tagged(name)); err != nil {
			return err
		}
		fmt.Println(name)
	}
}

// saveOnFullDisk cannot make files larger than they are; what it saves must
// still be what it loads.
func saveOnFullDisk(dir string) error {
	ctx := context.Background()
	s := New(testOptions(dir))
	if err := s.SaveQueue(ctx, sample(10), clock()); err != nil {
		return err
	}
	info, err := os.Stat(s.file.path)
	if err != nil {
		return err
	}
	size := uint64(info.Size())
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: size, Max: unix.RLIM_INFINITY}); err != nil {
		return err
	}
	var notice *Degraded
	if err := s.SaveQueue(ctx, sample(2000), clock()); !errors.As(err, &notice) || notice.Reason == disk.Damaged {
		return fmt.Errorf("the full disk was not noticed: %w", err)
	}
	if got, err := s.Load(ctx); err != nil || len(got.Incidents) != 2000 {
		return fmt.Errorf("loaded %d incidents from memory: %w", len(got.Incidents), err)
	}
	if got, err := New(testOptions(dir)).Load(ctx); err != nil || len(got.Incidents) != 10 {
		return fmt.Errorf("loaded %d incidents from the file: %w", len(got.Incidents), err)
	}
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: unix.RLIM_INFINITY, Max: unix.RLIM_INFINITY}); err != nil {
		return err
	}
	if err := s.SaveTags(ctx, nil); err != nil {
		return fmt.Errorf("with space again: %w", err)
	}
	if got, err := New(testOptions(dir)).Load(ctx); err != nil || len(got.Incidents) != 2000 {
		return fmt.Errorf("loaded %d incidents at the end: %w", len(got.Incidents), err)
	}
	return nil
}

// saveWithoutRights expects that a user who may not write to the directory works
// from memory.
func saveWithoutRights(dir string) error {
	if os.Geteuid() == 0 {
		if err := unix.Setuid(nobody); err != nil {
			return err
		}
	}
	ctx := context.Background()
	s := New(testOptions(dir))
	var notice *Degraded
	if err := s.SaveQueue(ctx, sample(3), clock()); !errors.As(err, &notice) {
		return fmt.Errorf("saved: %w", err)
	}
	fmt.Println(notice.Reason)
	if err := s.SaveTags(ctx, nil); err != nil {
		return fmt.Errorf("said twice: %w", err)
	}
	if got, err := s.Load(ctx); len(got.Incidents) != 3 {
		return fmt.Errorf("loaded %d incidents: %w", len(got.Incidents), err)
	}
	return nil
}
