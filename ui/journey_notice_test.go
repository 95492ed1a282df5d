package ui_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// late lets the answer to the next change come after a while.
func late(j *uitest.Journey, after time.Duration) {
	j.Sim.Inject(simulator.Fault{Kind: simulator.FaultDelay, Method: http.MethodPut, Path: "/incidents/", Delay: after})
}

// rows returns the numbers of the first incidents of the queue, as "#4711".
func rows(j *uitest.Journey, n int) []string {
	var numbers []string
	for _, line := range strings.Split(j.Screen(), "\n")[5:] {
		if words := strings.Fields(strings.TrimLeft(line, "▌ ")); len(words) > 3 && len(numbers) < n {
			numbers = append(numbers, "#"+words[2])
		}
	}
	if len(numbers) < n {
		j.T.Fatalf("there are only %q of %d incidents:\n%s", numbers, n, j.Screen())
	}
	return numbers
}

func TestOutcomesAboutTwoIncidentsStandBothUntilOneMovesOn(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{60, 15}, {80, 24}, {120, 40}} {
		uitest.Run(t, uitest.Options{Width: size[0], Height: size[1]}, func(j *uitest.Journey) {
			at := rows(j, 3)
			late(j, 3*time.Second)
			j.Press("m") // and its request is on its way before the next
			j.Press("j", "e", "l")
			j.Wait(time.Second)
			first, second := at[0]+": owner", at[1]+": severity Low"
			j.Sees(second)
			j.SeesNot(first)
			j.Wait(3 * time.Second)
			j.Sees(first, second, "? help")
			j.Press("j")
			j.SeesNot(second) // it was about the row that was left
			j.Sees(first)     // about a row that was not shown: its number tells
			j.Wait(10 * time.Second)
			j.SeesNot(first)
			j.Press("!")
			j.Sees(first, second)
		})
	}
}

func TestAFailureIsToldWholeWhileTheNextIncidentIsWorked(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		at := rows(j, 2)
		const words = "the workspace is being moved to another region and takes no writes until Friday"
		j.Sim.Inject(simulator.Fault{
			Kind: simulator.FaultStatus, Method: http.MethodPut, Path: "/incidents/", Delay: 2 * time.Second,
			Status: http.StatusBadRequest, Code: "WorkspaceMoving", Message: words,
		})
		j.Press("e", "l") // and its request is on its way before the next
		j.Press("j", "e", "h")
		j.Wait(5 * time.Second)
		j.Says(at[0]+": severity Low was not saved", words, at[1]+": severity High")
		j.Press("x")
		j.Says(words, "enter choose", "esc cancel")
		j.Press("esc", "c")
		j.Says(words, "ctrl+s send", "Comment on "+at[1])
		j.Press("esc")
		j.Wait(30 * time.Second)
		j.SeesNot("until Friday")
	})
}

func TestWhatHasNoRoomOpensWithTheKeyThatItNames(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 60, Height: 15}, func(j *uitest.Journey) {
		words := strings.Repeat("the workspace is being moved to another region and takes no writes ", 6) + "until Friday"
		j.Sim.Inject(simulator.Fault{
			Kind: simulator.FaultStatus, Method: http.MethodPut, Path: "/incidents/", Status: http.StatusBadRequest, Code: "WorkspaceMoving", Message: words,
		})
		j.Press("e", "l")
		j.Wait(5 * time.Second)
		j.Sees("severity Low was not saved", "! shows all", "? help")
		j.SeesNot("until Friday")
		j.Press("!")
		j.Says("until Friday")
		j.Press("esc")
		j.SeesNot("was not saved") // it was read
	})
}

func TestThePanelsKeysStandWhileSomethingIsSaid(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		open string
		keys []string
	}{
		{"c", []string{"ctrl+s send", "esc close, keep it"}},
		{"n", []string{"ctrl+s send", "tab next field", "esc close, keep draft"}},
		{"E", []string{"ctrl+s send", "tab next field", "esc close, keep draft"}},
		{"s", []string{"enter choose", "esc cancel"}},
		{"/", []string{"enter keep", "tab complete", "esc cancel"}},
	} {
		uitest.Run(t, uitest.Options{Width: 60, Height: 15}, func(j *uitest.Journey) {
			at := rows(j, 1)
			late(j, 2*time.Second)
			j.Press("m", tt.open)
			j.Wait(3 * time.Second)
			j.Sees(at[0] + ": owner")
			j.Sees(tt.keys...)
			j.Wait(12 * time.Second)
			j.SeesNot(at[0] + ": owner")
			j.Sees(tt.keys...)
		})
	}
}

func TestTheRowUnderTheCursorStaysWhateverIsSaid(t *testing.T) {
	t.Parallel()
	for _, to := range []string{"g", "G"} {
		uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
			j.Press(to)
			before, row := j.Line("▌")
			j.Sim.Inject(simulator.Fault{
				Kind: simulator.FaultStatus, Method: http.MethodPut, Path: "/incidents/", Status: http.StatusBadRequest, Code: "WorkspaceMoving",
				Message: strings.Repeat("the workspace is being moved ", 12),
			})
			j.Press("t")
			j.Type("moved")
			j.Press("enter", "enter")
			j.Wait(5 * time.Second)
			j.Sees("was not saved")
			if now, same := j.Line("▌"); now != before || strings.Fields(same)[2] != strings.Fields(row)[3] {
				t.Errorf("the row under the cursor is\n%s\nwas\n%s", same, row)
			}
			j.Wait(31 * time.Second)
			if now, _ := j.Line("▌"); now != before {
				t.Errorf("the row under the cursor has moved from line %d to %d", before, now)
			}
		})
	}
}
