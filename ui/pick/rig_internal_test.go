package pick

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
	"sentinelq/ui/feed"
)

// keeper is a store that notes what it is given.
type keeper struct {
	desk.Store
	people []incident.Owner
	tags   []incident.TagUse
}

func (k *keeper) SavePeople(_ context.Context, people []incident.Owner) error {
	k.people = append(k.people, people...)
	return nil
}

func (k *keeper) SaveTags(_ context.Context, uses []incident.TagUse) error {
	k.tags = uses
	return nil
}

// directory notes what it was asked for, and answers after a second.
type directory struct {
	asked []string
	ended int // before it was answered
	err   error
}

func (d *directory) Search(ctx context.Context, typed string, _ int) ([]incident.Owner, error) {
	d.asked = append(d.asked, typed)
	select {
	case <-time.After(time.Second):
		return []incident.Owner{named(typed)}, d.err
	case <-ctx.Done():
		d.ended++
		return nil, ctx.Err()
	}
}

// pages is a service that has two pages of incidents.
type pages struct {
	desk.Source
	asked int
	err   error
}

func (p *pages) List(_ context.Context, _ incident.Query, at incident.Cursor) (incident.Page, error) {
	p.asked++
	tags := map[incident.Cursor]string{"": "vip", "next": "phishing"}
	in := incident.Incident{ID: incident.ID(at), LastModified: incident.ParseStamp(time.Now().UTC().Format(time.RFC3339Nano))}
	in.Labels = []incident.Label{{Name: clean.New(tags[at])}}
	page := incident.Page{Incidents: []incident.Incident{in}}
	if at == "" {
		page.Next = "next"
	}
	return page, p.err
}

// rig is a picker without a screen, and a field where an owner is looked for.
type rig struct {
	*Picker
	store *keeper
	typed string   // in the field
	heard []string // by the field: for what, who was found, and what was said
}

func newRig(t *testing.T, alter ...func(*desk.Desk)) *rig {
	t.Helper()
	r := &rig{store: &keeper{}}
	d := &desk.Desk{
		Calls: desk.NewCalls(t.Context()), Now: time.Now, Clock: time.Now(), Zone: time.UTC, Store: r.store,
	}
	for _, set := range alter {
		set(d)
	}
	r.Picker = New(feed.NewFeed(d, 0, nil))
	r.Field.Typed = func() string { return r.typed }
	r.Field.Found = func(typed string, found []incident.Owner, note clean.Safe) {
		heard := typed + ":"
		for _, o := range found {
			heard += " " + o.Name().String()
		}
		r.heard = append(r.heard, heard+note.String())
	}
	return r
}

// types types into the field a character at a time, and returns what follows.
func (r *rig) types(text string) tea.Cmd {
	var cmds []tea.Cmd
	for _, c := range text {
		r.typed += string(c)
		cmds = append(cmds, r.LookUp())
	}
	return tea.Batch(cmds...)
}

// plays lets time go by while a command and what follows from it are carried out. It
// runs in a bubble.
func (r *rig) plays(t *testing.T, cmd tea.Cmd, d time.Duration) {
	t.Helper()
	t.Cleanup(func() { time.Sleep(time.Hour) }) // for what waits for its time
	answers := make(chan tea.Msg, 1024)
	begin := func(cmd tea.Cmd) {
		if cmd != nil {
			go func() { answers <- cmd() }()
		}
	}
	begin(cmd)
	for end := time.After(d); ; {
		select {
		case <-end:
			synctest.Wait()
			r.Clock = r.Now()
			return
		case msg := <-answers:
			r.Clock = r.Now()
			switch msg := msg.(type) {
			case desk.Answer:
				begin(msg())
			case tea.BatchMsg:
				for _, one := range msg {
					begin(one)
				}
			}
		}
	}
}

// named is an owner with a name and an address.
func named(name string) incident.Owner {
	address := strings.ToLower(name) + "@contoso.example"
	return incident.Owner{AssignedTo: clean.New(name), UserPrincipalName: clean.New(address)}
}
