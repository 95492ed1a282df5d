//go:build !windows

package editor

import (
	"context"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

func TestAnEditorThatIsToldToEndMaySaveWhatItHas(t *testing.T) {
	t.Parallel()
	lent, err := Lend(t.TempDir(), "a")
	if err != nil {
		t.Fatal(err)
	}
	started := filepath.Join(t.TempDir(), "started")
	heard := make(chan os.Signal, 1)
	signal.Notify(heard, syscall.SIGHUP) // an ignored one is handed on, and no shell can trap it
	defer signal.Stop(heard)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	const saves = `trap 'echo saved > "$1"; exit 1' HUP; : > "$0"; while :; do sleep 0.02; done`
	run := lent.Run(ctx, []string{"sh", "-c", saves, started})
	run.command.WaitDelay = time.Hour // the machine may be slow
	ended := make(chan error, 1)
	go func() { ended <- run.Run() }()
	for _, err := os.Stat(started); err != nil; _, err = os.Stat(started) {
		time.Sleep(time.Millisecond) // polls another process
	}
	cancel()
	if err := <-ended; err == nil {
		t.Error("it ended by itself")
	}
	if text, err := os.ReadFile(lent.path()); err != nil || string(text) != "saved\n" {
		t.Errorf("there is %q, %v", text, err)
	}
	if _, err := lent.TakeBack(context.Canceled); err == nil {
		t.Error("it was taken back")
	}
}
