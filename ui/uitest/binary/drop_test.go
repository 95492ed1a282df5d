//go:build unix

package binary_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"sentinelq/cache/draft"
)

// drafts opens the drafts that the program keeps below a directory.
func (c *privateCloud) drafts(dir string) *draft.Store {
	o := c.sim.Options()
	return draft.New(draft.Options{
		Dir: filepath.Join(dir, "state"), Tenant: testTenant,
		Subscription: o.Subscription, ResourceGroup: o.ResourceGroup, Workspace: o.Workspace,
	})
}

// typed returns everything that was typed and is kept: titles of drafts, and
// comments.
func (c *privateCloud) typed(t *testing.T, dir string) []string {
	t.Helper()
	store := c.drafts(dir)
	drafts, err := store.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	notes, err := store.Notes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, u := range drafts {
		all = append(all, u.Draft.Title)
	}
	for _, n := range notes {
		all = append(all, n.Text)
	}
	return all
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
	panels := map[string]struct{ key, shows string }{"an incident": {"n", "Title *"}, "a comment": {"c", "Comment on #"}}
	for name, end := range ends {
		for what, panel := range panels {
			t.Run(name+" over "+what, func(t *testing.T) {
				t.Parallel()
				cloud, dir := newPrivateCloud(t), t.TempDir()
				file, certificate := cloud.config(t, dir)
				s := startSmoke(t, binary, []string{"--config", file}, cloud.environment(certificate)...)
				s.sees("live")
				s.types(panel.key)
				s.sees(panel.shows)
				s.types("typed to the last key")
				s.sees("typed to the last key")
				end(s)
				s.ends()
				if typed := cloud.typed(t, dir); !slices.Equal(typed, []string{"typed to the last key"}) {
					t.Errorf("kept are %q", typed)
				}
			})
		}
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
	s.demoIsLoaded()
	_ = s.tty.Close()
	s.ends()
	if strings.Contains(s.screen(), "panic") {
		t.Error(s.screen())
	}
}
