package ui_test

import (
	"os"
	"runtime/debug"
	"testing"
)

// TestMain lets garbage lie longer. Each journey is a program of its own that
// lives for a fraction of a second, and collecting after each costs a sixth of
// the time.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}
