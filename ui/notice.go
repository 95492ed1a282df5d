package ui

import (
	"strings"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/theme"
)

// level is how much a notice matters.
type level int

const (
	done    level = iota
	refused       // a key that does nothing here
	warning
	failure
)

func (l level) role() theme.Role {
	switch l {
	case done:
		return theme.Success
	case refused, warning:
		return theme.Warning
	case failure:
		return theme.Error
	}
	return theme.Plain
}

// sign tells the level without colour.
func (l level) sign(g theme.Glyphs) theme.Glyph {
	switch l {
	case done:
		return g.Check
	case failure:
		return g.Failed
	case refused, warning:
	}
	return g.Warning
}

// shown is how long a notice stands. It stays in the messages.
func (l level) shown() time.Duration {
	if l.fleeting() {
		return 10 * time.Second
	}
	return 30 * time.Second
}

// fleeting reports whether nothing is left to be done about it, so that it makes
// room for what is said next of the same thing.
func (l level) fleeting() bool { return l == done || l == refused }

// notice is one thing to tell the person: what happened, why, and which key
// helps.
type notice struct {
	level  level
	about  incident.ID // the incident that it is about; empty for none
	waits  bool        // it says that something typed for it waits, until that is gone on with
	text   clean.Safe
	detail clean.Safe // the whole error; empty when text says all
	at     time.Time
}

// on returns the notice as one about an incident.
func (n notice) on(id incident.ID) notice {
	n.about = id
	return n
}

// named returns the notice with the number of its incident in its words: it may
// be read while another one is shown.
func (n notice) named(number int) notice {
	if number != 0 && !names(n.text.String(), clean.Safef("#%d", number).String()) {
		n.text = clean.Safef("#%d: %s", number, n.text)
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
