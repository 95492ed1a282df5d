package ui_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"sentinelq/ui/uitest"
)

// TestWhereNothingIsDrawnNoKeyDoesAnything strikes keys on a terminal that is too
// small: nobody sees what they would be about.
func TestWhereNothingIsDrawnNoKeyDoesAnything(t *testing.T) {
	t.Parallel()
	for name, before := range map[string][]string{"the queue": nil, "a dialog": {"s"}, "the page": {"enter"}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
				j.Press(before...)
				j.Resize(40, 12)
				j.Sees("keys do nothing")
				j.Press("j", "m", "s", "a", "c", ".", "enter", "x", "1", "enter")
				j.Paste("m")
				j.Wait(2 * time.Second)
				if n := len(j.Writes()); n != 0 {
					t.Errorf("%d writes", n)
				}
				j.Resize(80, 24)
				j.Sees("4711")
				j.Press("esc", "m")
				j.Wait(2 * time.Second)
				j.Sees("#4711: owner")
			})
		})
	}
}

// TestAnEntryThatIsGoneIsNotTakenForItsNeighbour deletes the task under the cursor
// and completes it.
func TestAnEntryThatIsGoneIsNotTakenForItsNeighbour(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("enter")
		tab(j, tasksTab)
		j.Press("j", "j")
		j.Press("X", "y") // by this session: to the list it is as by another one
		j.Wait(2 * time.Second)
		before := len(j.Writes())
		j.Press("space")
		j.Wait(2 * time.Second)
		j.Sees("nothing is selected; j and k choose")
		if n := len(j.Writes()); n != before {
			t.Errorf("%d writes after the task was deleted", n-before)
		}
		j.Press("j", "space")
		j.Wait(2 * time.Second)
		j.Sees("task completed")
	})
}

// TestAKeyThatIsHitTwiceLosesNothing presses ctrl+c twice with text that the disk has
// not taken.
func TestAKeyThatIsHitTwiceLosesNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	must(t, os.Symlink(t.TempDir(), filepath.Join(dir, "notes")))
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		j.Press("c")
		j.Type("only here")
		j.Press("esc", "ctrl+c", "ctrl+c", "ctrl+c")
		if j.Ended() {
			t.Fatal("it has ended, and the text with it")
		}
		j.Sees("What you typed is only in memory:", "Stay")
		j.Press("down", "enter")
		if !j.Ended() {
			t.Error("who chooses to lose it cannot leave")
		}
	})
}
