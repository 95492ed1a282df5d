package form_test

import (
	"os"
	"runtime/debug"
	"testing"
)

// TestMain lets garbage lie longer: collecting it costs a quarter of the time.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}
