package pick

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
)

const (
	searchPause   = 250 * time.Millisecond // typing must rest before the directory is asked
	searchTimeout = 10 * time.Second
	searchLimit   = 10
	maxRecent     = 8
)

// people is the state of looking for owners.
type people struct {
	typed  string // what was last searched for, or is about to be
	serial int
	recent []incident.Owner
}

// LookUp searches the directory for what stands where an owner is looked for, when
// typing rests. The search before is ended.
func (p *Picker) LookUp() tea.Cmd {
	typed := p.Field.Typed()
	if typed == p.people.typed {
		return nil
	}
	p.Calls.Search.End()
	p.people.typed = typed
	p.people.serial++
	if strings.TrimSpace(p.people.typed) == "" || p.Directory == nil {
		return nil
	}
	serial := p.people.serial
	return desk.After(searchPause, func() tea.Cmd { return p.search(serial) })
}

// search asks the directory when typing has paused, unless more was typed.
func (p *Picker) search(serial int) tea.Cmd {
	if serial != p.people.serial {
		return nil
	}
	directory, typed := p.Directory, p.people.typed
	return p.Calls.Begin(&p.Calls.Search).Ask(searchTimeout, func(ctx context.Context) desk.Answer {
		found, err := directory.Search(ctx, strings.TrimSpace(typed), searchLimit)
		return desk.Ends(func() { p.onFound(typed, found, err) })
	})
}

// onFound gives the answer to whoever asked, who drops one for other text.
func (p *Picker) onFound(typed string, found []incident.Owner, err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	var note clean.Safe
	if err != nil {
		note = clean.Concat(clean.Literal("directory: "), p.directoryReason(err),
			clean.Literal("; owners of the queue and typed names work"))
	}
	p.Field.Found(typed, found, note)
}

func (p *Picker) directoryReason(err error) clean.Safe {
	if incident.CauseOf(err) == incident.CauseNoRole {
		return clean.Literal("your account may not search all of it (Directory Readers)")
	}
	return p.Tell(err).Said
}

// SeenOwners returns the owners of what is loaded, each once.
func (p *Picker) SeenOwners() []incident.Owner {
	seen := map[incident.Owner]bool{}
	var owners []incident.Owner
	for _, in := range p.Loaded.All() {
		if o := in.Owner; !o.IsZero() && !seen[o] {
			seen[o] = true
			owners = append(owners, o)
		}
	}
	return owners
}

// Remember puts an owner before those chosen lately.
func (p *Picker) Remember(who incident.Owner) tea.Cmd {
	if who.IsZero() || who.Is(p.Me) {
		return nil
	}
	others := slices.DeleteFunc(slices.Clone(p.people.recent), who.Is)
	p.people.recent = slices.Insert(others, 0, who)
	p.people.recent = p.people.recent[:min(len(p.people.recent), maxRecent)]
	p.OfferVersion++
	store := p.Store
	return p.Calls.App.Ask(desk.StoreTimeout, func(ctx context.Context) desk.Answer {
		err := store.SavePeople(ctx, []incident.Owner{who})
		return func() tea.Cmd { return p.Complain(err) }
	})
}

// LoadPeople asks the store for the owners chosen lately.
func (p *Picker) LoadPeople() tea.Cmd {
	store := p.Store
	return p.Calls.App.Ask(desk.StoreTimeout, func(ctx context.Context) desk.Answer {
		recent, err := store.People(ctx)
		return func() tea.Cmd { return p.onPeople(recent, err) }
	})
}

// onPeople takes in the owners chosen lately, as the store has them.
func (p *Picker) onPeople(recent []incident.Owner, err error) tea.Cmd {
	p.people.recent = append(p.people.recent, recent...)
	p.OfferVersion++
	return p.Complain(err)
}

// Recent returns the owners chosen lately, the last one first.
func (p *Picker) Recent() []incident.Owner { return p.people.recent }

// NamesOwner reports whether what is typed could be chosen as an owner as it is.
func (p *Picker) NamesOwner(typed string) bool {
	o, err := incident.ParseOwner(typed, p.Me)
	return err == nil && !o.IsZero() && !strings.EqualFold(strings.TrimSpace(typed), "me")
}
