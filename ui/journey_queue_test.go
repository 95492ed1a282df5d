package ui_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

func TestARefreshNeverMovesTheRowUnderTheCursor(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("j", "j", "j", "j")
		j.OnCursor("4707")
		before, _ := j.Line("4707")
		colleague := newColleague(j)
		colleague.create("Created by a colleague")
		j.Wait(time.Minute)
		j.OnCursor("4707")
		if after, _ := j.Line("4707"); after != before {
			t.Errorf("the row went from line %d to line %d", before, after)
		}
		j.Press("g")
		j.OnCursor("Created by a colleague")
	})
}

func TestARowThatStopsMatchingStaysUntilThePersonMoves(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("j")
		j.OnCursor("4710")
		newColleague(j).close(4710)
		j.Wait(time.Minute)
		j.OnCursor("4710 Closed")
		j.Press("j")
		j.OnCursor("4709")
		j.SeesNot("MFA prompts denied")
	})
}

func TestADeletedIncidentLeavesTheQueueWithTheNextWholePass(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Wait(5 * time.Minute)
		newColleague(j).delete(4710)
		j.Press("r")
		j.SeesNot("4710")
		j.OnCursor("4711")
		j.Sees("127 open")
	})
}

func TestTheCacheIsOnTheFirstFrameWhenThereIsNoNetwork(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) { j.Sees("128 open") })
	offline := uitest.Options{Dir: dir, Prepare: func(sim *simulator.Simulator) { sim.Offline(true) }}
	uitest.Run(t, offline, func(j *uitest.Journey) {
		j.Sees("4711", "Impossible travel", "128 open")
		j.Wait(time.Minute)
		j.Sees("offline, cached 00:00:00", "4711")
		j.Sim.Heal()
		j.Wait(2 * time.Minute)
		j.Sees("live")
	})
}

func TestAnEmptyTableSaysWhyItIsEmpty(t *testing.T) {
	t.Parallel()
	offline := uitest.Options{Prepare: func(sim *simulator.Simulator) { sim.Offline(true) }}
	uitest.Run(t, offline, func(j *uitest.Journey) {
		j.Sees("loading incidents from Azure")
		j.Wait(time.Minute)
		j.Sees("nothing is loaded yet; r tries again", "offline")
		j.SeesNot("cached")
		j.Sim.Heal()
		j.Press("r")
		j.Wait(time.Second)
		j.Sees("128 open")
	})
	none := uitest.Options{Simulator: simulator.Options{Incidents: -1}}
	uitest.Run(t, none, func(j *uitest.Journey) { j.Sees("nothing matches; backspace shows new and active") })
}

func TestThrottlingIsShownAndWaitedFor(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultStatus, Status: http.StatusTooManyRequests, Method: http.MethodGet, RetryAfter: 5 * time.Minute})
		j.Press("r")
		j.Wait(time.Second)
		j.Sees("throttled until 00:05:0", "Azure asks to wait")
		calls := j.Sim.Counts()[http.MethodGet]
		j.Wait(4 * time.Minute)
		if now := j.Sim.Counts()[http.MethodGet]; now != calls {
			t.Errorf("%d calls were made while throttled", now-calls)
		}
		j.Wait(2 * time.Minute)
		j.Sees("as of 00:05:")
	})
}

func TestAnAnswerThatWasOvertakenChangesNothing(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("/", "ctrl+u")
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultDelay, Path: "incidents", Delay: 20 * time.Second})
		j.Type("status:closed")
		j.Wait(time.Second) // the first pass is under way, and slow
		j.Press("ctrl+u")
		j.Type("status:any impossible")
		j.Press("enter")
		j.Wait(2 * time.Second)
		seen := j.Screen()
		j.Wait(25 * time.Second)
		j.OnCursor("Impossible travel")
		if got := strings.Split(j.Screen(), "\n")[4:20]; strings.Join(got, "\n") != strings.Join(strings.Split(seen, "\n")[4:20], "\n") {
			t.Errorf("the late answer changed the screen from\n%s\nto\n%s", seen, j.Screen())
		}
	})
}

func TestAMistakeInTheFilterIsShownAndTheLastGoodFilterStays(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("/")
		j.Type("sev:hig")
		j.Sees("1 of 12")
		j.Type("x")
		j.Sees("did you mean high?", "1 of 12")
		j.Press("esc")
		j.Sees("1 of 128", "status:new,active")
	})
}

func TestTheFilterLineCompletes(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("/")
		j.Type("tag:trav")
		j.Sees("tab:", "travel")
		j.Press("tab", "enter")
		j.Sees("tag:travel")
		j.OnCursor("Impossible travel")
	})
}

func TestDetailsOpenAndEscGoesBackToTheSameRow(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("j", "j", "enter")
		j.Sees("#4709", "owner", "created")
		j.SeesNot("4710")
		j.Press("esc")
		j.OnCursor("4709")
	})
}

func TestTheHostilePaneSaysSo(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 160, Height: 45}, func(j *uitest.Journey) {
		j.Press("/", "ctrl+u")
		j.Type("#4706")
		j.Press("enter")
		j.Sees("<U+001B>[2J", "has hidden or control characters")
	})
}

func TestAScreenThatIsTooSmallAsksForRoomAndComesBack(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("j")
		for _, size := range [][2]int{{59, 24}, {80, 14}, {1, 1}, {20, 3}} {
			j.Resize(size[0], size[1])
			if size[0] >= 20 {
				j.Sees("sentinelq needs")
			}
		}
		j.Resize(200, 60)
		j.OnCursor("4710")
		j.Resize(60, 15)
		j.OnCursor("4710")
	})
}

func TestHelpListsEveryKeyAndThePaletteRunsAnAction(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 100, Height: 110}, func(j *uitest.Journey) {
		j.Press("?")
		j.Sees("Queue: new incident", "Everywhere: quit")
		j.Press("esc", ":")
		j.Type("new inc")
		j.Press("enter")
		j.Sees("New incident", "Title *")
	})
}

func TestAKeyThatIsOffSaysWhy(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("+")
		j.Sees("nothing was created yet")
		j.Press(":")
		j.Type("created last")
		j.Sees("nothing was created yet")
		j.Press("enter")
		j.Sees("Actions")
	})
}

func TestMessagesKeepTheWholeError(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultStatus, Status: http.StatusForbidden, Code: "AuthorizationFailed", Method: http.MethodGet})
		j.Press("r")
		j.Wait(time.Second)
		j.Sees("your role does not allow it")
		j.Press("!")
		j.Sees("Messages", "AuthorizationFailed")
	})
}

func TestPastedTextIsNeverACommand(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		above := func() string { // the notice and the keys
			rows := strings.Split(j.Screen(), "\n")
			return strings.Join(rows[:len(rows)-2], "\n")
		}
		before := above()
		j.Paste("nq\x13:?/jjjj")
		if above() != before {
			t.Errorf("a paste changed the screen:\n%s", j.Screen())
		}
		j.Sees(pasteDropped)
	})
}

func TestQuitEndsTheProgram(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"q", "ctrl+c"} {
		uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
			j.Press(key)
			if !j.Ended() {
				t.Errorf("%s did not end the program", key)
			}
		})
	}
}
