//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"sentinelq/cache/draft"
)

// title returns the title of the only draft in a state directory.
func (c *privateCloud) title(t *testing.T, dir string) string {
	t.Helper()
	o := c.sim.Options()
	store := draft.New(draft.Options{
		Dir: filepath.Join(dir, "state"), Tenant: testTenant,
		Subscription: o.Subscription, ResourceGroup: o.ResourceGroup, Workspace: o.Workspace,
	})
	waiting, err := store.List(t.Context())
	if err != nil || len(waiting) != 1 {
		t.Fatalf("%d drafts wait: %v", len(waiting), err)
	}
	return waiting[0].Draft.Title
}

func TestWhateverEndsTheProgramInOrderKeepsTheLastKey(t *testing.T) {
	t.Parallel()
	binary := buildBinary(t)
	ends := map[string]func(s *smoke){
		"hang-up":       func(s *smoke) { _ = s.command.Process.Signal(syscall.SIGHUP) },
		"termination":   func(s *smoke) { _ = s.command.Process.Signal(syscall.SIGTERM) },
		"ctrl+c":        func(s *smoke) { s.types("\x03") },
		"lost terminal": func(s *smoke) { _ = s.tty.Close() },
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cloud, dir := newPrivateCloud(t), t.TempDir()
			file, certificate := cloud.config(t, dir)
			s := startSmoke(t, binary, []string{"--config", file}, cloud.environment(certificate)...)
			s.sees("live")
			s.types("n")
			s.sees("Title *")
			s.types("typed to the last key")
			s.sees("typed to the last key")
			end(s)
			s.ends()
			if title := cloud.title(t, dir); title != "typed to the last key" {
				t.Errorf("the draft is %q", title)
			}
		})
	}
}

func TestALostTerminalEndsTheProgramEvenWhenHangUpIsIgnored(t *testing.T) {
	t.Parallel()
	script := filepath.Join(t.TempDir(), "nohup")
	write(t, script, []byte("#!/bin/sh\ntrap '' HUP\nexec \"$@\"\n"))
	if err := os.Chmod(script, 0o700); err != nil {
		t.Fatal(err)
	}
	s := startSmoke(t, script, []string{buildBinary(t), "--demo"})
	s.sees("128 open")
	_ = s.tty.Close()
	s.ends()
	if strings.Contains(s.screen(), "panic") {
		t.Error(s.screen())
	}
}
