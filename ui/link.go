package ui

import (
	"errors"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/theme"
	"sentinelq/ui/desk"
)

// link is what the last pass over the queue says of the connection.
type link int

const (
	connecting link = iota
	live
	offline
	throttled
	signedOut
)

const (
	// liveFor is how long an answer of the service vouches for the connection.
	// Between two refreshes nothing is asked, so that nothing is known.
	liveFor = 10 * time.Second
)

// longWait is how long to wait after an error that waiting does not mend.
const longWait = 5 * time.Minute

// linkAfter says how the connection stands after an error, and when to try
// again.
func linkAfter(err error, every time.Duration) (link, time.Duration) {
	var wait *incident.ThrottledError
	switch {
	case errors.As(err, &wait):
		return throttled, max(wait.After, every)
	case errors.Is(err, incident.ErrSignIn):
		return signedOut, longWait
	case desk.Temporary(err):
		return offline, every
	default:
		return offline, longWait
	}
}

// linkWords is what the header says of the connection, the most recent thing
// first: what the person has to do, what is waited for, what failed, what is being
// loaded, and how old the queue is.
type linkWords struct {
	role  theme.Role
	glyph theme.Glyph // tells at a glance whether the queue can be relied on
	words clean.Safe
}

func (m *Model) linkWords() linkWords {
	g, s := m.look.pen.Theme.Glyphs(), &m.sync
	switch {
	case !m.Signing.State.Code.IsEmpty(), m.Signing.IsSlow(m.Clock):
		return linkWords{theme.Warning, g.Arrow, m.SigningWord()}
	case m.contact.isSilent(m.Clock):
		return linkWords{theme.Warning, g.Failed, m.since(clean.Concat(clean.Literal("no answer since "),
			m.ClockTime(m.contact.state.Silent)), clean.Literal(", cached "))}
	case m.contact.state.Failed != nil:
		return linkWords{theme.Warning, g.Failed, m.since(m.Tell(m.contact.state.Failed).Word, clean.Literal(", cached "))}
	case s.running && s.asking.whole:
		return linkWords{theme.Accent, g.Arrow, clean.Safef("loading, %d so far", len(s.seen))}
	case s.link == live && m.isLive():
		return linkWords{theme.Success, g.Check, m.since(clean.Literal("live"), clean.Literal(" "))}
	case s.link == live:
		return linkWords{theme.Muted, g.Bullet, m.since(clean.Literal("as of"), clean.Literal(" "))}
	case s.link == throttled:
		return linkWords{theme.Warning, g.Failed, clean.Concat(clean.Literal("throttled until "), m.ClockTime(s.until))}
	case s.link == connecting:
		return linkWords{theme.Muted, g.Arrow, m.since(clean.Literal("connecting"), clean.Literal(", cached "))}
	}
	return linkWords{theme.Warning, g.Failed, m.since(s.why, clean.Literal(", cached "))}
}

// isLive reports whether the service has answered just now.
func (m *Model) isLive() bool { return m.Clock.Sub(m.contact.heard) < liveFor }

// since adds to words the time of what is shown, where anything is.
func (m *Model) since(words, joint clean.Safe) clean.Safe {
	if m.sync.takenAt.IsZero() {
		return words
	}
	return clean.Concat(words, joint, m.ClockTime(m.sync.takenAt))
}
