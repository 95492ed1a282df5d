package ui_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

func TestWhatIsBeingTypedIsNotOfferedBesideItself(t *testing.T) {
	t.Parallel()
	for name, steps := range map[string]func(j *uitest.Journey){
		"an owner who was looked for before": func(j *uitest.Journey) {
			j.Press("a")
			j.Type("new.hire@contoso.example")
			j.Wait(time.Second)
			j.Press("esc", "W", "enter", "g")
			j.Wait(time.Second)
			j.Sees("Owner of #4711", "new.hire@contoso.example")
		},
		"a tag that was chosen and taken back": func(j *uitest.Journey) {
			j.Press("t")
			j.Type("brand new")
			j.Press("enter")
			j.Sees("Save tags +brand new")
			j.Type("brand")
			j.Press("enter")
			j.SeesNot("Save tags")
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: 100, Height: 30}, func(j *uitest.Journey) {
				steps(j)
				j.SeesNot("Go on with what was typed")
			})
		})
	}
}

// lists counts the lists of incidents that were asked for since a mark.
func lists(j *uitest.Journey, from int) (n int) {
	for _, r := range j.Sim.Requests()[from:] {
		if strings.HasSuffix(r.Path, "/incidents") {
			n++
		}
	}
	return n
}

func TestARefreshThatIsAskedForDuringAnotherFollowsIt(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Refresh: 30 * time.Minute}, func(j *uitest.Journey) {
		j.Sim.Inject(simulator.Fault{
			Kind: simulator.FaultDelay, Method: http.MethodGet, Path: "/incidents", Delay: 5 * time.Second,
		})
		from := mark(j)
		j.Press("r")
		j.Wait(time.Second)
		j.Press("r", "r")
		j.Wait(time.Minute)
		if n := lists(j, from); n != 3 { // all open ones, what changed, and what changed since
			t.Errorf("%d lists were asked for", n)
		}
	})
}

func TestATabThatWasBeingReadIsReadAgainAfterAWrite(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 100, Height: 40}, func(j *uitest.Journey) {
		j.Press("enter")
		tab(j, commentsTab)
		j.Sim.Inject(simulator.Fault{
			Kind: simulator.FaultLate, Method: http.MethodGet, Path: "/comments", Delay: 10 * time.Second,
		})
		j.Press("r", "c")
		j.Type("written meanwhile")
		j.Press("ctrl+s")
		j.Wait(20 * time.Second)
		j.Sees("written meanwhile")
	})
}

func TestTagsThatCouldNotBeCountedAreCountedWithTheNextPanel(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Refresh: 30 * time.Minute}, func(j *uitest.Journey) {
		j.Sim.Inject(simulator.Fault{
			Kind: simulator.FaultStatus, Method: http.MethodGet, Path: "/incidents", Status: http.StatusBadRequest,
		})
		for n := range 2 {
			from := mark(j)
			j.Press("n")
			j.Wait(time.Second)
			j.Press("esc")
			if got := lists(j, from); got != 1 {
				t.Errorf("with panel %d %d lists were asked for", n+1, got)
			}
		}
	})
}

// TestAnotherChoiceAfterOneThatIsRefusedIsNoClash chooses another severity while the
// first one is on its way, and is refused.
func TestAnotherChoiceAfterOneThatIsRefusedIsNoClash(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		before := s.now()
		j.Sim.Inject(simulator.Fault{
			Kind: simulator.FaultStatus, Method: http.MethodPut, Status: http.StatusBadRequest, Delay: 10 * time.Second,
		})
		j.Press("e", "h")
		j.Wait(time.Second)
		j.Press("e", "l")
		j.Wait(20 * time.Second)
		j.SeesNot("Two changes")
		s.became(before, func(p *simulator.Properties) { p.Severity = "Low" })
	})
}

func TestAnEditIsSentAfterAClashAsBefore(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		clash(j, s)
		slowly(j, http.MethodPut, 10*time.Second)
		j.Press("m")
		j.Sees("sending to Azure")
		j.Type("dropped")
		j.Wait(20 * time.Second)
		j.SeesNot("sending to Azure", "Edit #4711")
		if p := s.now().Properties; p.Title != "Mine" || p.Severity != "High" {
			t.Errorf("it is %q and %s", p.Title, p.Severity)
		}
	})
}

func TestTheKeyThatTriesAgainIsNamedOnce(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 100, Height: 40}, func(j *uitest.Journey) {
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultSilent, Path: "/comments", Times: -1})
		j.Press("enter")
		tab(j, commentsTab)
		j.Wait(5 * time.Minute)
		if n := strings.Count(told(j), "r tries again"); n != 1 {
			t.Errorf("it is named %d times:\n%s", n, j.Screen())
		}
	})
}
