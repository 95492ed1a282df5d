package ui_test

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// closeWith opens the closing dialog, chooses the fourth classification and types.
func closeWith(j *uitest.Journey, text string) {
	j.T.Helper()
	j.Press("x", "4")
	j.Sees("Close #4711")
	j.Type(text)
}

func TestAClosingCommentThatIsNotTakenIsThereAgain(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]simulator.Fault{
		"forbidden": {Kind: simulator.FaultStatus, Method: http.MethodPut, Status: 403, Code: "AuthorizationFailed", Times: -1},
		"a failure": {Kind: simulator.FaultStatus, Method: http.MethodPut, Status: 500, Times: -1},
		"refused":   {Kind: simulator.FaultStatus, Method: http.MethodPut, Status: 400, Times: -1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
				j.Sim.Inject(fault)
				closeWith(j, "worth an hour")
				j.Press("enter")
				j.Wait(3 * time.Minute)
				j.OnCursor("▌✗")
				wantNotes(j, "worth an hour")
				j.Press("x")
				j.Sees("typed before: False positive - inaccurate data: worth an hour")
				j.Press("enter")
				j.Sees("worth an hour")
				j.Press("esc")
				j.Sees("the closing comment for #4711 is kept; x there goes on with it")
			})
			uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
				j.Sees("the closing comment for #4711 was not sent; x there goes on with it")
				j.Press("e", "h") // another change of it is none of that
				j.Wait(time.Second)
				wantNotes(j, "worth an hour")
				j.Press("x", "enter", "enter")
				j.Wait(time.Second)
				in, _ := j.Sim.Incident(nameOf(j, shownFirst))
				if p := in.Properties; p.Status != "Closed" || p.ClassificationComment != "worth an hour" || p.ClassificationReason != "InaccurateData" {
					t.Errorf("it is %+v", p)
				}
				wantNotes(j)
				j.SeesNot("1 text")
			})
		})
	}
}

func TestAClosingCommentSurvivesAKillAfterAnInstant(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		closeWith(j, "half a rea")
		j.Wait(150 * time.Millisecond)
		wantNotes(j, "half a rea")
	})
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		j.Press("x", "enter")
		j.Sees("half a rea", "False positive - inaccurate data")
		j.Press("ctrl+u", "esc") // nothing is left that would be missed
		wantNotes(j)
	})
}

func TestAnAnswerOfAnIncidentThatIsNotLoadedIsReachedFromTheList(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var number int
	uitest.Run(t, uitest.Options{Dir: dir, Prepare: unsync}, func(j *uitest.Journey) {
		n := incident.Note{ID: "n", Kind: incident.NoteClosing, Text: "why", Closing: incident.Closings()[4], SavedAt: time.Now()}
		for _, name := range j.Sim.Names() {
			if in, _ := j.Sim.Incident(name); in.Properties.Status == "Closed" { // which is not loaded
				n.Incident, n.Number = incident.ID(name), in.Properties.IncidentNumber
			}
		}
		number = n.Number
		if err := j.Session().SaveNote(j.T.Context(), n); err != nil {
			j.T.Fatal(err)
		}
	})
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		j.Press("W", "enter", "enter")
		j.Wait(time.Second)
		j.Sees(fmt.Sprintf("Close #%d", number), "Undetermined", "why")
	})
}

// TestWhatIsTypedInADialogIsKept types in every dialog in which that is more than a
// filter, and finds it again after esc and after a stop.
func TestWhatIsTypedInADialogIsKept(t *testing.T) {
	t.Parallel()
	const guid = "0c0ffee0-1111-4222-8333-444455556666"
	for name, c := range map[string]struct {
		open, again []string
		typed       string
		back        []string
	}{
		"a tag":             {[]string{"t"}, []string{"t", "up"}, "brand new", []string{"Go on with what was typed: brand new"}},
		"an owner":          {[]string{"a"}, []string{"a"}, "new.hire@contoso.example", []string{"Go on with what was typed: new.hire@contoso.example"}},
		"an alert's ID":     {[]string{"enter", "tab", "+"}, []string{"enter", "tab", "+"}, guid, []string{"Go on with what was typed: 0c0ffee0-1111-4222-8333"}},
		"a template's name": {[]string{"n", "x", "ctrl+t"}, []string{"n", "enter", "ctrl+t"}, "phishing by", []string{"Save as template", "phishing by"}},
	} {
		for _, left := range []string{"esc", "a stop"} {
			t.Run(name+", "+left, func(t *testing.T) {
				t.Parallel()
				dir := t.TempDir()
				uitest.Run(t, uitest.Options{Dir: dir, Prepare: unsync}, func(j *uitest.Journey) {
					for _, key := range c.open {
						j.Press(key)
						j.Wait(time.Second)
					}
					j.Type(c.typed)
					if left == "esc" {
						j.Press("esc")
						j.Sees("is kept")
					}
					j.Wait(time.Second)
					wantNotes(j, c.typed)
				})
				uitest.Run(t, uitest.Options{Dir: dir, Prepare: unsync, Width: 120, Height: 30}, func(j *uitest.Journey) {
					for _, key := range c.again {
						j.Press(key)
						j.Wait(time.Second)
					}
					j.Sees(c.back...)
				})
			})
		}
	}
}

func TestWhatOnlyNarrowsAListIsNotKept(t *testing.T) {
	t.Parallel()
	for name, keys := range map[string][]string{
		"an owner's name": {"a"}, "an alert's title": {"enter", "tab", "+"}, "the palette": {":"}, "the help": {"?"},
		"the number that confirms a deletion": {"D"}, "playbooks": {"p"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Prepare: unsync}, func(j *uitest.Journey) {
				for _, key := range keys {
					j.Press(key)
					j.Wait(time.Second)
				}
				j.Type("47")
				j.Wait(time.Second)
				j.Press("esc")
				j.SeesNot("is kept", "1 text")
				wantNotes(j)
			})
		})
	}
}

func TestTagsThatWereChosenAndNotSavedAreKept(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		j.Press("t")
		j.Type("first new")
		j.Press("enter")
		j.Type("half")
		j.Wait(time.Second)
		if n := waitingNotes(j); len(n) != 1 || n[0].Text != "half" || len(n[0].AddTags) != 1 {
			t.Fatalf("on the disk are %+v", n)
		}
		j.Press("esc")
		j.Sees("what was typed for #4711 (tags) is kept; t there goes on with it")
	})
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		j.Press("t")
		j.Sees("Go on with what was typed: tags +first new half")
		j.Type("go on")
		j.Press("enter")
		j.Sees("half")
		j.Press("ctrl+u")
		j.Sees("Save tags +first new")
		j.Press("enter")
		j.Wait(time.Second)
		in, _ := j.Sim.Incident(nameOf(j, shownFirst))
		if !incident.HasTag([]incident.Label{{Name: clean.New(in.Properties.Labels[len(in.Properties.Labels)-1].LabelName)}}, "first new") {
			t.Errorf("the tags are %+v", in.Properties.Labels)
		}
		wantNotes(j)
	})
}

func TestAClosingCommentWaitsWhateverElseIsChanged(t *testing.T) {
	t.Parallel()
	for name, other := range map[string][]string{
		"another status": {"s", "n"}, "the severity": {"e", "l"}, "the owner": {"m"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, _ subject) {
				closeWith(j, "worth an hour")
				j.Press("esc")
				j.Press(other...)
				j.Wait(time.Second)
				j.Sees("u undoes it")
				wantNotes(j, "worth an hour")
				j.Press("x")
				j.Sees("typed before: False positive - inaccurate data: worth an hour")
			})
		})
	}
}
