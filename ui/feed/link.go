package feed

import (
	"errors"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/theme"
	"sentinelq/ui/action"
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

// Status is what the header says of the connection, the most recent thing
// first: what the person has to do, what is waited for, what failed, what is being
// loaded, and how old the queue is.
type Status struct {
	Role  theme.Role
	Glyph theme.Glyph // tells at a glance whether the queue can be relied on
	Words clean.Safe
}

// LinkWords returns what the header says of the connection, with the glyphs of g.
func (f *Feed) LinkWords(g theme.Glyphs) Status {
	s := &f.passes
	switch {
	case !f.Signing.State.Code.IsEmpty(), f.Signing.IsSlow(f.Clock):
		return Status{theme.Warning, g.Arrow, f.SigningWord()}
	case f.contact.isSilent(f.Clock):
		return Status{theme.Warning, g.Failed, f.since(clean.Concat(clean.Literal("no answer since "),
			f.ClockTime(f.contact.state.Silent)), clean.Literal(", cached "))}
	case f.contact.state.Failed != nil:
		return Status{
			theme.Warning,
			g.Failed,
			f.since(f.Tell(f.contact.state.Failed).Word, clean.Literal(", cached ")),
		}
	case s.running && s.asking.whole:
		return Status{theme.Accent, g.Arrow, clean.Safef("loading, %d so far", len(s.seen))}
	case s.link == live && f.isLive():
		return Status{theme.Success, g.Check, f.since(clean.Literal("live"), clean.Literal(" "))}
	case s.link == live:
		return Status{theme.Muted, g.Bullet, f.since(clean.Literal("as of"), clean.Literal(" "))}
	case s.link == throttled:
		return Status{
			theme.Warning,
			g.Failed,
			f.since(clean.Concat(clean.Literal("throttled until "), f.ClockTime(s.until)), clean.Literal(", cached ")),
		}
	case s.link == connecting:
		return Status{theme.Muted, g.Arrow, f.since(clean.Literal("connecting"), clean.Literal(", cached "))}
	}
	return Status{theme.Warning, g.Failed, f.since(s.why, clean.Literal(", cached "))}
}

// isLive reports whether the service has answered just now.
func (f *Feed) isLive() bool { return f.Clock.Sub(f.contact.heard) < liveFor }

// since adds to words the time of what is shown, where anything is.
func (f *Feed) since(words, joint clean.Safe) clean.Safe {
	if f.passes.takenAt.IsZero() {
		return words
	}
	return clean.Concat(words, joint, f.ClockTime(f.passes.takenAt))
}

// EmptyWords says why the table is empty: still loading, never loaded, or
// nothing matches.
func (f *Feed) EmptyWords() clean.Safe {
	switch {
	case len(f.Loaded.All()) > 0 && !f.Knows(f.Screen.Wanted()) && !f.passes.running:
		return clean.Concat(clean.Literal("nothing of what is loaded matches, and not all is loaded; "),
			f.Keys.Key(action.Refresh), clean.Literal(" tries again"))
	case len(f.Loaded.All()) > 0 || f.passes.link == live && !f.passes.running:
		return clean.Concat(clean.Literal("nothing matches; "),
			f.Keys.Key(action.ClearFilter), clean.Literal(" shows new and active"))
	case f.Signing.IsSlow(f.Clock):
		return f.SigningWord()
	case f.contact.isSilent(f.Clock):
		return clean.Concat(
			clean.Literal("Azure has not answered yet, asked at "),
			f.ClockTime(f.contact.state.Silent),
		)
	case f.passes.running || f.passes.link == connecting:
		return clean.Literal("loading incidents from Azure")
	default:
		return clean.Concat(
			clean.Literal("nothing is loaded yet; "),
			f.Keys.Key(
				action.Refresh,
			),
			clean.Literal(" tries again, "),
			f.Keys.Key(action.Messages),
			clean.Literal(" says what failed"),
		)
	}
}
