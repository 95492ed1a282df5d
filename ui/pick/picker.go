package pick

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
	"sentinelq/ui/feed"
)

// Picker is whom an incident can be assigned to and which tags it can be given: who is
// signed in, who was chosen lately, who the directory knows, and the tags that the
// workspace uses.
type Picker struct {
	*feed.Feed

	Me           incident.Owner // who is signed in; zero until that is known
	OfferVersion int            // counts the changes of what is offered
	people       people
	tags         tags
	Field        Hooks // set by the rooms above
}

// Hooks is where an owner is looked for, and who hears what the directory found.
type Hooks struct {
	Typed func() string // what is typed there now; empty where nobody looks
	Found func(typed string, found []incident.Owner, note clean.Safe)
}

// New makes a picker to which nothing is known yet.
func New(f *feed.Feed) *Picker { return &Picker{Feed: f} }

// FetchMe asks who is signed in. Not to know it only costs "me".
func (p *Picker) FetchMe() tea.Cmd {
	source := p.Source
	return p.Calls.App.Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		me, err := source.Me(ctx)
		return desk.Ends(func() { p.onMe(me, err) })
	})
}

func (p *Picker) onMe(me incident.Owner, err error) {
	if err == nil {
		p.Me = me
		p.OfferVersion++
	}
}
