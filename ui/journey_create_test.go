package ui_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// sizes are the narrow terminal that everybody has and a large one.
func sizes() map[string]uitest.Options {
	return map[string]uitest.Options{
		"80x24":  {Width: 80, Height: 24},
		"160x45": {Width: 160, Height: 45},
	}
}

func TestACreatedIncidentIsInTheQueueUnderTheCursor(t *testing.T) {
	t.Parallel()
	for name, options := range sizes() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, options, func(j *uitest.Journey) {
				j.Sees("128 open", "status:new,active")
				j.Press("j", "n")
				j.Type("  VPN anomaly ")
				j.Press("tab")
				j.Paste("first line\nsecond line")
				j.Press("tab", "h", "tab", "right", "tab")
				j.Type("me")
				j.Press("tab")
				j.Type("vpn")
				j.Press("enter")
				j.Type("jump")
				j.Press("ctrl+s")
				j.OnCursor("4712 Active VPN anomaly")
				j.Sees("129 open", "88 active", "created #4712")
			})
		})
	}
}

func TestWhatIsSentIsWhatWasTyped(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("n")
		j.Type("  VPN anomaly ")
		j.Press("tab")
		j.Type("a \"quoted\" <line>")
		j.Press("enter")
		j.Type("日本語")
		j.Press("tab", "l", "tab", "c", "tab", "f", "tab")
		j.Type("known scanner")
		j.Press("tab")
		j.Type("jo@contoso.com")
		j.Press("tab")
		j.Type("Vpn")
		j.Press("enter")
		j.Type("vpn ")
		j.Press("enter")
		j.Type("not added yet")
		j.Press("ctrl+s")

		writes := j.Writes()
		if len(writes) != 1 || writes[0].Method != http.MethodPut {
			t.Fatalf("one PUT should have been sent, not %v", writes)
		}
		want := `{"properties":{"title":"VPN anomaly","description":"a \"quoted\" <line>\n日本語",` +
			`"severity":"Low","status":"Closed","classification":"FalsePositive",` +
			`"classificationReason":"IncorrectAlertLogic","classificationComment":"known scanner",` +
			`"owner":{"email":"jo@contoso.com","userPrincipalName":"jo@contoso.com","ownerType":"User"},` +
			`"labels":[{"labelName":"Vpn"},{"labelName":"not added yet"}]}}`
		if got := strings.TrimSpace(string(writes[0].Body)); got != want {
			t.Errorf("the body is\n%s\nnot\n%s", got, want)
		}
	})
}

func TestOneCreatedClosedIsAnnouncedAndShownWhenTheFilterAsksForIt(t *testing.T) {
	t.Parallel()
	for name, options := range sizes() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, options, func(j *uitest.Journey) {
				j.Press("n")
				j.Type("Already dealt with")
				j.Press("tab", "tab", "tab", "c", "tab", "t", "ctrl+s")
				j.Sees("created #4712 as Closed, which the filter hides; + shows it")
				j.OnCursor("4711")
				j.Press("+")
				j.OnCursor("4712 Closed Already dealt with")
				j.Press("j", "k")
				j.OnCursor("4711")
				j.Press("/")
				j.Press("ctrl+u")
				j.Type("status:closed dealt")
				j.Press("enter")
				j.Wait(time.Second)
				j.OnCursor("4712 Closed Already dealt with")
				j.Sees("1 of 1")
			})
		})
	}
}

func TestADeadNetworkKeepsTheFormAndASecondTryMakesOneIncident(t *testing.T) {
	t.Parallel()
	faults := map[string]simulator.Fault{
		"broken before the write": {Kind: simulator.FaultResetBefore},
		"broken after the write":  {Kind: simulator.FaultResetAfter},
		"answer cut off":          {Kind: simulator.FaultTruncated},
		"service failing":         {Kind: simulator.FaultStatus, Status: http.StatusServiceUnavailable},
		"proxy page":              {Kind: simulator.FaultPage},
	}
	for name, fault := range faults {
		fault.Method, fault.Times = http.MethodPut, -1
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
				before := j.Sim.Count()
				j.Press("n")
				j.Type("Lost laptop")
				j.Sim.Inject(fault)
				j.Press("ctrl+s")
				j.Sees("sending")
				j.Wait(3 * time.Minute)
				j.Sees("Lost laptop")
				if j.Sim.Count() == before { // an answer that was lost is looked for by itself
					j.Sees("not created", "ctrl+s sends it again")
					j.Sim.Heal()
					j.Press("ctrl+s")
					j.Wait(time.Minute)
				}
				j.OnCursor("Lost laptop")
				if made := j.Sim.Count() - before; made != 1 {
					t.Errorf("%d incidents were made", made)
				}
				oneName(t, j)
			})
		})
	}
}

// oneName fails unless every PUT went to the same incident.
func oneName(t *testing.T, j *uitest.Journey) {
	t.Helper()
	paths := map[string]int{}
	for _, w := range j.Writes() {
		paths[w.Path]++
	}
	if len(paths) != 1 {
		t.Errorf("writes went to %d incidents: %v", len(paths), paths)
	}
}

func TestAMistakeIsShownAtItsFieldAndNothingIsSent(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		steps func(j *uitest.Journey)
		says  string
		below string // the label of the field
	}{
		"no title":           {func(j *uitest.Journey) { j.Type("   ") }, "a title is required", "Title"},
		"closed, no verdict": {func(j *uitest.Journey) { j.Type("x"); j.Press("tab", "tab", "tab", "c") }, "needs a classification", "Undetermined"},
		"no such owner":      {func(j *uitest.Journey) { j.Type("x"); j.Press("tab", "tab", "tab", "tab"); j.Type("jo") }, "not an owner", "Owner"},
		"description too long": {func(j *uitest.Journey) {
			j.Type("x")
			j.Press("tab")
			j.Paste(strings.Repeat("é", 5001))
		}, "1 characters over the limit of 5,000", "5001 of 5000"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
				j.Press("n")
				c.steps(j)
				j.Press("ctrl+s")
				said, _ := j.Line(c.says)
				field, _ := j.Line(c.below)
				if said != field+1 {
					t.Errorf("the mistake is in line %d, the field in line %d:\n%s", said, field, j.Screen())
				}
				if n := len(j.Writes()); n != 0 {
					t.Errorf("%d writes were sent", n)
				}
			})
		})
	}
}

func TestEscKeepsWhatWasTypedAndNGoesOnWithIt(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("n")
		j.Type("Half a thought")
		j.Press("esc")
		j.Sees("the draft is kept", "4711", "1 draft")
		j.Press("n", "enter")
		j.Sees("Half a thought")
		j.Press("ctrl+x", "enter")
		j.Sees("Half a thought")
		j.Press("ctrl+x", "down", "enter", "n")
		j.SeesNot("Half a thought")
	})
}

func TestEscStopsSendingAndKeepsTheForm(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultDelay, Method: http.MethodPut, Delay: time.Minute})
		j.Press("n")
		j.Type("Slow line")
		j.Press("ctrl+s")
		j.Wait(time.Second) // beyond the look before the write
		j.Press("esc")
		j.Sees("stopped; it may have reached Azure", "Slow line")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.OnCursor("Slow line")
		oneName(t, j)
	})
}

func TestTagsUsedInTheWorkspaceAreSuggested(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("n")
		j.Type("x")
		j.Press("tab", "tab", "tab", "tab", "tab")
		j.Type("tra")
		j.Sees("travel")
		j.Press("down", "enter")
		j.Sees("[travel]")
		j.Type("TRAVEL")
		j.Press("enter")
		if n := strings.Count(strings.ToLower(j.Screen()), "travel"); n != 1 {
			t.Errorf("a duplicate was added:\n%s", j.Screen())
		}
		j.Press("backspace")
		j.SeesNot("[travel]")
	})
}

func TestEveryFieldIsReachableInTheSmallestTerminal(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 60, Height: 15}, func(j *uitest.Journey) {
		j.Press("n")
		for i, label := range []string{"Title", "Description", "Severity", "Status", "Owner", "Tags", "Create ]"} {
			if i > 0 {
				j.Press("tab")
			}
			line, _ := j.Line(label)
			if _, y, visible := j.Cursor(); !visible || y != line {
				t.Errorf("%s: the cursor is in line %d (%v), the field in line %d:\n%s", label, y, visible, line, j.Screen())
			}
		}
	})
}

func TestOpeningTheFormTwiceMakesTwoDifferentIncidents(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		for i := range 2 {
			j.Press("n")
			j.Type(fmt.Sprintf("Number %d", i))
			j.Press("ctrl+s")
			j.OnCursor(fmt.Sprintf("Number %d", i))
		}
		if w := j.Writes(); len(w) != 2 || w[0].Path == w[1].Path {
			t.Errorf("two incidents should have been made: %v", w)
		}
	})
}

func TestANewIncidentStaysUnderTheCursorWhileTheServiceDoesNotListItYet(t *testing.T) {
	t.Parallel()
	options := uitest.Options{Simulator: simulator.Options{ListDelay: 20 * time.Second}}
	uitest.Run(t, options, func(j *uitest.Journey) {
		j.Press("n")
		j.Type("Not listed yet")
		j.Press("ctrl+s")
		for range 12 {
			j.Press("r")
			j.Wait(5 * time.Second)
			j.OnCursor("Not listed yet")
		}
		j.Sees("129 open")
	})
}

// tagClosed puts a tag on a closed incident, which no open one has.
func tagClosed(sim *simulator.Simulator) {
	for _, name := range sim.Names() {
		if in, _ := sim.Incident(name); in.Properties.Status == "Closed" {
			sim.Edit(name, func(p *simulator.Properties) {
				p.Labels = []simulator.Label{{LabelName: "only-on-closed", LabelType: "User"}}
			})
			return
		}
	}
}

// toTags goes to the tags of a new incident, and types there.
func toTags(j *uitest.Journey, typed string) {
	j.Press("n")
	j.Wait(time.Second)
	j.Press("tab", "tab", "tab", "tab", "tab")
	j.Type(typed)
}

func TestTagsOfClosedIncidentsAreSuggestedToo(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Prepare: tagClosed}, func(j *uitest.Journey) {
		toTags(j, "only")
		j.Sees("only-on-closed in 1")
	})
}

// TestTagsThatTheStoreKnowsAreSuggestedBeforeTheServiceTellsItsOwn starts once more
// with a service that answers nothing.
func TestTagsThatTheStoreKnowsAreSuggestedBeforeTheServiceTellsItsOwn(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	uitest.Run(t, uitest.Options{Dir: dir, Prepare: tagClosed}, func(j *uitest.Journey) {
		j.Press("n")
		j.Wait(10 * time.Second) // its tags are counted
	})
	owing := uitest.Options{Dir: dir, Prepare: func(sim *simulator.Simulator) {
		sim.Inject(simulator.Fault{Kind: simulator.FaultDelay, Times: -1, Delay: time.Hour})
	}}
	uitest.Run(t, owing, func(j *uitest.Journey) {
		toTags(j, "only")
		j.Sees("only-on-closed in 1")
		j.SeesNot("live")
	})
}
