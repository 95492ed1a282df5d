package ui_test

import (
	"net/http"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

func TestAChangeThatFailsShowsTheOldValueAMarkAndWhy(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		fault func(*simulator.Simulator)
		says  string
	}{
		"500": {
			func(sim *simulator.Simulator) {
				sim.Inject(simulator.Fault{Kind: simulator.FaultStatus, Method: http.MethodPut, Status: 500, Times: -1})
			}, "#4711: severity High was not saved: Azure failed",
		},
		"403": {
			func(sim *simulator.Simulator) {
				sim.Inject(simulator.Fault{Kind: simulator.FaultStatus, Method: http.MethodPut, Status: 403, Code: "AuthorizationFailed"})
			}, "#4711: severity High was not saved: your role does not allow it",
		},
		"400": {
			func(sim *simulator.Simulator) {
				sim.Inject(simulator.Fault{Kind: simulator.FaultStatus, Method: http.MethodPut, Status: 400, Code: "BadRequest", Message: "no such thing"})
			}, "#4711: severity High was not saved: Azure refuses it: no such thing",
		},
		"429": {
			func(sim *simulator.Simulator) {
				sim.Inject(simulator.Fault{Kind: simulator.FaultStatus, Method: http.MethodPut, Status: 429, RetryAfter: 20 * time.Minute, Times: -1})
			}, "#4711: severity High was not saved: Azure asks to wait until 00:20:",
		},
		"offline": {
			func(sim *simulator.Simulator) { sim.Offline(true) }, "#4711: severity High was not saved: Azure was not reached",
		},
		"a network that resets": {
			func(sim *simulator.Simulator) {
				sim.Inject(simulator.Fault{Kind: simulator.FaultResetBefore, Method: http.MethodPut, Times: -1})
			}, "#4711: severity High was not saved: the connection to management.azure.com broke",
		},
		"a page that is not Azure's": {
			func(sim *simulator.Simulator) {
				sim.Inject(simulator.Fault{Kind: simulator.FaultPage, Method: http.MethodPut, Times: -1})
			}, "#4711: severity High was not saved",
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onSubject(t, uitest.Options{Width: 130, Height: 24, Simulator: simulator.Options{Latency: 200 * time.Millisecond}}, nil, func(j *uitest.Journey, s subject) {
				before := s.now()
				c.fault(j.Sim)
				j.Press("e", "h")
				j.OnCursor("high") // at once, before Azure answers
				j.Wait(3 * time.Minute)
				j.OnCursor("▌✗◆ med")
				s.became(before, nil)
				j.Press("!")
				j.Sees(c.says)
				j.Press("esc")
				j.Sim.Heal()
				j.Press("e", "h")
				j.Wait(10 * time.Second)
				j.OnCursor("▌ ▲ high")
				s.became(before, func(p *simulator.Properties) { p.Severity = "High" })
			})
		})
	}
}

func TestAFewFailuresAreTriedAgainSilently(t *testing.T) {
	t.Parallel()
	for _, status := range []int{http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusServiceUnavailable} {
		onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
			before := s.now()
			j.Sim.Inject(simulator.Fault{Kind: simulator.FaultStatus, Method: http.MethodPut, Status: status, Times: 2, RetryAfter: time.Second})
			j.Press("e", "h")
			j.Wait(9 * time.Second)
			j.SeesNot("not saved")
			body := asItWas().with(func(w *wire) { w.severity = `"High"` }).put(before.ETag)
			s.sentPuts(j, body, body, body)
			s.became(before, func(p *simulator.Properties) { p.Severity = "High" })
		})
	}
}

func TestAWriteWhoseAnswerWasLostIsNotMadeTwice(t *testing.T) {
	t.Parallel()
	for name, kind := range map[string]simulator.FaultKind{"reset": simulator.FaultResetAfter, "truncated": simulator.FaultTruncated} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
				before := s.now()
				j.Sim.Inject(simulator.Fault{Kind: kind, Method: http.MethodPut})
				j.Press("t")
				pick("once")(j)
				j.Press("enter")
				j.Wait(30 * time.Second)
				j.OnCursor("▌ ◆ med")
				s.became(before, func(p *simulator.Properties) {
					p.Labels = append(p.Labels, simulator.Label{LabelName: "once", LabelType: "User"})
				})
				j.Press("!")
				j.SeesNot("not saved")
			})
		})
	}
}

func TestAnEditThatCannotBeSentKeepsEverythingTyped(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		before := s.now()
		j.Sim.Offline(true)
		j.Press("E")
		retype("Typed offline")(j)
		j.Press("ctrl+s")
		j.Wait(3 * time.Minute)
		j.Sees("Edit #4711", "Typed offline", "not saved: Azure was not reached", "ctrl+s sends it again")
		j.Press("esc")
		j.Sees("the edit of #4711 is kept")
		j.Sim.Heal()
		j.Press("E")
		j.Sees("Typed offline")
		j.Press("ctrl+s")
		j.Wait(10 * time.Second)
		s.became(before, func(p *simulator.Properties) { p.Title = "Typed offline" })
	})
}

func TestEscStopsAnEditThatIsUnderWayAndKeepsIt(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		slowly(j, http.MethodPut, time.Minute)
		j.Press("E")
		retype("Stopped")(j)
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Press("esc")
		j.Sees("Edit #4711", "Stopped", "stopped")
		before := s.now()
		j.Press("ctrl+s")
		j.Wait(10 * time.Second)
		j.SeesNot("Edit #4711")
		s.became(before, func(p *simulator.Properties) { p.Title = "Stopped" })
	})
}

func TestQuittingAsksWhileAWriteIsUnderWay(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		method string
		steps  []fill
	}{
		"a change":   {http.MethodPut, []fill{keys("e", "h")}},
		"a deletion": {http.MethodDelete, []fill{keys("D"), in(0, "4711"), keys("enter")}},
		"an undo":    {http.MethodPut, []fill{keys("u")}},
	}
	for name, c := range cases {
		for _, key := range []string{"q", "ctrl+c"} {
			t.Run(name+" "+key, func(t *testing.T) {
				t.Parallel()
				onSubject(t, uitest.Options{}, unsynced, func(j *uitest.Journey, _ subject) {
					j.Press("s", "n")
					j.Wait(time.Second)
					slowly(j, c.method, 20*time.Second)
					for _, step := range c.steps {
						step(j)
					}
					j.Press(key)
					j.Sees("A change is on its way")
					if j.Ended() {
						t.Fatal("it did not wait for an answer")
					}
					j.Press("enter") // stays
					j.SeesNot("A change is on its way")
					j.Wait(30 * time.Second)
					j.Press(key)
					if !j.Ended() {
						t.Errorf("%s did not end the program when all was done", key)
					}
				})
			})
		}
	}
}

func TestQuittingAllTheSame(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, _ subject) {
		slowly(j, http.MethodPut, 20*time.Second)
		j.Press("e", "h", "q", "down", "enter")
		if !j.Ended() {
			t.Error("the program did not end")
		}
	})
}
