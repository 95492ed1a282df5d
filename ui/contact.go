package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
	"sentinelq/ui/desk"
)

// contact is what is known of how the service answers, whatever it was asked.
type contact struct {
	states <-chan incident.Contact
	state  incident.Contact
	heard  time.Time // when it last gave a sign of life
	wakes  time.Time // when the header says something else without a message
}

// isSilent reports whether an answer has been owed for too long.
func (c *contact) isSilent(now time.Time) bool {
	return !c.state.Silent.IsZero() && now.Sub(c.state.Silent) >= desk.Patience
}

// awaitContact waits until the service answers otherwise than before.
func (m *Model) awaitContact() tea.Cmd {
	return desk.Await(&m.Calls.App, m.contact.states, m.onContact)
}

// onContact books how the service answers. Where it does again, the queue is
// asked for at once.
func (m *Model) onContact(state incident.Contact) tea.Cmd {
	c := &m.contact
	back := c.state.Failed != nil && state.Failed == nil
	c.state = state
	if c.state.Answered.After(c.heard) {
		c.heard = c.state.Answered
	}
	next := tea.Batch(m.awaitContact(), m.wakeLater())
	if back && m.sync.link == offline && !m.sync.running {
		return tea.Batch(next, m.refresh())
	}
	return next
}

// hear books an answer to the queue's own question.
func (m *Model) hear() tea.Cmd {
	m.contact.heard = m.Clock
	return m.wakeLater()
}

// wakeLater wakes the program when the header has to say something else: that an
// answer is owed for long, or no longer vouches for the connection.
func (m *Model) wakeLater() tea.Cmd {
	c := &m.contact
	var next time.Time
	for _, at := range []time.Time{c.heard.Add(liveFor), c.state.Silent.Add(desk.Patience), m.Signing.Began.Add(desk.Patience)} {
		if at.After(m.Clock) && (next.IsZero() || at.Before(next)) {
			next = at
		}
	}
	if next.IsZero() || c.wakes.After(m.Clock) && !next.Before(c.wakes) {
		return nil // it looks again in any case
	}
	c.wakes = next
	return desk.After(next.Sub(m.Clock), func() tea.Cmd { return m.onWake(next) })
}

// onWake waits for the next time at which time alone changes what the header says,
// unless another one is waited for by now.
func (m *Model) onWake(at time.Time) tea.Cmd {
	if !at.Equal(m.contact.wakes) {
		return nil
	}
	m.contact.wakes = time.Time{}
	return m.wakeLater()
}
