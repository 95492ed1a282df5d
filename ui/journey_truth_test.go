package ui_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// TestAListThatWasCutOffIsNotTakenForTheWhole breaks the connection at the second page
// of the first look, with nothing from before.
func TestAListThatWasCutOffIsNotTakenForTheWhole(t *testing.T) {
	t.Parallel()
	var mended bool
	o := uitest.Options{
		Simulator: simulator.Options{Incidents: 3000},
		Fails: func(req *http.Request) (*http.Response, error) {
			if !mended && strings.Contains(req.URL.RawQuery, "skipToken") {
				return nil, errors.New("connection reset by peer")
			}
			return nil, nil
		},
	}
	uitest.Run(t, o, func(j *uitest.Journey) {
		j.Wait(15 * time.Second)
		j.Sees("✗ offline", "1000+ open", "1 of 1000+")
		j.Press("/")
		j.Type("no such words")
		j.Press("enter")
		j.Sees("nothing of what is loaded matches, and not all is loaded; r tries again")
		mended = true
		j.Press("esc", "r")
		j.Wait(5 * time.Second)
		j.SeesNot("+ open", "of 1000+", "not all is loaded")
	})
}

func TestAFailedWriteDoesNotPromiseThatRTriesAgain(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 160, Height: 30}, func(j *uitest.Journey) {
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultResetBefore, Method: http.MethodPut, Times: -1})
		j.Press("e", "l")
		j.Wait(2 * time.Minute)
		j.Press("!")
		j.Sees("severity Low was not saved: the connection to management.azure.com broke")
		j.SeesNot("tries again")
	})
}

func TestAnOutcomeTakesThePlaceOfTheEarlierOneOfTheSame(t *testing.T) {
	t.Parallel()
	refused := simulator.Fault{Kind: simulator.FaultStatus, Method: http.MethodPut, Status: 400, Code: "BadRequest", Message: "no such thing"}
	uitest.Run(t, uitest.Options{Width: 130, Height: 30}, func(j *uitest.Journey) {
		j.Sim.Inject(refused)
		j.Press("e", "l")
		j.Wait(time.Second)
		j.Sees("severity Low was not saved")
		j.Press("s", "a")
		j.Wait(time.Second)
		j.Sees("severity Low was not saved", "status Active; u undoes it")
		j.Press("e", "l")
		j.Wait(time.Second)
		j.Sees("severity Low; u undoes it")
		j.SeesNot("was not saved")
	})
}

func TestThatARefreshFailedIsNotSaidOnceAzureAnswersAgain(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Sim.Offline(true)
		j.Press("r")
		j.Wait(10 * time.Second)
		j.Sees("refresh: ")
		j.Sim.Offline(false)
		j.Press("r")
		j.Wait(second)
		j.Sees("✓ live")
		j.SeesNot("refresh: ")
		j.Press("!")
		j.Sees("refresh: ") // it stays among the messages
	})
}

func TestTheQuestionOfQuittingSaysThatTheAnswerHasCome(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		slowly(j, http.MethodPut, 10*time.Second)
		j.Press("e", "l", "q")
		j.Sees("A change is on its way, and Azure has not answered yet.")
		j.Wait(12 * time.Second)
		j.SeesNot("has not answered yet")
		j.Sees("Azure has answered meanwhile: nothing is on its way any more.", "Stay", "Quit")
	})
}

func TestAWriteThatTakesItsTimeDoesNotMakeTheServiceSilent(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		slowly(j, http.MethodPut, 50*time.Second)
		j.Press("e", "l")
		j.Wait(second)
		j.Press("r")
		j.Wait(20 * time.Second)
		j.SeesNot("no answer since")
		j.Sees("as of 00:00:0")
	})
}

func TestWhileAzureAsksToWaitTheHeaderSaysHowOldTheQueueIs(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 100, Height: 24}, func(j *uitest.Journey) {
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultStatus, Status: 429, RetryAfter: 20 * time.Minute, Times: -1})
		j.Press("r")
		j.Wait(2 * time.Minute)
		j.Sees("throttled until 00:2", ", cached 00:00:00")
	})
}

func TestAnUndoThatMetAColleaguesChangeIsLeftUntilThePersonDecides(t *testing.T) {
	t.Parallel()
	for key, left := range map[string]bool{"esc": true, "t": false} {
		t.Run(key, func(t *testing.T) {
			t.Parallel()
			onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
				j.Press("e", "h")
				j.Wait(time.Second)
				s.sim.Edit(s.name, func(p *simulator.Properties) { p.Severity = "Low" })
				j.Press("u")
				j.Wait(time.Second)
				j.Sees("Two changes")
				j.Press(key)
				j.Wait(time.Second)
				j.Press("u")
				j.Wait(time.Second)
				if asked := strings.Contains(j.Screen(), "Two changes"); asked != left {
					t.Errorf("it is asked again: %t\n%s", asked, j.Screen())
				}
				if !left {
					j.Sees("no change of yours is left to undo")
				}
				s.became(s.now(), func(p *simulator.Properties) { p.Severity = "Low" })
			})
		})
	}
}

func TestAnEditThatWaitedShowsWhatColleaguesHaveMadeOfTheOtherFields(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{Width: 130, Height: 40}, nil, func(j *uitest.Journey, s subject) {
		j.Press("E")
		retype("Mine")(j)
		j.Press("esc")
		s.sim.Edit(s.name, func(p *simulator.Properties) { p.Description = "written by a colleague" })
		before := s.now()
		j.Press("r")
		j.Wait(time.Second)
		j.Press("E")
		j.Sees("Edit #4711", "Mine", "written by a colleague")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.SeesNot("Two changes")
		s.sentPuts(j, asItWas().with(func(w *wire) { w.title, w.description = `"Mine"`, `"written by a colleague"` }).put(before.ETag))
	})
}

func TestAnEditThatWaitedStillAsksAboutTheFieldsThatBothChanged(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{Width: 130, Height: 40}, nil, func(j *uitest.Journey, s subject) {
		j.Press("E")
		retype("Mine")(j)
		j.Press("esc")
		s.sim.Edit(s.name, func(p *simulator.Properties) { p.Title = "Theirs" })
		j.Press("r")
		j.Wait(time.Second)
		j.Press("E")
		j.Sees("Mine")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Sees("Two changes", "yours:  Mine", "theirs: Theirs")
		s.sentPuts(j)
	})
}
