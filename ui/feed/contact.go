package feed

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

// AwaitContact waits until the service answers otherwise than before.
func (f *Feed) AwaitContact() tea.Cmd {
	return desk.Await(&f.Calls.App, f.contact.states, f.onContact)
}

// onContact books how the service answers. Where it does again, the queue is
// asked for at once.
func (f *Feed) onContact(state incident.Contact) tea.Cmd {
	c := &f.contact
	back := c.state.Failed != nil && state.Failed == nil
	c.state = state
	if c.state.Answered.After(c.heard) {
		c.heard = c.state.Answered
	}
	next := tea.Batch(f.AwaitContact(), f.WakeLater())
	if back && f.passes.link == offline && !f.passes.running {
		return tea.Batch(next, f.refresh())
	}
	return next
}

// hear books an answer to the queue's own question.
func (f *Feed) hear() tea.Cmd {
	f.contact.heard = f.Clock
	return f.WakeLater()
}

// WakeLater wakes the program when the header has to say something else: that an
// answer is owed for long, or no longer vouches for the connection.
func (f *Feed) WakeLater() tea.Cmd {
	c := &f.contact
	var next time.Time
	for _, at := range []time.Time{c.heard.Add(liveFor), c.state.Silent.Add(desk.Patience), f.Signing.Began.Add(desk.Patience)} {
		if at.After(f.Clock) && (next.IsZero() || at.Before(next)) {
			next = at
		}
	}
	if next.IsZero() || c.wakes.After(f.Clock) && !next.Before(c.wakes) {
		return nil // it looks again in any case
	}
	c.wakes = next
	return desk.After(next.Sub(f.Clock), func() tea.Cmd { return f.onWake(next) })
}

// onWake waits for the next time at which time alone changes what the header says,
// unless another one is waited for by now.
func (f *Feed) onWake(at time.Time) tea.Cmd {
	if !at.Equal(f.contact.wakes) {
		return nil
	}
	f.contact.wakes = time.Time{}
	return f.WakeLater()
}
