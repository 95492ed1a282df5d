package desk

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// Notices is what stands on the screen to be read, and all that was said before.
//
// What is said of one incident never takes the place of what is said of another
// one: both stand, each with the number of its incident. One about the incident
// that is shown goes when the person moves on to another; one about an incident
// that is not shown stands its time. A failure on which the person moved on
// before it could be read stands its time as well. All go once the messages are
// opened, where each of them is.
type Notices struct {
	History  []Notice // oldest first
	Standing []Standing
	serial   int
	Number   func(incident.ID) int // of an incident; zero where it is not known
}

// Standing is a notice on the screen.
type Standing struct {
	Notice
	serial int
	met    bool // its incident was shown while it stood
}

// maxHistory is how many messages are kept to be read again.
const maxHistory = 500

// glance is how long a failure has to stand to be taken for read.
const glance = 2 * time.Second

// Add shows a notice and returns the command that ends it. A repeat of one that
// stands only renews it.
func (n *Notices) Add(what Notice) tea.Cmd {
	what = n.named(what)
	n.serial++
	now := Standing{Notice: what, serial: n.serial}
	if i := slices.IndexFunc(
		n.Standing,
		func(s Standing) bool { return s.About == what.About && s.Text == what.Text },
	); i >= 0 {
		now.met = n.Standing[i].met
		n.Standing[i] = now
	} else {
		n.Keep(what)
		n.Standing = append(slices.DeleteFunc(n.Standing, what.supersedes), now)
	}
	serial := n.serial
	return After(what.Level.shown(), Ends(func() { n.expire(serial) }))
}

// Keep puts a notice among the messages without showing it: a panel shows it.
func (n *Notices) Keep(what Notice) {
	n.History = append(n.History, n.named(what))
	n.History = n.History[max(len(n.History)-maxHistory, 0):]
}

func (n *Notices) named(what Notice) Notice {
	if what.About == "" || n.Number == nil {
		return what
	}
	return what.named(n.Number(what.About))
}

// supersedes reports whether the notice takes the place of one that stands: of a
// fleeting one about the same incident, of an earlier outcome of the same, or of the
// answer to the key before.
func (n Notice) supersedes(before Standing) bool {
	same := n.About != "" && n.About == before.About && before.Level.fleeting()
	return same || before.isOutcomeOf(n.About, n.Topics) || n.Level == Refused && before.Level == Refused
}

// isOutcomeOf reports whether all that the notice is the outcome of is among topics.
func (n Notice) isOutcomeOf(about incident.ID, topics []string) bool {
	return len(n.Topics) > 0 && n.About == about &&
		!slices.ContainsFunc(n.Topics, func(t string) bool { return !slices.Contains(topics, t) })
}

// Mended takes away that something failed which has not failed this time, where that
// is not worth a word. It stays among the messages.
func (n *Notices) Mended(about incident.ID, topics ...string) {
	n.Standing = slices.DeleteFunc(n.Standing, func(s Standing) bool { return s.isOutcomeOf(about, topics) })
}

// IsAbout reports whether something stands that is about the incident.
func (n *Notices) IsAbout(id incident.ID) bool {
	return slices.ContainsFunc(n.Standing, func(s Standing) bool { return s.About == id })
}

// Written ends what was said to be in memory only, once the disk has taken it.
func (n *Notices) Written() {
	n.Standing = slices.DeleteFunc(n.Standing, func(s Standing) bool { return s.Waits && s.Level == Warning })
}

// Withdraw takes away what was said of an incident in these words, which is no longer
// so. It stays among the messages.
func (n *Notices) Withdraw(about incident.ID, words clean.Safe) {
	n.Standing = slices.DeleteFunc(n.Standing, func(s Standing) bool {
		return s.About == about && strings.Contains(s.Text.String(), words.String())
	})
}

// Resumed takes away that something typed for an incident waits.
func (n *Notices) Resumed(about incident.ID) {
	n.Standing = slices.DeleteFunc(n.Standing, func(s Standing) bool { return s.About == about && s.Waits })
}

// expire takes away the notice of a serial number.
func (n *Notices) expire(serial int) {
	n.Standing = slices.DeleteFunc(n.Standing, func(s Standing) bool { return s.serial == serial })
}

// Read takes away all that stands: the person has opened the messages.
func (n *Notices) Read() { n.Standing = nil }

// Attend takes away what was said of the incident from which the person has
// moved on to the one that is shown now.
func (n *Notices) Attend(shown incident.ID, now time.Time) {
	n.Standing = slices.DeleteFunc(n.Standing, func(s Standing) bool {
		left := s.met && s.About != shown
		return left && (s.Level.fleeting() || now.Sub(s.At) >= glance)
	})
	for i := range n.Standing {
		s := &n.Standing[i]
		s.met = s.About != "" && s.About == shown
	}
}

// Chosen returns the notices for which there is room, oldest first: the newest,
// then those of which something is left to be done, then the others.
func (n *Notices) Chosen(most int) []Standing {
	left := slices.Clone(n.Standing)
	for len(left) > max(most, 1) {
		least := slices.IndexFunc(left[:len(left)-1], func(s Standing) bool { return s.Level.fleeting() })
		left = slices.Delete(left, max(least, 0), max(least, 0)+1)
	}
	return left
}
