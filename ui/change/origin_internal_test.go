package change

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/simulator"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
)

// panel is where a text was typed, and what it was told came of it.
type panel struct {
	open bool
	told []string
}

func (p *panel) tell(what string) tea.Cmd {
	p.told = append(p.told, what)
	return nil
}

func (p *panel) ID() incident.ID         { return "panel" }
func (p *panel) IsOpen() bool            { return p.open }
func (p *panel) IsSending() bool         { return false }
func (p *panel) Send()                   { p.tell("sending") }
func (p *panel) Done() tea.Cmd           { return p.tell("done") }
func (p *panel) DoneAfterAll() tea.Cmd   { return p.tell("done after all") }
func (p *panel) Refused(error) tea.Cmd   { return p.tell("refused") }
func (p *panel) Doubted(error) action.ID { p.tell("doubted"); return action.Submit }

func TestWhereAChangeWasTypedIsToldWhatCameOfIt(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		meets func(*rig, incident.Incident)
		told  []string
	}{
		"it is saved": {func(*rig, incident.Incident) {}, []string{"done"}},
		"it is refused": {func(r *rig, _ incident.Incident) {
			r.refuse()
		}, []string{"refused"}},
		"its answer is lost": {func(r *rig, _ incident.Incident) {
			r.wire.loses = once()
		}, []string{"doubted", "done after all"}},
		"a colleague was faster": {func(r *rig, in incident.Incident) {
			r.sim.Edit(string(in.ID), func(p *simulator.Properties) { p.Severity = "Medium" })
		}, []string{"refused"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, from := newRig(t), &panel{open: true}
				in := r.one(t)
				c.meets(r, in)
				r.run(r.Put(in, toSeverity(incident.Low), from), 5*time.Second)
				if !slices.Equal(from.told, c.told) {
					t.Errorf("it was told %q, not %q", from.told, c.told)
				}
			})
		})
	}
}

func TestWhereAnEditClashesTheQuestionLiesOverItsPanel(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, from := newRig(t), &panel{open: true}
		in := r.one(t)
		r.sim.Edit(string(in.ID), func(p *simulator.Properties) { p.Severity = "Medium" })
		r.run(r.Put(in, toSeverity(incident.Low), from), 5*time.Second)
		if r.Dialogs.IsEmpty() || r.DeafUntil.IsZero() {
			t.Fatal("nothing is asked, or keys under way would answer it")
		}
		r.run(r.Dialogs.Edit(tea.KeyPressMsg{Code: 'm', Text: "m"}), 5*time.Second)
		if want := []string{"refused", "sending", "done"}; !slices.Equal(from.told, want) {
			t.Errorf("it was told %q", from.told)
		}
		if p := r.now(t, in.ID); p.Severity != "Low" {
			t.Errorf("the service has %q", p.Severity)
		}
	})
}

// TestADoubtAboutATextIsSettledByThePartThatHasIt reads the comments for the page.
func TestADoubtAboutATextIsSettledByThePartThatHasIt(t *testing.T) {
	t.Parallel()
	ch, from := bare(t), &panel{}
	ch.Store = forgetful{}
	ch.Await()
	ch.OnWorked(Worked{From: from, Err: lostAnswer(), Work: Work{
		ID: "130", Part: incident.PartComments, What: clean.Literal("#130: comment added"),
		Made: func(d incident.Details) bool { return len(d.Comments) == 1 },
	}})
	if !ch.InDoubt()["130"] || ch.Writing() {
		t.Fatalf("in doubt is it: %t, on its way: %t", ch.InDoubt()["130"], ch.Writing())
	}
	for n, read := range []incident.Details{{}, {Comments: make([]incident.Comment, 1)}} {
		ch.TakePart("130", incident.PartComments, read, nil)
		ch.TakeNews()
		if ch.InDoubt()["130"] != (n == 0) {
			t.Errorf("with %d comments, in doubt is it: %t", n, ch.InDoubt()["130"])
		}
	}
	if want := []string{"doubted", "done after all"}; !slices.Equal(from.told, want) {
		t.Errorf("it was told %q", from.told)
	}
	says(t, ch, "#130: comment added")
}

func TestAWriteThatIsDoneHasItsPartReadAgainWhereThatIsKnown(t *testing.T) {
	t.Parallel()
	for name, known := range map[string]bool{"known": true, "not known": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r := newRig(t)
				in := r.one(t)
				if known {
					r.run(r.ReadPart(in.ID, incident.PartComments), time.Second)
				}
				before := len(r.Details.Of(in.ID).Read.Comments)
				id, err := incident.NewID(r.Random)
				if err != nil {
					t.Fatal(err)
				}
				comment := Work{ID: in.ID, Part: incident.PartComments, What: clean.Literal("comment added")}
				comment.Do = func(ctx context.Context, to desk.Parts) error {
					_, err := to.WriteComment(ctx, in.ID, incident.Comment{ID: id, Message: clean.New("seen")})
					return err
				}
				r.run(r.Start(comment), 5*time.Second)
				after := 0
				if known {
					after = before + 1
				}
				if n := len(r.Details.Of(in.ID).Read.Comments); n != after {
					t.Errorf("%d comments are known, there were %d", n, before)
				}
				if now, _ := r.Loaded.Get(in.ID); now.ETag == in.ETag {
					t.Error("the incident was not read again, whose etag has changed")
				}
			})
		})
	}
}
