package ui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
)

// notices is what stands on the screen to be read, and all that was said before.
//
// What is said of one incident never takes the place of what is said of another
// one: both stand, each with the number of its incident. One about the incident
// that is shown goes when the person moves on to another; one about an incident
// that is not shown stands its time. A failure on which the person moved on
// before it could be read stands its time as well. All go once the messages are
// opened, where each of them is.
type notices struct {
	history  []notice // oldest first
	standing []standing
	serial   int
	number   func(incident.ID) int // of an incident; zero where it is not known
}

// standing is a notice on the screen.
type standing struct {
	notice
	serial int
	met    bool // its incident was shown while it stood
}

// maxHistory is how many messages are kept to be read again.
const maxHistory = 500

// glance is how long a failure has to stand to be taken for read.
const glance = 2 * time.Second

// add shows a notice and returns the command that ends it. A repeat of one that
// stands only renews it.
func (n *notices) add(what notice) tea.Cmd {
	what = n.named(what)
	n.serial++
	now := standing{notice: what, serial: n.serial}
	if i := slices.IndexFunc(n.standing, func(s standing) bool { return s.about == what.about && s.text == what.text }); i >= 0 {
		now.met = n.standing[i].met
		n.standing[i] = now
	} else {
		n.keep(what)
		n.standing = append(slices.DeleteFunc(n.standing, what.supersedes), now)
	}
	serial := n.serial
	return after(what.level.shown(), ends(func() { n.expire(serial) }))
}

// keep puts a notice among the messages without showing it: a panel shows it.
func (n *notices) keep(what notice) {
	n.history = append(n.history, n.named(what))
	n.history = n.history[max(len(n.history)-maxHistory, 0):]
}

func (n *notices) named(what notice) notice {
	if what.about == "" || n.number == nil {
		return what
	}
	return what.named(n.number(what.about))
}

// supersedes reports whether the notice takes the place of one that stands: of a
// fleeting one about the same incident, or of the answer to the key before.
func (n notice) supersedes(before standing) bool {
	same := n.about != "" && n.about == before.about && before.level.fleeting()
	return same || n.level == refused && before.level == refused
}

// isAbout reports whether something stands that is about the incident.
func (n *notices) isAbout(id incident.ID) bool {
	return slices.ContainsFunc(n.standing, func(s standing) bool { return s.about == id })
}

// written ends what was said to be in memory only, once the disk has taken it.
func (n *notices) written() {
	n.standing = slices.DeleteFunc(n.standing, func(s standing) bool { return s.waits && s.level == warning })
}

// resumed takes away that something typed for an incident waits.
func (n *notices) resumed(about incident.ID) {
	n.standing = slices.DeleteFunc(n.standing, func(s standing) bool { return s.about == about && s.waits })
}

// expire takes away the notice of a serial number.
func (n *notices) expire(serial int) {
	n.standing = slices.DeleteFunc(n.standing, func(s standing) bool { return s.serial == serial })
}

// read takes away all that stands: the person has opened the messages.
func (n *notices) read() { n.standing = nil }

// attend takes away what was said of the incident from which the person has
// moved on to the one that is shown now.
func (n *notices) attend(shown incident.ID, now time.Time) {
	n.standing = slices.DeleteFunc(n.standing, func(s standing) bool {
		left := s.met && s.about != shown
		return left && (s.level.fleeting() || now.Sub(s.at) >= glance)
	})
	for i := range n.standing {
		s := &n.standing[i]
		s.met = s.about != "" && s.about == shown
	}
}
