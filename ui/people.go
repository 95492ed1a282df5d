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

// lookUp searches the directory for what stands in the owner field, when typing
// rests. The search before is ended.
func (m *Model) lookUp() tea.Cmd {
	typed := m.searching()
	if typed == m.people.typed {
		return nil
	}
	m.calls.stopSearch()
	m.people.typed = typed
	m.people.serial++
	if strings.TrimSpace(m.people.typed) == "" || m.directory == nil {
		return nil
	}
	serial := m.people.serial
	return tea.Tick(searchPause, func(time.Time) tea.Msg { return searchMsg{serial} })
}

// searching returns what is typed where an owner is looked for.
func (m *Model) searching() string {
	switch {
	case m.choosingOwner():
		return m.assigning.menu.Typed()
	case m.form != nil && m.dialogs.IsEmpty():
		return m.form.Searching()
	}
	return ""
}

func (m *Model) onSearch(msg searchMsg) tea.Cmd {
	if msg.serial != m.people.serial {
		return nil
	}
	ctx, directory, typed := m.calls.beginSearch(), m.directory, m.people.typed
	return func() tea.Msg {
		found, err := directory.Search(ctx, strings.TrimSpace(typed), searchLimit)
		return foundMsg{typed, found, err}
	}
}

// onFound gives the answer to the panel, which drops one for other text.
func (m *Model) onFound(msg foundMsg) {
	if errors.Is(msg.err, context.Canceled) {
		return
	}
	var note clean.Safe
	if msg.err != nil {
		note = clean.Concat(clean.Literal("directory: "), m.directoryReason(msg.err),
			clean.Literal("; owners of the queue and typed names work"))
	}
	m.offerFound(msg.typed, msg.found, note)
	if m.form != nil {
		m.form.SetFound(msg.typed, msg.found, note)
	}
}

func (m *Model) directoryReason(err error) clean.Safe {
	if incident.CauseOf(err) == incident.CauseNoRole {
		return clean.Literal("your account may not search all of it (Directory Readers)")
	}
	return m.tell(err).said
}

// seenOwners returns the owners of what is loaded, each once.
func (m *Model) seenOwners() []incident.Owner {
	seen := map[incident.Owner]bool{}
	var owners []incident.Owner
	for _, in := range m.ledger.all() {
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
	store := m.store
	return m.calls.within(storeTimeout, func(ctx context.Context) tea.Msg {
		return savedMsg{store.SavePeople(ctx, []incident.Owner{who})}
	})
}

func (m *Model) loadPeople() tea.Cmd {
	store := m.store
	return m.calls.within(storeTimeout, func(ctx context.Context) tea.Msg {
		recent, err := store.People(ctx)
		return peopleMsg{recent, err}
	})
}

func (m *Model) onPeople(msg peopleMsg) tea.Cmd {
	m.people.recent = append(m.people.recent, msg.recent...)
	if m.form != nil {
		m.form.SetPeople(m.people.recent, m.seenOwners())
	}
	return m.complain(msg.err)
}
