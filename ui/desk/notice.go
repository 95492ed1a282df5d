package desk

import (
	"strings"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/theme"
)

// Level is how much a notice matters.
type Level int

// The levels, by how much they matter.
const (
	Done    Level = iota // what was asked for
	Refused              // a key that does nothing here
	Warning
	Failure
)

// Role returns how it is drawn.
func (l Level) Role() theme.Role {
	switch l {
	case Done:
		return theme.Success
	case Refused, Warning:
		return theme.Warning
	case Failure:
		return theme.Error
	}
	return theme.Plain
}

// Sign tells the level without colour.
func (l Level) Sign(g theme.Glyphs) theme.Glyph {
	switch l {
	case Done:
		return g.Check
	case Failure:
		return g.Failed
	case Refused, Warning:
	}
	return g.Warning
}

// shown is how long a notice stands. It stays in the messages.
func (l Level) shown() time.Duration {
	if l.fleeting() {
		return 10 * time.Second
	}
	return 30 * time.Second
}

// fleeting reports whether nothing is left to be done about it, so that it makes
// room for what is said next of the same thing.
func (l Level) fleeting() bool { return l == Done || l == Refused }

// Notice is one thing to tell the person: what happened, why, and which key
// helps.
type Notice struct {
	Level  Level
	About  incident.ID // the incident that it is about; empty for none
	Waits  bool        // it says that something typed for it waits, until that is gone on with
	Topics []string    // what it is the outcome of, such as the fields of a change; a later outcome takes its place
	Text   clean.Safe
	Detail clean.Safe // the whole error; empty when text says all
	At     time.Time
}

// On returns the notice as one about an incident.
func (n Notice) On(id incident.ID) Notice {
	n.About = id
	return n
}

// named returns the notice with the number of its incident in its words: it may
// be read while another one is shown.
func (n Notice) named(number int) Notice {
	if number != 0 && !names(n.Text.String(), clean.Safef("#%d", number).String()) {
		n.Text = clean.Safef("#%d: %s", number, n.Text)
	}
	return n
}

// names reports whether words hold a number, and not only the beginning of a
// longer one.
func names(words, number string) bool {
	for {
		_, rest, found := strings.Cut(words, number)
		if !found {
			return false
		}
		if rest == "" || rest[0] < '0' || rest[0] > '9' {
			return true
		}
		words = rest
	}
}
