package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
)

// contact is what is known of how the service answers, whatever it was asked.
type contact struct {
	states <-chan incident.Contact
	state  incident.Contact
	heard  time.Time // when it last gave a sign of life
	wakes  time.Time // when the header says something else without a message
}

// contactMsg is how the service answers now.
type contactMsg struct{ state incident.Contact }

// wakeMsg says that time alone has changed what the header says. One for another
// time than the one that is waited for was overtaken.
type wakeMsg struct{ at time.Time }

// isSilent reports whether an answer has been owed for too long.
func (c *contact) isSilent(now time.Time) bool {
	return !c.state.Silent.IsZero() && now.Sub(c.state.Silent) >= patience
}

// awaitContact waits until the service answers otherwise than before.
func (m *Model) awaitContact() tea.Cmd {
	states, app := m.contact.states, m.calls.app
	if states == nil {
		return nil
	}
	return func() tea.Msg {
		select {
		case state := <-states:
			return contactMsg{state}
		case <-app.Done():
			return nil
		}
	}
}

// onContact books how the service answers. Where it does again, the queue is
// asked for at once.
func (m *Model) onContact(msg contactMsg) tea.Cmd {
	c := &m.contact
	back := c.state.Failed != nil && msg.state.Failed == nil
	c.state = msg.state
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
	m.contact.heard = m.clock
	return m.wakeLater()
}

// wakeLater wakes the program when the header has to say something else: that an
// answer is owed for long, or no longer vouches for the connection.
func (m *Model) wakeLater() tea.Cmd {
	c := &m.contact
	var next time.Time
	for _, at := range []time.Time{c.heard.Add(liveFor), c.state.Silent.Add(patience), m.signing.began.Add(patience)} {
		if at.After(m.clock) && (next.IsZero() || at.Before(next)) {
			next = at
		}
	}
	if next.IsZero() || c.wakes.After(m.clock) && !next.Before(c.wakes) {
		return nil // it looks again in any case
	}
	c.wakes = next
	return tea.Tick(next.Sub(m.clock), func(time.Time) tea.Msg { return wakeMsg{next} })
}

func (m *Model) onWake(msg wakeMsg) tea.Cmd {
	if !msg.at.Equal(m.contact.wakes) {
		return nil
	}
	m.contact.wakes = time.Time{}
	return m.wakeLater()
}
