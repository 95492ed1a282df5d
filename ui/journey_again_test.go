package ui_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

func TestAnEditWaitsForTheChangeThatIsOnItsWay(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		before := s.now()
		slowly(j, http.MethodPut, 10*time.Second)
		j.Press("s", "n")
		j.Press("E", "tab", "tab", "h", "ctrl+s")
		j.Wait(time.Second)
		j.Says("another change of this incident is on its way", "ctrl+s sends it again")
		j.Wait(15 * time.Second)
		j.Press("ctrl+s")
		j.Wait(2 * time.Second)
		s.became(before, func(p *simulator.Properties) { p.Status, p.Severity = "New", "High" })
		if n := len(incidentWrites(j)); n != 2 {
			t.Errorf("%d writes were sent", n)
		}
	})
}

// TestKeysUnderWayDoNotDecideTheClashOfAnEdit types on while the edit is sent.
func TestKeysUnderWayDoNotDecideTheClashOfAnEdit(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		clash(j, s)
		j.Sees("Two changes")
		j.Press("esc")
		j.Strike("ctrl+s")
		j.Strike("m", "t")
		j.Wait(time.Second)
		j.Sees("Two changes")
		s.sentPuts(j)
	})
}

func TestASimilarIncidentIsOpenedFromItsBeginning(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 100, Height: 40}, func(j *uitest.Journey) {
		j.Press("enter")
		tab(j, similarTab)
		j.Wait(2 * time.Second)
		j.Press("enter")
		j.Wait(time.Second)
		j.SeesNot("#4711")
		j.Sees("portal", "created", "activity") // of the overview
	})
}

func TestTheTextCursorIsInTheFilterLine(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("/", "ctrl+u")
		j.Type("sev:high")
		at, line := j.Line("sev:high")
		x, y, visible := j.Cursor()
		if want := strings.Index(line, "sev:high") + len("sev:high"); !visible || y != at || x != want {
			t.Errorf("it is at %d, %d, visible: %t; the line is %d and ends at %d", x, y, visible, at, want)
		}
	})
}

func TestWhoComesBackToAnOwnersNameIsOfferedWhomTheDirectoryFinds(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 100, Height: 40}, func(j *uitest.Journey) {
		toOwner(j)
		j.Type("identity")
		j.Press("tab")
		j.Wait(2 * time.Second)
		from := mark(j)
		j.Press("shift+tab")
		j.Wait(2 * time.Second)
		if n := requestsFor(j, from, "/v1.0/"); n != 2 {
			t.Errorf("the directory was asked %d times", n)
		}
	})
}

func TestAgesGoOnWhileNothingIsRefreshed(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Refresh: 40 * time.Minute}, func(j *uitest.Journey) {
		j.OnCursor(" 3m")
		j.Wait(30 * time.Minute)
		j.OnCursor(" 33m")
	})
}

func TestThePageShowsWhatIsOnItsWay(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{Width: 80, Height: 30}, nil, func(j *uitest.Journey, _ subject) {
		slowly(j, http.MethodPut, 10*time.Second)
		j.Press("enter")
		j.Wait(time.Second)
		j.Sees("Medium")
		j.Press("e", "l")
		j.Sees("Low")
		j.SeesNot("Medium")
	})
}

func TestATemplateOfTheSameNameIsReplaced(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		for _, title := range []string{"First", "Second"} {
			j.Press("n")
			j.Type(title)
			j.Press("ctrl+t")
			j.Type("phish")
			j.Press("enter")
			j.Wait(time.Second)
			j.Press("ctrl+x", "down", "enter")
		}
		j.Wait(time.Minute) // until nothing is said of it any more
		j.Press("N")
		if n := strings.Count(j.Screen(), "phish"); n != 1 {
			t.Errorf("it is offered %d times:\n%s", n, j.Screen())
		}
		j.Press("enter")
		j.Sees("Second")
	})
}

func TestMeIsNoNameToBeKept(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("a")
		j.Type(" Me")
		j.Wait(time.Second)
		j.Press("esc")
		j.SeesNot("is kept", "1 text")
		wantNotes(j)
	})
}

func TestAPasteIntoWhatIsBeingSentIsSaidToBeDropped(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultDelay, Method: http.MethodPut, Delay: time.Minute})
		j.Press("c")
		j.Type("on its way")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Paste("too late")
		j.Sees("pasted text is no command and was dropped")
		j.SeesNot("too late")
	})
}
