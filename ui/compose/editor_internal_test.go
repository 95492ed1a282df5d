package compose

import (
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// edits takes in what the editor has written, where nothing is due of what was typed
// before.
func (co *Composer) edits(text string) tea.Cmd {
	co.onNoteDue()
	co.onDraftDue()
	return co.onEdited(text, nil)
}

func TestWhatWasTypedInTheEditorIsOnTheDiskAQuarterSecondLater(t *testing.T) {
	t.Parallel()
	const whole = "a first line\nand a second"
	for name, c := range map[string]struct {
		opens func(*Composer)
		kept  func(*quickDisk) string
	}{
		"a comment": {
			func(co *Composer) { co.writes("") }, func(d *quickDisk) string { return d.note.Text },
		},
		"a description": {
			func(co *Composer) { co.begins("") }, func(d *quickDisk) string { return d.draft.Draft.Description },
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				disk := &quickDisk{}
				co := typist(t, disk)
				c.opens(co)
				plays(t, co, co.edits(whole), 250*time.Millisecond)
				if kept := c.kept(disk); kept != whole {
					t.Errorf("kept is %q", kept)
				}
			})
		})
	}
}

func TestATextThatWasTypedInTheEditorWaitsOnce(t *testing.T) {
	t.Parallel()
	co := typist(t, unused{})
	for _, text := range []string{"written outside", "and written again"} {
		co.Comment(first())
		co.edits(text)
		if waits := co.Waiting().String(); co.writer.Text() != text || waits != "" {
			t.Errorf("the panel has %q, and waiting is %q", co.writer.Text(), waits)
		}
		co.closeNote()
		if waits := co.Waiting().String(); waits != "1 text" || co.noting.waiting[0].Text != text {
			t.Errorf("then waiting is %q: %+v", waits, co.noting.waiting)
		}
	}
}

func TestWhatEditorsHaveLeftIsCountedRight(t *testing.T) {
	t.Parallel()
	left := []string{"/tmp/one.md", "/tmp/two.md", "/tmp/three.md"}
	for n, which := range []string{"", "/tmp/one.md", "/tmp/one.md and 1 more", "/tmp/one.md and 2 more"} {
		co, want := typist(t, unused{}), ""
		if n > 0 {
			want = "an editor left text that was not taken back: " + which
		}
		co.onSwept(left[:n])
		if told := co.said(); told != want {
			t.Errorf("of %d is told %q", n, told)
		}
	}
}
