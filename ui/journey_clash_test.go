package ui_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// slowly lets the next request with a method be answered late, so that something
// can happen meanwhile.
func slowly(j *uitest.Journey, method string, delay time.Duration) {
	j.Sim.Inject(simulator.Fault{Kind: simulator.FaultDelay, Method: method, Path: "/incidents/", Delay: delay})
}

func TestAColleaguesChangeOfAnotherFieldIsKeptSilently(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		theirs func(*simulator.Properties)
		steps  []string
		sends  func(*wire)
		leaves func(*simulator.Properties)
	}{
		"status and severity": {
			func(p *simulator.Properties) { p.Status = "New" },
			[]string{"e", "h"},
			func(w *wire) { w.status, w.severity = `"New"`, `"High"` }, func(p *simulator.Properties) { p.Severity = "High" },
		},
		"description and owner": {
			func(p *simulator.Properties) { p.Description = "a\r\nb" },
			[]string{"m"},
			func(w *wire) { w.description, w.owner = `"a\r\nb"`, sentMe }, owned(me()),
		},
		"owner and status": {
			owned(me()),
			[]string{"s", "n"},
			func(w *wire) {
				w.owner = `{"objectId":"3b6f0a1e-7c52-4d98-a1e4-60f2b8d7c915","email":"robin.adeyemi@contoso.example","assignedTo":"Robin Adeyemi","userPrincipalName":"robin@contoso.example","ownerType":"User"}`
				w.status = `"New"`
			},
			func(p *simulator.Properties) { p.Status = "New" },
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
				s.sim.Edit(s.name, c.theirs)
				before := s.now()
				j.Press(c.steps...)
				j.Wait(time.Second)
				j.Sees("u undoes it")
				j.SeesNot("Two changes")
				s.sentPuts(j, asItWas().with(c.sends).put(before.ETag))
				s.became(before, c.leaves)
			})
		})
	}
}

func TestAColleagueWhoIsFasterBetweenReadAndWriteIsKept(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		before := s.now()
		slowly(j, http.MethodPut, 5*time.Second)
		j.Press("e", "h")
		j.Wait(time.Second) // the incident is read, and the write is on its way
		s.sim.Edit(s.name, func(p *simulator.Properties) { p.Status = "New" })
		between := s.now()
		j.Wait(5 * time.Second)
		j.Sees("#4711: severity High")
		s.sentPuts(j, // the first is refused with its old etag
			asItWas().with(func(w *wire) { w.severity = `"High"` }).put(before.ETag),
			asItWas().with(func(w *wire) { w.severity, w.status = `"High"`, `"New"` }).put(between.ETag))
		s.became(between, func(p *simulator.Properties) { p.Severity = "High" })
	})
}

func TestTheSameValueFromAColleagueIsNoConflict(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		s.sim.Edit(s.name, func(p *simulator.Properties) { p.Severity = "High" })
		before := s.now()
		j.Press("e", "h")
		j.Wait(time.Second)
		j.SeesNot("Two changes")
		j.OnCursor("high")
		s.sentPuts(j)
		s.became(before, nil)
	})
}

// clash lets the person and a colleague give the severity and the status other
// values, and the person another title besides.
func clash(j *uitest.Journey, s subject) {
	j.Press("E")
	retype("Mine")(j)
	j.Press("tab", "tab", "h", "tab", "n")
	s.sim.Edit(s.name, func(p *simulator.Properties) { p.Severity, p.Status = "Low", "New" })
	j.Press("ctrl+s")
	j.Wait(time.Second)
}

func TestTheSameFieldAsksWithAllThreeValues(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		key    string
		sends  func(*wire)
		leaves func(*simulator.Properties)
	}{
		{"t", nil, nil},
		{"m", func(w *wire) { w.severity = `"High"` }, func(p *simulator.Properties) { p.Severity = "High" }},
		{"esc", nil, nil},
	} {
		t.Run(c.key, func(t *testing.T) {
			t.Parallel()
			onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
				s.sim.Edit(s.name, func(p *simulator.Properties) { p.Severity = "Low" })
				before := s.now()
				j.Press("e", "h")
				j.Wait(time.Second)
				j.Sees("Two changes", "Somebody changed #4711", "Severity", "yours:  High", "theirs: Low", "before: Medium", "Leave theirs", "Write mine over it")
				s.sentPuts(j)
				j.Press(c.key)
				j.Wait(time.Second)
				if c.sends == nil {
					s.sentPuts(j)
					j.OnCursor("low")
				} else {
					s.sentPuts(j, asItWas().with(c.sends).put(before.ETag))
					j.OnCursor("high")
				}
				s.became(before, c.leaves)
			})
		})
	}
}

func TestAnEditThatClashesInOneFieldWritesTheRestOrAll(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		key    string
		sends  func(*wire)
		leaves func(*simulator.Properties)
	}{
		{
			"t", func(w *wire) { w.title, w.severity, w.status = `"Mine"`, `"Low"`, `"New"` },
			func(p *simulator.Properties) { p.Title = "Mine" },
		},
		{
			"m", func(w *wire) { w.title, w.severity, w.status = `"Mine"`, `"High"`, `"New"` },
			func(p *simulator.Properties) { p.Title, p.Severity = "Mine", "High" },
		},
	} {
		t.Run(c.key, func(t *testing.T) {
			t.Parallel()
			onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
				clash(j, s)
				j.Sees("Two changes", "yours:  High", "theirs: Low", "before: Medium")
				j.SeesNot("yours:  New") // both want the same status
				before := s.now()
				j.Press(c.key)
				j.Wait(time.Second)
				j.SeesNot("Two changes", "Edit #4711")
				s.sentPuts(j, asItWas().with(c.sends).put(before.ETag))
				s.became(before, c.leaves)
			})
		})
	}
}

func TestEscOnAClashLeavesTheEditOpen(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		clash(j, s)
		j.Press("esc")
		j.Sees("Edit #4711", "Mine")
		s.sentPuts(j)
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Sees("Two changes") // it is as open as before
		s.sentPuts(j)
	})
}

func TestAClashThatWasDecidedIsAskedAgainWhenItChangedAgain(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		s.sim.Edit(s.name, func(p *simulator.Properties) { p.Severity = "Low" })
		j.Press("e", "h")
		j.Wait(time.Second)
		s.sim.Edit(s.name, func(p *simulator.Properties) { p.Severity = "Informational" })
		before := s.now()
		j.Press("m")
		j.Wait(time.Second)
		j.Sees("Two changes", "yours:  High", "theirs: Informational", "before: Low")
		s.sentPuts(j)
		j.Press("m")
		j.Wait(time.Second)
		s.sentPuts(j, asItWas().with(func(w *wire) { w.severity = `"High"` }).put(before.ETag))
	})
}

func TestKeysUnderWayDoNotAnswerAQuestionThatOpensByItself(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		s.sim.Edit(s.name, func(p *simulator.Properties) { p.Severity = "Low" })
		slowly(j, http.MethodGet, 2*time.Second)
		j.Press("e", "h")
		for range 50 {
			if j.Wait(0); strings.Contains(j.Screen(), "Two changes") {
				break
			}
		}
		j.Press("m", "t", "enter", "esc")
		j.Sees("Two changes")
		s.sentPuts(j)
		j.Wait(500 * time.Millisecond)
		j.Press("m")
		j.Wait(time.Second)
		j.SeesNot("Two changes")
		if n := len(incidentWrites(j)); n != 1 {
			t.Errorf("%d writes were sent", n)
		}
	})
}

func TestAQuestionWaitsWhileTextIsTyped(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ open, typed, shut string }{
		{"/", "tag:", "esc"},
		{"n", "A new one", "esc"},
		{"c", "A comment", "esc"},
		{":", "ref", "esc"},
	} {
		t.Run(c.open, func(t *testing.T) {
			t.Parallel()
			onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
				s.sim.Edit(s.name, func(p *simulator.Properties) { p.Severity = "Low" })
				slowly(j, http.MethodGet, 2*time.Second)
				j.Press("e", "h", c.open)
				j.Type(c.typed)
				j.Wait(5 * time.Second)
				j.SeesNot("Two changes")
				j.Type("mt")
				s.sentPuts(j)
				j.Press(c.shut)
				j.Sees("Two changes", "yours:  High")
			})
		})
	}
}

func TestChangesWhileOneIsUnderWayGoInOneFurtherWrite(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		before := s.now()
		slowly(j, http.MethodPut, 10*time.Second)
		j.Press("e", "h")
		j.Wait(time.Second)
		j.OnCursor("…▲ high")
		j.Press("s", "n", "m")
		j.Press("e", "l")
		j.OnCursor("▽ low")
		j.OnCursor("New")
		j.OnCursor("Robin Adeyemi")
		j.Wait(8 * time.Second)
		first := asItWas().with(func(w *wire) { w.severity = `"High"` })
		s.sentPuts(j, first.put(before.ETag))
		j.Wait(2 * time.Second)
		writes := incidentWrites(j)
		if len(writes) != 2 {
			t.Fatalf("%d writes were sent", len(writes))
		}
		etag := writes[1].Body[:strings.Index(string(writes[1].Body), `,"properties"`)]
		want := asItWas().with(func(w *wire) { w.severity, w.status, w.owner = `"Low"`, `"New"`, sentMe }).put("")
		if have := string(writes[1].Body[len(etag):]); have != strings.TrimPrefix(want, `{"etag":""`) {
			t.Errorf("the second body is %s\nnot\n%s", have, want)
		}
		j.OnCursor("▌ ▽ low") // settled
		s.became(before, func(p *simulator.Properties) { p.Severity, p.Status, p.Owner = "Low", "New", me() })
		j.Press("u", "u")
		j.Wait(2 * time.Second)
		j.Press("u")
		j.Wait(2 * time.Second)
		s.became(before, nil)
	})
}

func TestAChangeAndItsOppositeWhileOneIsUnderWay(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		before := s.now()
		slowly(j, http.MethodPut, 10*time.Second)
		j.Press("e", "h")
		j.Wait(time.Second)
		j.Press("e", "m") // as it was
		j.OnCursor("med")
		j.Wait(20 * time.Second)
		j.OnCursor("▌ ◆ med")
		s.became(before, nil)
		if n := len(incidentWrites(j)); n != 2 {
			t.Errorf("%d writes were sent", n)
		}
	})
}

func TestWhatWaitedGoesOutAlthoughTheFirstFailed(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		before := s.now()
		j.Sim.Inject(simulator.Fault{
			Kind: simulator.FaultStatus, Method: http.MethodPut, Status: http.StatusForbidden,
			Code: "AuthorizationFailed", Delay: 5 * time.Second,
		})
		j.Press("e", "h")
		j.Wait(time.Second)
		j.Press("s", "n")
		j.Wait(20 * time.Second)
		j.OnCursor("med")
		j.OnCursor("New")
		s.sentPuts(j,
			asItWas().with(func(w *wire) { w.severity = `"High"` }).put(before.ETag),
			asItWas().with(func(w *wire) { w.status = `"New"` }).put(before.ETag))
		j.Press("!")
		j.Sees("severity High was not saved", "#4711: status New")
	})
}

func TestADecisionWhileAnotherChangeIsUnderWayIsNotLost(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		s.sim.Edit(s.name, func(p *simulator.Properties) { p.Severity = "Low" })
		before := s.now()
		slowly(j, http.MethodGet, 2*time.Second)
		slowly(j, http.MethodPut, 10*time.Second)
		j.Press("e", "h", "s", "n")
		j.Wait(4 * time.Second) // the severity clashes, and the status is on its way
		j.Sees("Two changes", "yours:  High")
		j.Press("m")
		j.OnCursor("high")
		j.Wait(15 * time.Second)
		j.SeesNot("Two changes")
		j.OnCursor("▌ ▲ high")
		s.became(before, func(p *simulator.Properties) { p.Severity, p.Status = "High", "New" })
		if n := len(incidentWrites(j)); n != 2 {
			t.Errorf("%d writes were sent", n)
		}
	})
}

func TestARefreshDoesNotShowTheOldValueOfWhatIsUnderWay(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, _ subject) {
		slowly(j, http.MethodPut, 55*time.Second)
		j.Press("e", "h")
		for range 5 {
			j.Wait(10 * time.Second)
			j.OnCursor("▌…▲ high")
		}
		j.Press("r")
		j.Wait(10 * time.Second)
		j.OnCursor("▌ ▲ high")
		if n := len(incidentWrites(j)); n != 1 {
			t.Errorf("%d writes were sent", n)
		}
	})
}

// TestWhatWaitsIsComparedWithWhatWasSeenWhenItWasDecided decides something more
// once the row has what a colleague made of it, which the first decision hides.
func TestWhatWaitsIsComparedWithWhatWasSeenWhenItWasDecided(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		slowly(j, http.MethodPut, 20*time.Second)
		j.Press("s", "n")
		j.Wait(time.Second)
		j.Press("e", "h")
		s.sim.Edit(s.name, func(p *simulator.Properties) { p.Severity = "Low" })
		j.Press("r")
		j.Wait(5 * time.Second)
		j.OnCursor("high")
		j.Press("m")
		j.Wait(30 * time.Second)
		j.Sees("Two changes", "yours:  High", "theirs: Low", "before: Medium")
		if p := s.now().Properties; p.Severity != "Low" || p.Status != "New" {
			t.Errorf("it is %s and %s", p.Severity, p.Status)
		}
	})
}
