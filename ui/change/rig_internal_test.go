package change

import (
	"context"
	"crypto/rand"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client"
	"sentinelq/client/incident"
	"sentinelq/client/simulator"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
	"sentinelq/ui/feed"
	"sentinelq/ui/pick"
)

// forgetful is a store that takes everything and keeps nothing.
type forgetful struct{ desk.Store }

func (forgetful) SavePeople(context.Context, []incident.Owner) error               { return nil }
func (forgetful) SaveDetails(context.Context, incident.ID, incident.Details) error { return nil }

// sent is a change as it went out.
type sent struct {
	seen   incident.Incident
	change incident.Change
}

// wire is the service, which notes the changes that go out. Each takes a second.
type wire struct {
	desk.Source
	sent    []sent
	changes int         // under way
	most    int         // that were under way at once
	loses   func() bool // the answer of a write; nil for none
	drops   bool        // what it loses is not done either
	mute    bool        // nothing can be read
}

func (w *wire) UpdateFrom(ctx context.Context, seen incident.Incident, c incident.Change) (incident.Incident, error) {
	w.sent = append(w.sent, sent{seen, c})
	w.changes++
	w.most = max(w.most, w.changes)
	time.Sleep(time.Second)
	w.changes--
	if w.loses == nil || !w.loses() {
		return w.Source.UpdateFrom(ctx, seen, c)
	}
	if !w.drops {
		_, _ = w.Source.UpdateFrom(ctx, seen, c)
	}
	return incident.Incident{}, lostAnswer()
}

func (w *wire) Get(ctx context.Context, id incident.ID) (incident.Incident, error) {
	if w.mute {
		return incident.Incident{}, incident.ErrOffline
	}
	return w.Source.Get(ctx, id)
}

func (w *wire) Delete(ctx context.Context, id incident.ID) error {
	err := w.Source.Delete(ctx, id)
	if w.loses != nil && w.loses() {
		return lostAnswer()
	}
	return err
}

// lostAnswer is the failure of a write that may have been done, or may be yet.
func lostAnswer() error { return &incident.UnknownError{Err: errors.New("reset"), Late: true} }

// once is true the first time only.
func once() func() bool {
	left := 1
	return func() bool {
		left--
		return left >= 0
	}
}

// bare makes a changer on a desk with nothing but its keys and its clock. None of its
// commands is carried out.
func bare(t *testing.T) *Changer {
	t.Helper()
	keys, err := action.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	d := &desk.Desk{
		Keys: keys, Calls: desk.NewCalls(t.Context()), Random: rand.Reader,
		Now: time.Now, Clock: time.Now(), Zone: time.UTC,
	}
	loaded := feed.NewFeed(d, 0, nil)
	d.Notices.Number = loaded.Number
	loaded.Screen = feed.Hooks{
		Wanted: incident.Open,
		Shown:  func() incident.ID { return "" },
	}
	ch := New(pick.New(loaded))
	ch.Hooks = Hooks{
		Changed: func(incident.ID, incident.Change) tea.Cmd { return nil },
		Deleted: func(incident.ID) {},
	}
	return ch
}

// rig is a changer over a simulated workspace, without a screen.
type rig struct {
	*Changer
	sim     *simulator.Simulator
	wire    *wire
	answers chan tea.Msg // of commands
}

// newRig makes a changer that has loaded the open incidents. It runs in a bubble.
func newRig(t *testing.T) *rig {
	t.Helper()
	r := &rig{Changer: bare(t), sim: simulator.New(simulator.Options{Seed: 1, Incidents: 40, Now: time.Now})}
	r.answers = make(chan tea.Msg, 1024)
	t.Cleanup(func() { time.Sleep(time.Hour) }) // for what waits for its time
	o := r.sim.Options()
	service, err := client.New(client.Options{
		Credential: r.sim.Credential(), SubscriptionID: o.Subscription, ResourceGroup: o.ResourceGroup,
		Workspace: o.Workspace, Transport: r.sim,
	})
	if err != nil {
		t.Fatal(err)
	}
	r.wire = &wire{Source: service}
	r.Source, r.Parts, r.Store = r.wire, service, forgetful{}
	page, err := service.List(t.Context(), incident.Open(), "")
	if err != nil {
		t.Fatal(err)
	}
	r.Loaded.Merge(page.Incidents)
	r.TakeNews()
	return r
}

// run runs a command and what follows from it for as long as it is said, and draws the
// conclusions as the shell does.
func (r *rig) run(cmd tea.Cmd, pause time.Duration) {
	begin := func(cmd tea.Cmd) {
		if cmd != nil {
			go func() { r.answers <- cmd() }()
		}
	}
	begin(cmd)
	for end := time.After(pause); ; {
		select {
		case msg := <-r.answers:
			r.Clock = r.Now()
			switch msg := msg.(type) {
			case desk.Answer:
				begin(msg())
				begin(r.TakeNews())
			case tea.BatchMsg:
				for _, cmd := range msg {
					begin(cmd)
				}
			}
		case <-end:
			synctest.Wait()
			r.Clock = r.Now()
			return
		}
	}
}

// one returns an open incident that is loaded, of high severity.
func (r *rig) one(t *testing.T) incident.Incident {
	t.Helper()
	for _, in := range r.Loaded.All() {
		if in.Severity == incident.High && !in.IsSynced() {
			return in
		}
	}
	t.Fatal("there is none of high severity")
	return incident.Incident{}
}

// refuse lets the service refuse the next write.
func (r *rig) refuse() {
	r.sim.Inject(simulator.Fault{Kind: simulator.FaultStatus, Method: http.MethodPut, Status: http.StatusForbidden})
}

// now returns an incident as the service has it.
func (r *rig) now(t *testing.T, id incident.ID) simulator.Properties {
	t.Helper()
	in, ok := r.sim.Incident(string(id))
	if !ok {
		t.Fatal("the service does not have it any more")
	}
	return in.Properties
}

// said returns what stands to be read.
func (ch *Changer) said() string {
	var all []string
	for _, s := range ch.Notices.Standing {
		all = append(all, s.Text.String())
	}
	return strings.Join(all, "\n")
}

// says fails unless what stands to be read has every text.
func says(t *testing.T, ch *Changer, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(ch.said(), text) {
			t.Errorf("%q is not said, but\n%s", text, ch.said())
		}
	}
}

// saysNot fails if what stands to be read has one of the texts.
func saysNot(t *testing.T, ch *Changer, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if strings.Contains(ch.said(), text) {
			t.Errorf("%q is said:\n%s", text, ch.said())
		}
	}
}

// toSeverity is the change of an incident's severity.
func toSeverity(s incident.Severity) incident.Change { return incident.Change{Severity: &s} }
