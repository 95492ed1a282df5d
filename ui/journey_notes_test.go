package ui_test

import (
	"net/http"
	"testing"
	"time"

	"sentinelq/client/incident"
	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// unsync makes the incident that is shown first one that can be deleted.
func unsync(sim *simulator.Simulator) {
	names := sim.Names()
	sim.Edit(names[len(names)-1], unsynced)
}

// waitingNotes returns what is on the disk.
func waitingNotes(j *uitest.Journey) []incident.Note {
	j.T.Helper()
	notes, err := j.Session().Notes(j.T.Context())
	if err != nil {
		j.T.Fatal(err)
	}
	return notes
}

// wantNotes fails unless exactly these texts are on the disk, the last one typed in
// first.
func wantNotes(j *uitest.Journey, want ...string) {
	j.T.Helper()
	notes := waitingNotes(j)
	if len(notes) != len(want) {
		j.T.Fatalf("on the disk are %+v, not %q", notes, want)
	}
	for i, n := range notes {
		if n.Text != want[i] {
			j.T.Errorf("on the disk is %q, not %q", n.Text, want[i])
		}
	}
}

// ownComment writes a comment and puts the cursor on it.
func ownComment(j *uitest.Journey, text string) simulator.Comment {
	j.T.Helper()
	j.Press("enter")
	tab(j, commentsTab)
	j.Press("c")
	j.Type(text)
	j.Press("ctrl+s")
	j.Wait(time.Second)
	j.Press("up", "up")
	return newest(j, nameOf(j, shownFirst))
}

func TestTheCommentKeyIsAlwaysForANewComment(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		name := nameOf(j, shownFirst)
		old := ownComment(j, "first")
		j.Press("w")
		j.Sees("Edit of your comment of 00:00 on #4711")
		j.Type(", edited")
		j.Press("esc")
		j.Sees("the edit of a comment of #4711 is kept; w on that comment goes on with it", "1 text")
		from := mark(j)
		j.Press("c")
		j.Sees("Comment on #4711")
		j.SeesNot("Edit of", "first, edited")
		j.Type("second")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		made := newest(j, name)
		wrote(j, from, "PUT incidents/"+name+"/comments/"+made.Name+` {"properties":{"message":"second"}}`)
		if made.Name == old.Name {
			t.Error("the old comment was replaced")
		}
		wantNotes(j, "first, edited")
		j.Press("w")
		j.Sees("Edit of your comment of 00:00 on #4711", "first, edited")
		from = mark(j)
		j.Press("ctrl+s")
		j.Wait(time.Second)
		wrote(j, from, "PUT incidents/"+name+"/comments/"+old.Name+` {"etag":`+quoted(t, old.ETag)+`,"properties":{"message":"first, edited"}}`)
		wantNotes(j)
		j.SeesNot("1 text")
	})
}

func TestARewriteThatIsUntouchedIsNotKept(t *testing.T) {
	t.Parallel()
	for name, steps := range map[string]func(j *uitest.Journey){
		"closed":              func(j *uitest.Journey) { j.Press("esc") },
		"left open":           func(*uitest.Journey) {},
		"typed and taken off": func(j *uitest.Journey) { j.Type("x"); j.Wait(time.Second); j.Press("backspace") },
	} {
		for what, open := range map[string]func(j *uitest.Journey){
			"a comment": func(j *uitest.Journey) { ownComment(j, "first\t\u202e") },
			"a task":    func(j *uitest.Journey) { j.Press("enter"); tab(j, tasksTab) },
		} {
			t.Run(what+" "+name, func(t *testing.T) {
				t.Parallel()
				dir := t.TempDir()
				uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
					open(j)
					j.Press("w")
					j.Sees("Edit of ")
					steps(j)
					j.Wait(time.Second)
					j.SeesNot("is kept", "1 text")
					wantNotes(j)
				})
				uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) { j.SeesNot("was not sent", "1 text") })
			})
		}
	}
}

func TestWhatWaitsIsToldWithTheKeyThatOpensIt(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		note incident.Note
		says string
	}{
		"a comment":              {incident.Note{}, "something written for #4711 was not sent; c there goes on with it"},
		"a task":                 {incident.Note{Kind: incident.NoteTask}, "something written for #4711 was not sent; + on its Tasks tab goes on with it"},
		"a bookmark":             {incident.Note{Kind: incident.NoteBookmark}, "+ on its Bookmarks tab goes on with it"},
		"the edit of a comment":  {incident.Note{Of: "c"}, "the edit of a comment of #4711 was not sent; w on that comment goes on"},
		"the edit of a task":     {incident.Note{Kind: incident.NoteTask, Of: "t"}, "the edit of a task of #4711 was not sent; w on that task goes on"},
		"a closing comment":      {incident.Note{Kind: incident.NoteClosing}, "the closing comment for #4711 was not sent; x there goes on with it"},
		"tags":                   {incident.Note{Kind: incident.NoteTags}, "what was typed for #4711 (tags) was not sent; t there goes on with it"},
		"an owner":               {incident.Note{Kind: incident.NoteOwner}, "what was typed for #4711 (owner) was not sent; a there goes on with it"},
		"an alert":               {incident.Note{Kind: incident.NoteAlert}, "+ on its Alerts tab goes"},
		"the name of a template": {incident.Note{Kind: incident.NoteTemplate}, "the template's name was not sent; ctrl+t in the draft goes on with it"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
				c.note.ID, c.note.Incident, c.note.Number, c.note.Text, c.note.SavedAt = "n", "i", 4711, "typed", time.Now()
				if err := j.Session().SaveNote(j.T.Context(), c.note); err != nil {
					j.T.Fatal(err)
				}
			})
			uitest.Run(t, uitest.Options{Dir: dir, Width: 100, Height: 24}, func(j *uitest.Journey) {
				j.Sees("1 text", c.says)
				j.Press("W")
				j.Sees("typed (just now)")
			})
		})
	}
}

func TestOfSeveralThatWaitThePersonChooses(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		for i, text := range []string{"one", "two"} {
			n := incident.Note{ID: incident.ID(text), Incident: incident.ID(nameOf(j, shownFirst)), Number: 4711, Text: text, SavedAt: time.Now().Add(time.Duration(i))}
			if err := j.Session().SaveNote(j.T.Context(), n); err != nil {
				j.T.Fatal(err)
			}
		}
	})
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		j.Sees("2 texts from before; W lists them")
		j.Press("c")
		j.Sees("Go on: two", "Go on: one", "Begin a new one")
		j.Press("down", "enter")
		j.Sees("Comment on #4711", "one")
		j.Press("esc", "c", "down", "down", "enter")
		j.Sees("Comment on #4711")
		j.SeesNot("two", "one")
	})
}

func TestWhatIsWrittenCanBeDiscardedInItsPanel(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("c")
		j.Type("not to be sent")
		j.Wait(time.Second)
		wantNotes(j, "not to be sent")
		j.Press("ctrl+x", "enter")
		j.Sees("not to be sent")
		j.Press("ctrl+x", "down", "enter")
		j.SeesNot("not to be sent", "1 text")
		wantNotes(j)
	})
}

// TestWhatWasWrittenForAnIncidentThatIsGoneCanBeReached sends a comment whose
// incident a colleague deleted, and finds its text again after a restart.
func TestWhatWasWrittenForAnIncidentThatIsGoneCanBeReached(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var sim *simulator.Simulator
	uitest.Run(t, uitest.Options{Dir: dir, Prepare: unsync}, func(j *uitest.Journey) {
		sim = j.Sim
		j.Press("c")
		j.Type("worth an hour\nof work")
		newColleague(j).delete(4711)
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Sees("not sent: it was deleted", "it cannot be sent any more; esc keeps it, and W lists it, to be copied or", "discarded")
		j.SeesNot("ctrl+s sends it again")
		j.Press("esc")
		j.Wait(time.Second)
		j.Sees("what was written for #4711 is kept; W lists it")
	})
	uitest.Run(t, uitest.Options{Dir: dir, Same: sim}, func(j *uitest.Journey) {
		j.Sees("1 text")
		j.Press("W")
		j.Sees("What waits to be sent", "comment of #4711: worth an hour")
		j.Press("enter")
		j.Sees("of work", "Go on with it", "Copy its text", "Discard it")
		j.Press("c")
		clipboard(j, "worth an hour\nof work")
		j.Press(":")
		j.Type("what waits")
		j.Press("enter", "enter", "enter")
		j.Sees("Comment on #4711", "of work")
		j.Press("esc", "W", "enter", "x")
		j.Sees("discarded")
		j.SeesNot("1 text")
		wantNotes(j)
		j.Press("W")
		j.Sees("nothing waits to be sent")
	})
}

func TestAnEditOfAnIncidentThatIsGoneSaysSo(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Prepare: unsync}, func(j *uitest.Journey) {
		j.Press("E")
		retype("Typed for nothing")(j)
		newColleague(j).delete(4711)
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Sees("it was deleted", "it cannot be sent any more")
		j.SeesNot("ctrl+s sends it again")
		j.Press("esc", "W")
		j.Sees("edit of #4711: Typed for nothing")
		j.Press("enter", "c")
		j.Sees("sent to the terminal's clipboard")
	})
}

func TestAnotherTextUnderTheIDOfACommentStays(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		name := nameOf(j, shownFirst)
		j.Press("c")
		j.Type("mine")
		j.Wait(time.Second)
		id := waitingNotes(j)[0].ID
		newColleague(j).write(name, string(id), "of another session")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Sees("mine", "ctrl+s sends yours as one more")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		comments := j.Sim.Comments(name)
		if n := len(comments); comments[n-1].Properties.Message != "mine" || comments[n-2].Properties.Message != "of another session" {
			t.Errorf("the comments are %+v", comments)
		}
		wantNotes(j)
		if puts := j.Sim.Counts()[http.MethodPut]; puts != 2 {
			t.Errorf("%d writes", puts)
		}
	})
}
