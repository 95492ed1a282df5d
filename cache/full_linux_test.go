package cache

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// The same on a file system that really is full: there a file may grow, and only
// writing to it fails.
func TestAFullFileSystemDamagesNothing(t *testing.T) {
	t.Parallel()
	c, err := newChild(t, "mount", t.TempDir())
	must(t, err)
	c.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS, // so that it may mount, and nobody else sees it
		UidMappings: []syscall.SysProcIDMap{{HostID: os.Geteuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{HostID: os.Getegid(), Size: 1}},
	}
	if err := c.Start(); err != nil {
		t.Skip("no file systems can be mounted here: ", err)
	}
	if answer := c.line(t); answer != "mounted" {
		c.end(t)
		t.Skip("no file systems can be mounted here: ", answer)
	}
	c.end(t)
}

func beginOnFullMount(dir string) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	page := unix.Getpagesize()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%d", 64*page)); err != nil {
		fmt.Println(err)
		return nil
	}
	fmt.Println("mounted")
	if err := os.Chdir(dir); err != nil {
		return err
	}
	for pages := range 12 {
		name := fmt.Sprint(pages)
		if err := os.Mkdir(name, 0o700); err != nil {
			return err
		}
		if err := beginOnFullDisk(name, pages*page, mounted{}); err != nil {
			return fmt.Errorf("room for %d pages: %w", pages, err)
		}
		if err := os.RemoveAll(name); err != nil {
			return err
		}
	}
	return nil
}

// mounted is a small file system, below which the working directory lies.
type mounted struct{}

func (mounted) fill(_ string, room int) error {
	file, err := os.Create("filler")
	if err != nil {
		return err
	}
	for chunk := bytes.Repeat([]byte{1}, 512); err == nil; {
		_, err = file.Write(chunk)
	}
	if !errors.Is(err, unix.ENOSPC) {
		return err
	}
	info, err := file.Stat()
	if err != nil {
		return err
	}
	return errors.Join(file.Truncate(info.Size()-int64(room)), file.Close())
}

func (mounted) free(string) error { return os.Remove("filler") }
