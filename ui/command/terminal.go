package command

import (
	"context"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"sentinelq/ui/config"
	"sentinelq/ui/terminal"
)

// onTerminal says what the terminal's session needs to know. A demo keeps nothing.
func onTerminal(c config.Config) terminal.Options {
	o := terminal.Options{In: os.Stdin, Out: os.Stdout}
	if c.CacheDir != "" {
		o.Traces = filepath.Join(c.CacheDir, "traces")
	}
	if !c.Demo {
		o.Drafts = c.CacheDir // drafts, notes and templates have a folder each in it
	}
	return o
}

// signalLimit is how long the end in order may take that a signal asks for.
const signalLimit = 4 * time.Second

// onSignal ends the program when a signal asks for it, and then tells which.
// Bubble Tea itself would not hear the one of a dropped line. A second one ends
// it at once, and so does a first that leads to nothing.
func onSignal(ctx context.Context, end func()) <-chan syscall.Signal {
	ended := make(chan syscall.Signal, 1)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT)
	go func() {
		defer signal.Stop(signals)
		select {
		case s := <-signals:
			if number, ok := s.(syscall.Signal); ok {
				ended <- number
				time.AfterFunc(signalLimit, func() { os.Exit(ExitSignal + int(number)) })
			}
			end()
		case <-ctx.Done():
		}
	}()
	return ended
}
