package compose

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/dialog"
)

func TestAWaitingDraftIsShownWithAllThatWasTypedInIt(t *testing.T) {
	t.Parallel()
	co := typist(t, shelf{})
	d := incident.NewDraft("d")
	d.Title, d.Description, d.OwnerText = "The title", "a first line\nand a second", "ann"
	d.Tags, d.TagText = []string{"vip"}, "half a t"
	d.Status, d.Closing.Comment = incident.Closed, clean.New("why it is closed")
	co.onDrafts(storedDrafts{waiting: []incident.Unsent{{Draft: d}}})
	co.OpenWaiting()
	co.Dialogs.Do(action.Choose)
	want := []string{"The title", "a first line", "and a second", "ann", "vip half a t", "why it is closed"}
	for _, text := range want {
		if !strings.Contains(co.asks(), text) {
			t.Errorf("%q is not in\n%s", text, co.asks())
		}
	}
}

func TestAListOfTheDiskBringsBackNothingThatWasDiscardedSinceItWasAskedFor(t *testing.T) {
	t.Parallel()
	draft := incident.NewDraft("d")
	draft.Title = "Half"
	note := incident.Note{ID: "t", Kind: incident.NoteComment, Incident: "130", Number: 130, Text: "half"}
	for name, c := range map[string]struct {
		disk  shelf
		list  func(co *Composer, again bool) tea.Cmd
		waits string
	}{
		"a draft": {shelf{drafts: []incident.Unsent{{Draft: draft}}}, (*Composer).LoadDrafts, "1 draft"},
		"a text":  {shelf{notes: []incident.Note{note}}, (*Composer).LoadNotes, "1 text"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			co := typist(t, c.disk)
			toFind(t, c.list(co, false))()
			if waits := co.Waiting().String(); waits != c.waits {
				t.Fatalf("waiting is %q", waits)
			}
			co.OpenWaiting()
			later := toFind(t, c.list(co, true))
			co.Dialogs.Do(action.Choose)
			co.Dialogs.Edit(tea.KeyPressMsg{Code: 'x', Text: "x"})
			if waits := co.Waiting().String(); waits != "" {
				t.Fatalf("after it was discarded, waiting is %q", waits)
			}
			later()
			if waits := co.Waiting().String(); waits != "" {
				t.Errorf("after the list has come, waiting is %q", waits)
			}
		})
	}
}

func TestWhatIsOpenIsNotSaidToWait(t *testing.T) {
	t.Parallel()
	co := typist(t, unused{})
	open := co.writes("H")
	co.onNotes(storedNotes{waiting: []incident.Note{open.now()}})
	co.onDrafts(storedDrafts{})
	if waits := co.Waiting().String(); waits != "" || co.said() != "" {
		t.Errorf("of a comment is said %q, %q", waits, co.said())
	}
	co = typist(t, unused{})
	co.begins("H")
	co.onDrafts(storedDrafts{waiting: []incident.Unsent{{Draft: co.form.Draft()}}})
	co.onNotes(storedNotes{})
	if waits := co.Waiting().String(); waits != "" || co.said() != "" {
		t.Errorf("of a draft is said %q, %q", waits, co.said())
	}
}

func TestAQuestionThatWasAskedForAgainDoesNotOpenOverWhatIsTypedByThen(t *testing.T) {
	t.Parallel()
	co, opened := typist(t, unused{}), 0
	co.Reports.Again = func(incident.Note, incident.Incident) tea.Cmd {
		opened++
		return nil
	}
	n := incident.Note{ID: "w", Kind: incident.NoteOwner, Incident: "130", Number: 130, Text: "who@contoso.example"}
	co.begins("Ha")
	co.onReopened(n, first(), nil)
	if opened != 0 {
		t.Error("it opens over the panel")
	}
	co.closeKept()
	co.onReopened(n, first(), nil)
	if opened != 1 || !co.Clock.Before(co.DeafUntil) {
		t.Errorf("in the queue it opens %d times, and keys under way answer it", opened)
	}
}

// TestAnAnswerThatIsTypedIsKeptUnlessItOnlyNarrowsTheList leaves a dialog with what was
// typed in it.
func TestAnAnswerThatIsTypedIsKeptUnlessItOnlyNarrowsTheList(t *testing.T) {
	t.Parallel()
	for typed, waits := range map[string]string{"who@contoso.example": "1 text", "who": ""} {
		co := typist(t, unused{})
		menu := dialog.NewMenu(clean.Literal("Owner"), nil).Begin(typed)
		n := co.AnswerTo(first(), incident.NoteOwner)
		n.Text = typed
		co.Asks(menu, n, co.NamesOwner)
		co.Dialogs.Do(action.Dismiss)
		co.Left(action.Dismiss)
		if got := co.Waiting().String(); got != waits {
			t.Errorf("of %q waits %q", typed, got)
		}
		owner := named()
		co.answered("130", incident.Change{Owner: &owner})
		if got := co.Waiting().String(); got != "" {
			t.Errorf("once it is answered, of %q waits %q", typed, got)
		}
	}
}

// named is an owner with an address.
func named() incident.Owner {
	return incident.Owner{UserPrincipalName: clean.New("who@contoso.example")}
}
