//go:build unix && !linux

package terminal

import (
	"os"

	"golang.org/x/sys/unix"
)

// duplicate makes to another name of from.
func duplicate(from, to int) error { return unix.Dup2(from, to) }

// shrink makes a pipe as small as it can be, which other systems do by themselves.
func shrink(*os.File) {}

// flush drops what was typed and not read, where the system has one way to do so.
func flush(*os.File) {}
