package ui_test

import (
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// typeSlowly types as a person does who thinks: a quarter of a second is rest
// enough only for the last key.
func typeSlowly(j *uitest.Journey, text string) {
	for _, r := range text {
		j.Type(string(r))
		j.Wait(20 * time.Millisecond)
	}
}

// toAlerts opens the menu in which alerts are searched.
func toAlerts(j *uitest.Journey) {
	j.Press("enter")
	tab(j, alertsTab)
	j.Press("+")
}

// requestsFor counts the requests whose path holds part since a place in the
// journal.
func requestsFor(j *uitest.Journey, from int, part string) (n int) {
	for _, r := range j.Sim.Requests()[from:] {
		if strings.Contains(strings.ToLower(r.Path), part) {
			n++
		}
	}
	return n
}

func TestNothingIsAskedForWhileTypingGoesOn(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		opens fill
		typed string
		path  string
		want  int
	}{
		"an owner in the menu":  {keys("a"), "identity", "/v1.0/", 2}, // users and groups
		"an owner in the panel": {toOwner, "identity", "/v1.0/", 2},
		"a filter":              {keys("/", "ctrl+u"), "status:closed sev:high", "/incidents", 1},
		"an alert":              {toAlerts, "guest invited", "/query", 1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
				tt.opens(j)
				j.Wait(2 * time.Second)
				from := len(j.Sim.Requests())
				typeSlowly(j, tt.typed)
				if n := requestsFor(j, from, tt.path); n != 0 {
					t.Errorf("while typing %d requests were sent", n)
				}
				j.Wait(2 * time.Second)
				if n := requestsFor(j, from, tt.path); n != tt.want {
					t.Errorf("when typing rested %d requests were sent, not %d", n, tt.want)
				}
			})
		})
	}
}

// TestAnAnswerForOtherTextIsNotTaken lets the answer for what was typed first come
// after that for what was typed then.
func TestAnAnswerForOtherTextIsNotTaken(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 120, Height: 40}, func(j *uitest.Journey) {
		toAlerts(j)
		j.Wait(2 * time.Second)
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultLate, Path: "/query", Delay: 10 * time.Second})
		j.Type("zzz") // which no alert has
		j.Wait(time.Second)
		j.Press("ctrl+u")
		j.Type("guest invited")
		j.Wait(2 * time.Second)
		j.Sees("Guest invited by a guest")
		j.Wait(15 * time.Second)
		j.Sees("Guest invited by a guest")
	})
}

func TestAnEditIsRepeatedOnAnotherIncident(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("E", "tab", "tab", "i", "ctrl+s")
		j.Wait(2 * time.Second)
		j.Sees("#4711: severity Informational")
		j.Press("j", "j", ".")
		j.Wait(2 * time.Second)
		for number, want := range map[int]string{4711: "Informational", 4710: "Medium", 4709: "Informational"} {
			if in, _ := j.Sim.Incident(nameOf(j, number)); in.Properties.Severity != want {
				t.Errorf("#%d has severity %s, want %s", number, in.Properties.Severity, want)
			}
		}
	})
}
