package terminal

import (
	"os"

	"golang.org/x/sys/unix"
)

// duplicate makes to another name of from.
func duplicate(from, to int) error { return unix.Dup3(from, to, 0) }

// shrink makes a pipe as small as it can be.
func shrink(pipe *os.File) {
	_, _ = unix.FcntlInt(pipe.Fd(), unix.F_SETPIPE_SZ, 1) // a larger one serves as well
}

// flush drops what was typed and not read.
func flush(terminal *os.File) {
	_ = unix.IoctlSetInt(int(terminal.Fd()), unix.TCFLSH, unix.TCIFLUSH) // a terminal that is gone has nothing
}
