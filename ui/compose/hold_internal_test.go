package compose

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
)

func TestEscWhileTheDiskIsSlowStopsTheSendingAndNotTheSaving(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ send, stop func(*Composer) tea.Cmd }{
		"a comment": {func(co *Composer) tea.Cmd {
			co.writes("H")
			return co.sendNote()
		}, (*Composer).closeNote},
		"a draft": {func(co *Composer) tea.Cmd {
			co.begins("H")
			return co.send(co.form.Draft())
		}, (*Composer).closeForm},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				disk, service := &slowDisk{}, &slowService{}
				co := typist(t, disk)
				co.Source, co.Parts = service, service
				go carryOut(c.send(co))
				time.Sleep(time.Millisecond)
				c.stop(co)
				time.Sleep(time.Minute)
				synctest.Wait()
				if !slices.Equal(service.stopped, []string{"send"}) || len(disk.stopped) != 0 {
					t.Errorf("stopped were %q and %q", service.stopped, disk.stopped)
				}
				if co.Slot.IsEmpty() {
					t.Error("the panel is closed with that")
				}
			})
		})
	}
}

func TestACopyLetsOthersHaveWhatItIsACopyOf(t *testing.T) {
	t.Parallel()
	why := clean.Literal("somebody went on")
	for name, fork := range map[string]func(*Composer) (incident.ID, tea.Cmd){
		"a comment": func(co *Composer) (incident.ID, tea.Cmd) {
			open := co.writes("H")
			open.held = true
			before := open.note.ID
			return before, co.forkNote(open, why)
		},
		"a draft": func(co *Composer) (incident.ID, tea.Cmd) {
			co.begins("H")
			co.drafting.held = true
			before := co.form.ID()
			return before, co.forkDraft(why)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				disk := &slowDisk{}
				before, forked := fork(typist(t, disk))
				carryOut(forked)
				if !slices.Equal(disk.released, []incident.ID{before}) {
					t.Errorf("released were %q, not %q", disk.released, before)
				}
			})
		})
	}
}

// TestWhatIsSentIsWhatWasSeen sends a draft before it is known that another session
// has gone on with it.
func TestWhatIsSentIsWhatWasSeen(t *testing.T) {
	t.Parallel()
	for name, before := range map[string]bool{"that was never sent": false, "that was sent before a crash": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			co := typist(t, unused{})
			mine := incident.NewDraft("d")
			mine.Title, mine.Sent = "Mine", before
			co.onDrafts(storedDrafts{waiting: []incident.Unsent{{Draft: mine}}})
			co.resume("d")
			co.doInForm(action.Submit)
			if !co.IsSending() {
				t.Fatalf("it is not sent:\n%s", co.panel())
			}
			theirs := mine
			theirs.Title = "Theirs"
			late := incident.Unsent{Draft: theirs, SavedAt: co.Clock}
			co.onHeld(claim{id: "d", free: true, found: true, draft: late})
			if d := co.form.Draft(); co.IsSending() || d.Title != "Mine" || d.ID == "d" || d.Sent {
				t.Errorf("sending: %t, open is %+v", co.IsSending(), d)
			}
			if s := co.panel(); !strings.Contains(s, "this is a copy: another session has gone on with it") {
				t.Errorf("the panel says\n%s", s)
			}
			if w := co.drafting.waiting; len(w) != 1 || w[0].Draft.Title != "Theirs" {
				t.Errorf("theirs does not wait: %+v", w)
			}
		})
	}
}

func TestWhatAnotherSessionMadeOfATextIsGoneOnWithWhereNothingWasTypedSince(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ typed, shows string }{
		"nothing was typed":   {"", "theirs"},
		"something was typed": {"!", "mine!"},
	} {
		co := typist(t, unused{})
		mine := incident.Note{ID: "n", Kind: incident.NoteComment, Incident: "130", Number: 130, Text: "mine"}
		co.onNotes(storedNotes{waiting: []incident.Note{mine}})
		co.Comment(first())
		co.presses(c.typed)
		theirs := mine
		theirs.Text = "theirs"
		co.onHeld(claim{id: "n", free: true, found: true, note: theirs})
		if got := co.writer.Text(); got != c.shows {
			t.Errorf("%s: the panel has %q", name, got)
		}
		if isCopy := co.noting.panel().note.ID != "n"; isCopy != (c.typed != "") {
			t.Errorf("%s: it is a copy: %t", name, isCopy)
		}
	}
}
