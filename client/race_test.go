package client

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/simulator"
)

// promises is what writers were told is saved: each incident as it has to be,
// but for its tags, which are told one by one.
type promises struct {
	mu    sync.Mutex
	saved map[incident.ID]incident.Incident
	tags  map[incident.ID]map[string]bool // whether each tag was added last, or taken off
}

func newPromises(found []incident.Incident) *promises {
	p := &promises{saved: map[incident.ID]incident.Incident{}, tags: map[incident.ID]map[string]bool{}}
	for _, in := range found {
		p.saved[in.ID], p.tags[in.ID] = in, map[string]bool{}
		for _, tag := range in.Tags() {
			p.tags[in.ID][tag] = true
		}
	}
	return p
}

// keep notes that the service said that a change is saved.
func (p *promises) keep(id incident.ID, change incident.Change) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.saved[id] = change.Apply(p.saved[id])
	for _, tag := range change.AddTags {
		p.tags[id][tag] = true
	}
	for _, tag := range change.RemoveTags {
		p.tags[id][tag] = false
	}
}

// check compares an incident with what its writers were told.
func (p *promises) check(t *testing.T, in incident.Incident) {
	t.Helper()
	want := p.saved[in.ID]
	for _, one := range []incident.Change{
		{Title: &want.Title},
		{Description: &want.Description},
		{Severity: &want.Severity},
		{Status: &want.Status},
		{Closing: &want.Closing},
		{Owner: &want.Owner},
	} {
		if f := one.Fields()[0]; !one.Made(in) {
			t.Errorf("%d: %s is %q, and %q was saved", in.Number, f.Label(), f.Value(in), f.Value(want))
		}
	}
	for tag, on := range p.tags[in.ID] {
		if incident.HasTag(in.Labels, tag) != on {
			t.Errorf("%d: tag %q was saved as %t, and the tags are %q", in.Number, tag, on, in.Tags())
		}
	}
	if on := slices.DeleteFunc(slices.Collect(maps.Values(p.tags[in.ID])), func(on bool) bool { return !on }); len(on) != len(in.Labels) {
		t.Errorf("%d: %d tags were saved, and the tags are %q", in.Number, len(on), in.Tags())
	}
	if in.FirstActivity != want.FirstActivity || in.LastActivity != want.LastActivity || in.Created != want.Created || in.Number != want.Number {
		t.Errorf("%d: what nobody changed is no longer as it was", in.Number)
	}
}

// analyst changes incidents as they saw them last, at random.
type analyst struct {
	*Client
	line   *distant
	name   string
	random *rand.Rand
	people []incident.Owner
	seen   []incident.Incident

	clashes int // changes to decide anew
}

// work makes a number of changes, and notes each that was saved.
func (a *analyst) work(t *testing.T, told *promises, writes int) {
	for n := range writes {
		at := a.random.IntN(1 + a.random.IntN(len(a.seen))) // rather from the top, as people do
		field := incident.Field(a.random.IntN(int(incident.FieldTags) + 1))
		for try := 0; ; try++ {
			change := a.decide(a.seen[at], field, fmt.Sprintf("%s %d.%d", a.name, n, try))
			in, err := a.UpdateFrom(t.Context(), a.seen[at], change)
			if err == nil {
				told.keep(in.ID, change)
				a.seen[at] = in
				break
			}
			if !a.look(t, at, err) {
				return
			}
		}
	}
}

// look reads an incident again whose change was not saved.
func (a *analyst) look(t *testing.T, at int, err error) bool {
	clash, is := errors.AsType[*incident.ConflictError](err)
	if !is || len(clash.Fields) == 0 {
		t.Errorf("%s: %v", a.name, err)
		return false
	}
	a.clashes++
	in, err := a.Get(t.Context(), a.seen[at].ID)
	if err != nil {
		t.Errorf("%s: %v", a.name, err)
		return false
	}
	a.seen[at] = in
	return true
}

// decide returns a change of one field. What closes an incident says why, and a
// classification is for a closed one only.
func (a *analyst) decide(in incident.Incident, field incident.Field, text string) incident.Change {
	words := clean.New(text)
	closing := a.random.IntN(2) == 0
	switch field {
	case incident.FieldTitle:
		return incident.Change{Title: &words}
	case incident.FieldDescription:
		return incident.Change{Description: &words}
	case incident.FieldSeverity:
		return incident.Change{Severity: new(pick(a.random, incident.Severities()))}
	case incident.FieldStatus, incident.FieldClosing:
		if !closing {
			return incident.Change{Status: new(pick(a.random, []incident.Status{incident.New, incident.Active}))}
		}
		verdict := pick(a.random, incident.Closings())
		verdict.Comment = words
		return incident.Change{Status: new(incident.Closed), Closing: &verdict}
	case incident.FieldOwner:
		return incident.Change{Owner: new(pick(a.random, a.people))}
	default:
		return a.retag(in, text)
	}
}

// retag adds tags that both analysts add, and one that is nobody else's, and
// takes off one that is there.
func (a *analyst) retag(in incident.Incident, own string) incident.Change {
	shared := pick(a.random, []string{"vip", "phish", "escalated"})
	tags := in.Tags()
	if len(tags) < 3 {
		return incident.Change{AddTags: []string{shared, own}}
	}
	gone := pick(a.random, tags)
	if gone == shared {
		return incident.Change{RemoveTags: []string{gone}}
	}
	return incident.Change{AddTags: []string{shared}, RemoveTags: []string{gone}}
}

func pick[T any](random *rand.Rand, from []T) T { return from[random.IntN(len(from))] }

// distant lets every request travel for a while. In a bubble two clients then
// take turns as their random numbers have it: one sends at even and one at odd
// nanoseconds, so that never both are at the service at once, and each run is
// the same.
type distant struct {
	next   policy.Transporter
	random *rand.Rand
	stale  int // how many writes came too late
}

func (d *distant) Do(req *http.Request) (*http.Response, error) {
	time.Sleep(2 * time.Duration(1+d.random.IntN(1e6)))
	resp, err := d.next.Do(req)
	if err == nil && resp.StatusCode == http.StatusConflict {
		d.stale++
	}
	return resp, err
}

// newAnalyst returns an analyst who has just seen the queue.
func newAnalyst(t *testing.T, sim *simulator.Simulator, name string, seed uint64) *analyst {
	t.Helper()
	o, line := sim.Options(), &distant{next: sim, random: rand.New(rand.NewPCG(seed, 7))}
	c, err := New(Options{
		Credential: sim.Credential(), Transport: line,
		SubscriptionID: o.Subscription, ResourceGroup: o.ResourceGroup, Workspace: o.Workspace,
	})
	if err != nil {
		t.Fatal(err)
	}
	a := &analyst{
		Client: c, line: line, name: name, random: line.random,
		people: []incident.Owner{{}}, seen: all(t, c, incident.Query{}),
	}
	for _, in := range a.seen {
		if !slices.ContainsFunc(a.people, func(o incident.Owner) bool { return o == in.Owner }) {
			a.people = append(a.people, in.Owner)
		}
	}
	return a
}

func TestTwoAnalystsLoseNothingInTenThousandWrites(t *testing.T) {
	t.Parallel()
	const incidents, writes = 100, 10_000
	synctest.Test(t, func(t *testing.T) {
		sim := simulator.New(simulator.Options{Incidents: incidents})
		analysts := []*analyst{newAnalyst(t, sim, "Ann", 1), newAnalyst(t, sim, "Bob", 2)}
		told := newPromises(analysts[0].seen)
		var shift sync.WaitGroup
		for i, a := range analysts {
			shift.Go(func() {
				time.Sleep(time.Duration(i)) // odd for one, even for the other; see distant
				a.work(t, told, writes/len(analysts))
			})
		}
		shift.Wait()
		found := all(t, analysts[0].Client, incident.Query{})
		if len(found) != incidents {
			t.Errorf("there are %d incidents", len(found))
		}
		for _, in := range found {
			told.check(t, in)
		}
		for _, a := range analysts {
			if a.clashes < writes/25 || a.line.stale < writes/500 {
				t.Errorf("%s met only %d clashes and %d stale etags, so that little was tried", a.name, a.clashes, a.line.stale)
			}
		}
	})
}
