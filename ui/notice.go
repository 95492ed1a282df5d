package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/theme"
)

// level is how much a notice matters.
type level int

const (
	done level = iota
	warning
	failure
)

func (l level) role() theme.Role {
	switch l {
	case done:
		return theme.Success
	case warning:
		return theme.Warning
	case failure:
		return theme.Error
	}
	return theme.Plain
}

// shown is how long a notice stays in the footer. It stays in the messages.
func (l level) shown() time.Duration {
	if l == done {
		return 10 * time.Second
	}
	return 30 * time.Second
}

// notice is one thing to tell the person: what happened, why, and which key
// helps.
type notice struct {
	level  level
	about  incident.ID // the incident it is about; empty for none
	text   clean.Safe
	detail clean.Safe // the whole error; empty when text says all
	at     time.Time
}

// notices is the message in the footer and all that came before.
type notices struct {
	history []notice // oldest first
	showing bool
	serial  int
}

// maxHistory is how many messages are kept to be read again.
const maxHistory = 500

// add shows a notice and returns the command that ends it. A repeat of the
// notice that is showing only renews it.
func (n *notices) add(what notice) tea.Cmd {
	if last, ok := n.last(); !ok || !n.showing || last.text != what.text {
		n.history = append(n.history, what)
	}
	if len(n.history) > maxHistory {
		n.history = n.history[1:]
	}
	n.showing = true
	n.serial++
	serial := n.serial
	return tea.Tick(what.level.shown(), func(time.Time) tea.Msg { return expiredMsg{serial} })
}

func (n *notices) last() (notice, bool) {
	if len(n.history) == 0 {
		return notice{}, false
	}
	return n.history[len(n.history)-1], true
}

// current returns the notice to show in the footer.
func (n *notices) current() (notice, bool) {
	last, ok := n.last()
	return last, ok && n.showing
}

// isAbout reports whether what stands in the footer is about the incident.
func (n *notices) isAbout(id incident.ID) bool {
	now, ok := n.current()
	return ok && now.about == id
}

func (n *notices) expire(serial int) {
	if serial == n.serial {
		n.showing = false
	}
}
