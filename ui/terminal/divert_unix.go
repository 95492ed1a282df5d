//go:build unix

package terminal

import (
	"io"
	"os"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// diversion is where standard error goes while the screen is up, which a line of
// a library and the trace of a dying process would be written across.
type diversion struct {
	stderr *os.File
	before int      // what it was; negative when it is not diverted
	into   *os.File // without a name, gone with the process
}

// divert leads standard error into a file, if it is a terminal.
func divert(stderr *os.File) diversion {
	d := diversion{stderr: stderr, before: -1}
	if !term.IsTerminal(stderr.Fd()) {
		return d
	}
	file, err := os.CreateTemp("", "sentinelq-") // 0600
	if err != nil {
		return d
	}
	_ = os.Remove(file.Name()) // it is empty all the same
	before, err := unix.FcntlInt(stderr.Fd(), unix.F_DUPFD_CLOEXEC, 3)
	if err == nil {
		err = duplicate(int(file.Fd()), int(stderr.Fd()))
	}
	if err != nil {
		_ = file.Close()
		return d
	}
	d.before, d.into = before, file
	return d
}

// traceLimit is how long the goroutine that panicked may take to write its stack,
// which Bubble Tea lets it do when all else has ended. A busy machine takes its time.
const traceLimit = 10 * time.Second

// end undoes the diversion and returns what was written meanwhile. Where a panic
// was recovered from, its stack is waited for, by the words with which it begins: others
// may have written of goroutines before.
func (d diversion) end(panicked bool) string {
	if d.before < 0 {
		return ""
	}
	said := d.said()
	for begun := time.Now(); panicked && !strings.Contains(said, "[running]") && time.Since(begun) < traceLimit; said = d.said() {
		time.Sleep(time.Millisecond) // another goroutine's writing
	}
	_ = duplicate(d.before, int(d.stderr.Fd())) // it was open a moment ago
	_ = unix.Close(d.before)
	_ = d.into.Close()
	return said
}

// said returns what was written so far.
func (d diversion) said() string {
	text, _ := io.ReadAll(io.NewSectionReader(d.into, 0, maxTrace)) // as far as it goes
	return string(text)
}
