package ui_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// closeNamed closes an incident as a colleague does.
func closeNamed(j *uitest.Journey, name string) {
	j.Sim.Edit(name, func(p *simulator.Properties) { p.Status, p.Classification = "Closed", "Undetermined" })
}

// asksFor changes the filter and lets the service answer.
func asksFor(j *uitest.Journey, filter string) {
	j.Press("/", "ctrl+u")
	j.Type(filter)
	j.Press("enter")
	j.Wait(2 * time.Second)
}

// TestWhatChangesOutsideTheFilterIsAskedForHoweverTheTimePassed loads the closed
// incidents, goes back to the open ones, lets a colleague close one meanwhile, and
// looks for it among the closed.
func TestWhatChangesOutsideTheFilterIsAskedForHoweverTheTimePassed(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		options uitest.Options
		passes  func(j *uitest.Journey, happen func())
	}{
		"an outage": {passes: func(j *uitest.Journey, happen func()) {
			j.Sim.Offline(true)
			j.Wait(10 * time.Minute)
			happen()
			j.Wait(10 * time.Minute)
			j.Sim.Heal()
			j.Wait(2 * time.Minute)
		}},
		"a slow refresh with another filter between": {
			options: uitest.Options{Refresh: 5 * time.Minute},
			passes: func(j *uitest.Journey, happen func()) {
				j.Wait(time.Minute)
				happen()
				j.Wait(3 * time.Minute)
				// The other filter lists what was changed later than that.
				j.Sim.Edit(nameOf(j, 4709), func(p *simulator.Properties) { p.Severity = "High" })
				asksFor(j, "sev:high status:any")
				asksFor(j, "status:new,active")
				j.Wait(12 * time.Minute)
			},
		},
		"a clock that is ahead": {
			options: uitest.Options{Ahead: 30 * time.Minute},
			passes: func(j *uitest.Journey, happen func()) {
				j.Wait(10 * time.Minute)
				happen()
				j.Wait(2 * time.Minute)
			},
		},
		"a clock that is behind": {
			options: uitest.Options{Ahead: -30 * time.Minute},
			passes: func(j *uitest.Journey, happen func()) {
				j.Wait(10 * time.Minute)
				happen()
				j.Wait(2 * time.Minute)
			},
		},
		"a list that failed in its middle": {passes: func(j *uitest.Journey, happen func()) {
			j.Wait(time.Minute)
			happen()
			j.Sim.Inject(simulator.Fault{Kind: simulator.FaultTruncated, Path: "incidents", Times: 8})
			j.Wait(5 * time.Minute)
		}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, tt.options, func(j *uitest.Journey) {
				subject := nameOf(j, 4705)
				asksFor(j, "status:closed")
				asksFor(j, "status:new,active")
				tt.passes(j, func() { closeNamed(j, subject) })
				j.SeesNot("4705")
				asksFor(j, "status:closed 4705")
				j.OnCursor("4705")
				j.Sees("1 of 1")
			})
		})
	}
}

func TestWhatAColleagueChangesIsShownWhateverThisMachinesClockSays(t *testing.T) {
	t.Parallel()
	for _, ahead := range []time.Duration{-time.Hour, -3 * time.Minute, 0, 3 * time.Minute, time.Hour} {
		t.Run(ahead.String(), func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Ahead: ahead}, func(j *uitest.Journey) {
				subject := nameOf(j, 4709)
				for _, severity := range []string{"High", "Low", "High", "Informational"} {
					j.Sim.Edit(subject, func(p *simulator.Properties) { p.Severity = severity })
					j.Wait(40 * time.Second)
				}
				if _, row := j.Line("4709"); !strings.Contains(row, "info") {
					t.Errorf("the row is %q", row)
				}
			})
		})
	}
}

func TestARefreshAsksForLittle(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Wait(time.Minute)
		j.Sim.Edit(nameOf(j, 4709), func(p *simulator.Properties) { p.Severity = "High" })
		j.Wait(time.Minute)
		before := len(j.Sim.Requests())
		j.Wait(5 * time.Minute)
		requests := j.Sim.Requests()[before:]
		if len(requests) < 9 || len(requests) > 11 {
			t.Fatalf("in five minutes %d requests were sent", len(requests))
		}
		for _, r := range requests {
			if filter := r.Query.Get("$filter"); !strings.HasPrefix(filter, "properties/lastModifiedTimeUtc ge ") {
				t.Errorf("asked for is %q", filter)
			}
		}
	})
}

func TestAnIncidentThatTheListsShowLateIsFoundAllTheSame(t *testing.T) {
	t.Parallel()
	late := uitest.Options{Simulator: simulator.Options{ListDelay: time.Minute}}
	uitest.Run(t, late, func(j *uitest.Journey) {
		j.Wait(time.Minute)
		newColleague(j).create("Listed late")
		j.Wait(20 * time.Second)
		j.Sim.Edit(nameOf(j, 4709), func(p *simulator.Properties) { p.Severity = "High" })
		j.Wait(35 * time.Second)
		j.Sees("128 open")
		j.Wait(time.Minute)
		j.Sees("129 open")
	})
}

// TestAListThatWasUnderWayChangesNothingBack lets the answer to a refresh arrive
// after an answer that is newer.
func TestAListThatWasUnderWayChangesNothingBack(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		keys []string
		want string
	}{
		"over a change":   {[]string{"e", "h"}, "high"},
		"over a deletion": {[]string{"D", "4", "7", "1", "0", "enter"}, "deleted by you"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
				j.Press("j")
				j.OnCursor("4710")
				j.Sim.Inject(simulator.Fault{Kind: simulator.FaultLate, Path: "incidents", Method: http.MethodGet, Delay: 20 * time.Second})
				j.Press("r")
				j.Press(tt.keys...)
				j.Wait(time.Second)
				// What asks for the changes since then is late as well, or it would mend it.
				j.Sim.Inject(simulator.Fault{Kind: simulator.FaultLate, Path: "incidents", Method: http.MethodGet, Delay: 20 * time.Second, Times: -1})
				j.Wait(5 * time.Second)
				j.OnCursor("4710")
				j.OnCursor(tt.want)
				for range 8 {
					j.Wait(4 * time.Second)
					j.OnCursor("4710")
					j.OnCursor(tt.want)
				}
			})
		})
	}
}

// TestAListOfChangesThatIsRefusedIsAskedForAgain changes a closed incident, of which
// no list of the open ones tells, while one of these lists what changed later.
func TestAListOfChangesThatIsRefusedIsAskedForAgain(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		asksFor(j, "status:closed")
		asksFor(j, "status:new,active")
		j.Wait(time.Minute)
		closed := ""
		for _, name := range j.Sim.Names() {
			if in, _ := j.Sim.Incident(name); in.Properties.Status == "Closed" {
				closed = name
			}
		}
		j.Sim.Offline(true)
		j.Sim.Edit(closed, func(p *simulator.Properties) { p.Title = "Renamed meanwhile" })
		j.Wait(5 * time.Minute)
		j.Sim.Edit(nameOf(j, 4709), func(p *simulator.Properties) { p.Severity = "High" })
		j.Sim.Heal()
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultLate, Path: "/incidents", Method: http.MethodGet})
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultStatus, Path: "/incidents", Method: http.MethodGet, Status: http.StatusBadRequest})
		j.Wait(2 * time.Minute)
		j.Press("!")
		j.Sees("Azure refuses it")
		j.Press("esc")
		j.Wait(20 * time.Minute)
		asksFor(j, "status:closed renamed")
		j.OnCursor("Renamed meanwhile")
	})
}

// TestAPassThatAFilterInterruptsGoesOnAfterIt asks for closed incidents while the
// first pass over the open ones is under way.
func TestAPassThatAFilterInterruptsGoesOnAfterIt(t *testing.T) {
	t.Parallel()
	late := func(sim *simulator.Simulator) {
		sim.Inject(simulator.Fault{
			Kind: simulator.FaultDelay, Method: http.MethodGet, Path: "/incidents", Times: -1, Delay: 3 * time.Second,
		})
	}
	uitest.Run(t, uitest.Options{Prepare: late}, func(j *uitest.Journey) {
		j.Sees("loading, 0 so far")
		asksFor(j, "status:closed")
		j.SeesNot("128 open")
		j.Wait(time.Minute)
		j.Sees("128 open")
	})
}
