//go:build !windows

package editor

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"syscall"

	"golang.org/x/sys/unix"
)

// isOurs reports whether what has a name of ours is a folder that this user made.
func isOurs(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && info.Mode() == fs.ModeDir|0o700 && int(stat.Uid) == os.Geteuid()
}

// claim takes the folder whose first file this is until the file is closed, and
// reports whether it was free. On a file system without locks it always is.
func claim(file *os.File) (bool, error) {
	for {
		err := unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		switch {
		case errors.Is(err, unix.EINTR):
			continue
		case errors.Is(err, unix.EWOULDBLOCK):
			return false, nil
		case errors.Is(err, errors.ErrUnsupported), errors.Is(err, unix.ENOLCK):
			return true, nil
		default:
			return err == nil, err
		}
	}
}

// lendOn lets the editor have the folder too, for as long as it runs, and asks it
// to end as a terminal does that goes away: it then keeps what was typed.
func (t *Text) lendOn(command *exec.Cmd) {
	command.ExtraFiles = append(command.ExtraFiles, t.held)
	command.Cancel = func() error { return command.Process.Signal(unix.SIGHUP) }
}
