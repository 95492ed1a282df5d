package ui

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

	version int // counts the changes of recent
}

// lookUp searches the directory for what stands in the owner field, when typing
// rests. The search before is ended.
func (m *Model) lookUp() tea.Cmd {
	typed := m.searching()
	if typed == m.people.typed {
		return nil
	}
	m.Calls.Search.End()
	m.people.typed = typed
	m.people.serial++
	if strings.TrimSpace(m.people.typed) == "" || m.Directory == nil {
		return nil
	}
	serial := m.people.serial
	return desk.After(searchPause, func() tea.Cmd { return m.search(serial) })
}

// searching returns what is typed where an owner is looked for.
func (m *Model) searching() string {
	switch {
	case m.choosingOwner():
		return m.assigning.menu.Typed()
	case m.form != nil && m.Dialogs.IsEmpty():
		return m.form.Searching()
	}
	return ""
}

// search asks the directory when typing has paused, unless more was typed.
func (m *Model) search(serial int) tea.Cmd {
	if serial != m.people.serial {
		return nil
	}
	directory, typed := m.Directory, m.people.typed
	return m.Calls.Begin(&m.Calls.Search).Ask(searchTimeout, func(ctx context.Context) desk.Answer {
		found, err := directory.Search(ctx, strings.TrimSpace(typed), searchLimit)
		return desk.Ends(func() { m.onFound(typed, found, err) })
	})
}

// onFound gives the answer to the panel, which drops one for other text.
func (m *Model) onFound(typed string, found []incident.Owner, err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	var note clean.Safe
	if err != nil {
		note = clean.Concat(clean.Literal("directory: "), m.directoryReason(err),
			clean.Literal("; owners of the queue and typed names work"))
	}
	m.offerFound(typed, found, note)
	if m.form != nil {
		m.form.SetFound(typed, found, note)
	}
}

func (m *Model) directoryReason(err error) clean.Safe {
	if incident.CauseOf(err) == incident.CauseNoRole {
		return clean.Literal("your account may not search all of it (Directory Readers)")
	}
	return m.Tell(err).Said
}

// seenOwners returns the owners of what is loaded, each once.
func (m *Model) seenOwners() []incident.Owner {
	seen := map[incident.Owner]bool{}
	var owners []incident.Owner
	for _, in := range m.Loaded.All() {
		if o := in.Owner; !o.IsZero() && !seen[o] {
			seen[o] = true
			owners = append(owners, o)
		}
	}
	return owners
}

// remember puts an owner before those chosen lately.
func (m *Model) remember(who incident.Owner) tea.Cmd {
	if who.IsZero() || who.Is(m.me) {
		return nil
	}
	others := slices.DeleteFunc(slices.Clone(m.people.recent), who.Is)
	m.people.recent = slices.Insert(others, 0, who)
	m.people.recent = m.people.recent[:min(len(m.people.recent), maxRecent)]
	m.people.version++
	store := m.Store
	return m.Calls.App.Ask(desk.StoreTimeout, func(ctx context.Context) desk.Answer {
		err := store.SavePeople(ctx, []incident.Owner{who})
		return func() tea.Cmd { return m.Complain(err) }
	})
}

func (m *Model) loadPeople() tea.Cmd {
	store := m.Store
	return m.Calls.App.Ask(desk.StoreTimeout, func(ctx context.Context) desk.Answer {
		recent, err := store.People(ctx)
		return func() tea.Cmd { return m.onPeople(recent, err) }
	})
}

// onPeople takes in the owners chosen lately, as the store has them.
func (m *Model) onPeople(recent []incident.Owner, err error) tea.Cmd {
	m.people.recent = append(m.people.recent, recent...)
	m.people.version++
	return m.Complain(err)
}
