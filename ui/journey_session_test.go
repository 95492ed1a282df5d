package ui_test

import (
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"sentinelq/cache/draft"
	"sentinelq/client/incident"
	"sentinelq/ui/uitest"
)

// draftOf keeps a draft as an earlier session did.
func draftOf(j *uitest.Journey, title string) incident.Unsent {
	j.T.Helper()
	d := incident.NewDraft("aaaaaaaa-0000-4000-8000-000000000001")
	d.Title = title
	u := incident.Unsent{Draft: d, SavedAt: time.Now()}
	if err := j.Session().Save(j.T.Context(), u); err != nil {
		j.T.Fatal(err)
	}
	return u
}

// titles returns the titles of the drafts on the disk, the last one typed in first.
func titles(j *uitest.Journey) []string {
	j.T.Helper()
	waiting, err := j.Session().List(j.T.Context())
	if err != nil {
		j.T.Fatal(err)
	}
	var all []string
	for _, u := range waiting {
		all = append(all, u.Draft.Title)
	}
	return all
}

// besides runs a journey with a draft that waits, beside another session.
func besides(t *testing.T, steps func(j *uitest.Journey, theirs *draft.Store, u incident.Unsent)) {
	t.Helper()
	t.Parallel()
	dir := t.TempDir()
	var u incident.Unsent
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) { u = draftOf(j, "Half") })
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) { steps(j, j.Session(), u) })
}

func TestADraftThatAnotherSessionHasOpenOpensAsACopy(t *testing.T) {
	besides(t, func(j *uitest.Journey, theirs *draft.Store, u incident.Unsent) {
		if !theirs.Hold(j.T.Context(), u.Draft.ID) {
			j.T.Fatal("it is held")
		}
		defer theirs.Close(j.T.Context())
		j.Press("n", "enter")
		j.Sees("Half", "this is a copy: another session has it open")
		j.Type(" mine")
		j.Wait(time.Second)
		u.Draft.Title, u.SavedAt = "Half theirs", time.Now()
		if err := theirs.Save(j.T.Context(), u); err != nil {
			j.T.Fatal(err)
		}
		j.Type("!")
		j.Wait(time.Second)
		if got := titles(j); len(got) != 2 || got[0] != "Half mine!" || got[1] != "Half theirs" {
			j.T.Errorf("on the disk are %q", got)
		}
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.OnCursor("Half mine!")
		if _, there := j.Sim.Incident(string(u.Draft.ID)); there {
			j.T.Error("it was made under the ID of the other session's")
		}
		if got := titles(j); len(got) != 1 || got[0] != "Half theirs" {
			j.T.Errorf("on the disk are %q", got)
		}
	})
}

func TestADraftThatAnotherSessionHasSentOpensAsACopy(t *testing.T) {
	besides(t, func(j *uitest.Journey, theirs *draft.Store, u incident.Unsent) {
		if err := theirs.Delete(j.T.Context(), u.Draft.ID); err != nil {
			j.T.Fatal(err)
		}
		j.Press("n", "enter")
		j.Sees("Half", "this is a copy: another session has sent or discarded it")
	})
}

func TestADraftThatAnotherSessionWentOnWithOpensAsItIsNow(t *testing.T) {
	besides(t, func(j *uitest.Journey, theirs *draft.Store, u incident.Unsent) {
		u.Draft.Title, u.SavedAt = "Half and more", time.Now()
		if err := theirs.Save(j.T.Context(), u); err != nil {
			j.T.Fatal(err)
		}
		j.Press("n", "enter")
		j.Sees("Half and more")
		j.SeesNot("copy")
	})
}

func TestWhatThisSessionHasOpenNoOtherTakes(t *testing.T) {
	besides(t, func(j *uitest.Journey, theirs *draft.Store, u incident.Unsent) {
		j.Press("n", "enter")
		if theirs.Hold(j.T.Context(), u.Draft.ID) {
			j.T.Error("the other session has it too")
		}
		j.Press("esc")
		if !theirs.Hold(j.T.Context(), u.Draft.ID) {
			j.T.Error("it is held although it is closed")
		}
		theirs.Close(j.T.Context())
		j.Press("c")
		j.Type("new")
		j.Wait(time.Second)
		if theirs.Hold(j.T.Context(), waitingNotes(j)[0].ID) {
			j.T.Error("the other session has the comment too")
		}
	})
}

func TestACommentThatAnotherSessionHasOpenOpensAsACopy(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		j.Press("c")
		j.Type("Half")
		j.Wait(time.Second)
	})
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		theirs := j.Session()
		defer theirs.Close(j.T.Context())
		n := waitingNotes(j)[0]
		if !theirs.Hold(j.T.Context(), n.ID) {
			j.T.Fatal("it is held")
		}
		j.Press("c")
		j.Sees("Half", "this is a copy: another session has it open")
		j.Press("end")
		j.Type(" mine")
		j.Wait(time.Second)
		wantNotes(j, "Half mine", "Half")
	})
}

// TestWithoutLocksTheTypingOfNeitherSessionIsLost types in the same draft as another
// session where nothing can be held.
func TestWithoutLocksTheTypingOfNeitherSessionIsLost(t *testing.T) {
	besides(t, func(j *uitest.Journey, theirs *draft.Store, u incident.Unsent) {
		j.Press("n", "enter")
		u.Draft.Title, u.SavedAt = "Half theirs", time.Now().Add(time.Hour)
		if err := theirs.Save(j.T.Context(), u); err != nil {
			j.T.Fatal(err)
		}
		j.Type(" mine")
		j.Wait(time.Second)
		j.Sees("this is a copy: another session has gone on with it")
		if got := titles(j); len(got) != 2 || got[0] != "Half theirs" || got[1] != "Half mine" {
			j.T.Errorf("on the disk are %q", got)
		}
	})
}

// TestWhatIsThereUnderTheDraftsIDIsNeverWrittenOver sends a draft from which
// another session has made an incident with other contents.
func TestWhatIsThereUnderTheDraftsIDIsNeverWrittenOver(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		keys  []string
		count int
		puts  int
	}{
		"mine becomes another": {[]string{"n"}, 2, 1},
		"it is the one":        {[]string{"d"}, 1, 0},
		"back to the panel":    {[]string{"enter"}, 1, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			var u incident.Unsent
			uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) { u = draftOf(j, "Mine") })
			uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
				before := j.Sim.Count()
				theirs := u.Draft
				theirs.Title, theirs.Severity = "Theirs", incident.High
				if _, err := newColleague(j).c.Create(j.T.Context(), theirs); err != nil {
					t.Fatal(err)
				}
				puts := j.Sim.Counts()[http.MethodPut]
				j.Press("n", "enter", "ctrl+s")
				j.Wait(time.Second)
				j.Sees("Already there", "differs: Title, Severity", "there: Theirs", "here:  Mine")
				j.Press(c.keys...)
				j.Wait(time.Second)
				if in, _ := j.Sim.Incident(string(u.Draft.ID)); in.Properties.Title != "Theirs" || in.Properties.Severity != "High" {
					t.Errorf("it became %+v", in.Properties)
				}
				if n := j.Sim.Count() - before; n != c.count {
					t.Errorf("%d incidents were made, not %d", n, c.count)
				}
				if n := j.Sim.Counts()[http.MethodPut] - puts; n != c.puts {
					t.Errorf("%d writes, not %d", n, c.puts)
				}
				if name != "back to the panel" {
					j.OnCursor("e") // the panel is closed
					if got := titles(j); len(got) != 0 {
						t.Errorf("on the disk are %q", got)
					}
					return
				}
				j.Sees("Mine", "nothing is written over it")
			})
		})
	}
}

// amiss are folders in which nothing can be kept.
func amiss() map[string]struct {
	make func(t *testing.T, dir string)
	says string
} {
	return map[string]struct {
		make func(t *testing.T, dir string)
		says string
	}{
		"a link": {func(t *testing.T, path string) { must(t, os.Symlink(t.TempDir(), path)) }, "the file is a link"},
		"a file": {func(t *testing.T, path string) { must(t, os.WriteFile(path, nil, 0o600)) }, "the file is a link"},
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsOnlyInMemoryIsSaidSoAndQuittingAsks(t *testing.T) {
	t.Parallel()
	for name, c := range amiss() {
		for what, typing := range map[string]struct {
			folder string
			keys   []string
			name   string
		}{
			"a draft":           {"drafts", []string{"n"}, "the draft is kept in memory only: "},
			"a comment":         {"notes", []string{"c"}, "what was written for #4711 is kept in memory only"},
			"a closing comment": {"notes", []string{"x", "4"}, "the closing comment for #4711 is kept in memory"},
		} {
			t.Run(what+", "+name, func(t *testing.T) {
				t.Parallel()
				dir := t.TempDir()
				c.make(t, filepath.Join(dir, typing.folder))
				uitest.Run(t, uitest.Options{Dir: dir, Width: 110, Height: 30}, func(j *uitest.Journey) {
					j.Press(typing.keys...)
					j.Type("Only here")
					j.Press("esc")
					j.Sees(typing.name, c.says, "in memory only")
					j.Press("W")
					j.Sees("Only here", "in memory only")
					j.Press("esc", "q")
					j.Sees("What you typed is only in memory:", c.says, "Stay", "Quit and lose it")
					if j.Ended() {
						t.Fatal("it ended")
					}
					j.Press("enter")
					j.SeesNot("Quit and lose it")
					j.Press("ctrl+c", "down", "enter")
					if !j.Ended() {
						t.Error("it did not end")
					}
				})
			})
		}
	}
}

func TestATemplateThatIsOnlyInMemoryIsSaidSo(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	must(t, os.Symlink(t.TempDir(), filepath.Join(dir, "templates")))
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		j.Press("n")
		j.Type("Phishing")
		j.Press("ctrl+t")
		j.Type("phish")
		j.Press("enter")
		j.Sees("template phish is kept in memory only: the file is")
		j.Press("ctrl+x", "down", "enter", "q")
		j.Sees("What you typed is only in memory:", "template phish: the file is", "Quit and lose it")
	})
}

func TestWhatTheDiskTakesLaterIsNoLongerInMemoryOnly(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	link := filepath.Join(dir, "drafts")
	must(t, os.Symlink(t.TempDir(), link))
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		j.Press("n")
		j.Type("First")
		j.Press("esc")
		j.Sees("1 draft, in memory only")
		must(t, os.Remove(link))
		j.Press("n", "down", "enter")
		j.Type("Second")
		j.Press("esc")
		j.Sees("the draft is kept; n goes on with it", "2 drafts ")
		j.SeesNot("in memory only")
		j.Press("q")
		if !j.Ended() {
			t.Error("it did not end")
		}
	})
}
