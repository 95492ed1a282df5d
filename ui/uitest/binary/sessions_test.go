//go:build unix

package binary_test

import (
	"slices"
	"testing"
)

// TestTwoSessionsWithOneDraftLoseTheTypingOfNeither goes on with one draft in two
// processes, kills one and ends the other in order.
func TestTwoSessionsWithOneDraftLoseTheTypingOfNeither(t *testing.T) {
	t.Parallel()
	cloud, dir := newPrivateCloud(t), t.TempDir()
	file, certificate := cloud.config(t, dir)
	binary := buildBinary(t)
	start := func() *smoke {
		s := startSmoke(t, binary, []string{"--config", file}, cloud.environment(certificate)...)
		s.sees("live")
		return s
	}
	first := start()
	first.types("n")
	first.sees("Title *")
	first.types("Draft")
	first.until("kept the draft", func() bool { return slices.Equal(cloud.typed(t, dir), []string{"Draft"}) })

	second := start()
	second.sees("1 draft")
	second.types("n")
	second.sees("Go on: Draft")
	second.types("\r")
	second.sees("this is a copy: another session has it open")
	second.types(" two")
	second.until("kept its copy", func() bool { return slices.Contains(cloud.typed(t, dir), "Draft two") })
	first.types(" one")
	first.until("kept its draft", func() bool { return slices.Contains(cloud.typed(t, dir), "Draft one") })
	if err := first.command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = first.command.Wait() // killed, as was asked

	third := start()
	third.sees("2 drafts")
	third.types("n")
	third.sees("Go on: Draft one")
	third.types("\r")
	third.sees("Draft one")
	third.types("!")
	third.until("kept the draft that was held", func() bool {
		return slices.Contains(cloud.typed(t, dir), "Draft one!") && slices.Contains(cloud.typed(t, dir), "Draft two")
	})
	if n := len(cloud.typed(t, dir)); n != 2 {
		t.Errorf("there are %d drafts", n)
	}
}
