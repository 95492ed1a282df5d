package change

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
	"sentinelq/client/simulator"
)

func TestAClashAsksAndSendsNothingMeanwhile(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		key      rune
		severity string // then
	}{
		"leave theirs":       {'t', "Medium"},
		"write mine over it": {'m', "Low"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r := newRig(t)
				seen := r.one(t)
				r.sim.Edit(string(seen.ID), func(p *simulator.Properties) { p.Severity = "Medium" })
				wanted := incident.Change{AddTags: []string{"mine"}}
				wanted.Severity = toSeverity(incident.Low).Severity
				r.run(r.Change(seen, wanted), 5*time.Second)
				if len(r.Questions) != 1 || !r.Dialogs.IsEmpty() {
					t.Fatalf("%d questions wait; said is\n%s", len(r.Questions), r.said())
				}
				if p := r.now(t, seen.ID); p.Severity != "Medium" || hasLabel(p, "mine") {
					t.Errorf("before the answer the service has %q, %v", p.Severity, p.Labels)
				}
				r.NextQuestion()
				r.run(r.Dialogs.Edit(tea.KeyPressMsg{Code: c.key, Text: string(c.key)}), 5*time.Second)
				if p := r.now(t, seen.ID); p.Severity != c.severity || !hasLabel(p, "mine") {
					t.Errorf("then the service has %q, %v", p.Severity, p.Labels)
				}
			})
		})
	}
}

// hasLabel reports whether the service has a tag on an incident.
func hasLabel(p simulator.Properties, name string) bool {
	return slices.ContainsFunc(p.Labels, func(l simulator.Label) bool { return l.LabelName == name })
}

func TestWhereTheirsIsLeftAndNothingElseWasWantedNothingIsSent(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		in := r.one(t)
		r.sim.Edit(string(in.ID), func(p *simulator.Properties) { p.Severity = "Medium" })
		r.run(r.Change(in, toSeverity(incident.Low)), 5*time.Second)
		r.NextQuestion()
		r.run(r.Dialogs.Edit(tea.KeyPressMsg{Code: 't', Text: "t"}), 5*time.Second)
		if p := r.now(t, in.ID); p.Severity != "Medium" || len(r.wire.sent) != 1 {
			t.Errorf("the service has %q, after %d writes", p.Severity, len(r.wire.sent))
		}
		if now, _ := r.Loaded.Get(in.ID); now.Severity != incident.Medium {
			t.Errorf("known is %q", now.Severity)
		}
	})
}

// TestWhatAColleagueLeftOfAChangeIsNotUndoneUnasked undoes a change over which a
// colleague has decided since.
func TestWhatAColleagueLeftOfAChangeIsNotUndoneUnasked(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		in := r.one(t)
		r.run(r.Change(in, toSeverity(incident.Low)), 5*time.Second)
		r.sim.Edit(string(in.ID), func(p *simulator.Properties) { p.Severity = "Medium" })
		r.run(r.Undo(), 5*time.Second)
		if p := r.now(t, in.ID); p.Severity != "Medium" || len(r.Questions) != 1 || !r.CanUndo() {
			t.Errorf("it is %q, %d questions wait, to be undone: %t", p.Severity, len(r.Questions), r.CanUndo())
		}
		r.NextQuestion()
		r.run(r.Dialogs.Edit(tea.KeyPressMsg{Code: 't', Text: "t"}), 5*time.Second)
		if r.CanUndo() {
			t.Error("what was decided about can be undone once more")
		}
	})
}
