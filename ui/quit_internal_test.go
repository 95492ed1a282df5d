package ui

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// quitsAtOnce writes a comment, leaves it and quits, before the disk has answered. It
// returns what was handed to the disk.
func quitsAtOnce(t *testing.T, m *Model) (keeps tea.Cmd) {
	t.Helper()
	presses(m, "c", "H")
	_, keeps = m.Update(tea.KeyPressMsg{Code: tea.KeyEscape})
	presses(m, "q")
	seesNot(t, m, "Quit")
	return keeps
}

// waited tells the program that the time is over that a quitting waits.
func waited(m *Model, serial int) { m.quits.anyway(serial) }

func TestQuittingAsksWhereTheDiskHasNotAnsweredForAText(t *testing.T) {
	t.Parallel()
	m := modelOf(t, 120, 30, func(o *Options) { o.Drafts = unused{} })
	quitsAtOnce(t, m)
	waited(m, m.quits.serial)
	sees(t, m, "What you typed is only in memory:", "the disk has not answered yet", "Quit and lose it")
}

func TestTheTimeOfAnEarlierQuittingEndsNoLaterOne(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		disk := &memory{full: errors.New("the disk is full")}
		m := modelOf(t, 120, 30, func(o *Options) { o.Now, o.Drafts = time.Now, disk })
		keeps := quitsAtOnce(t, m)
		first := m.quits.serial
		if plays(t, m, keeps, time.Millisecond) {
			t.Error("it has quit")
		}
		sees(t, m, "Quit and lose it", "the disk is full")
		presses(m, "enter", "c", "enter")
		quitsAtOnce(t, m)
		waited(m, first)
		seesNot(t, m, "Quit and lose it")
		waited(m, m.quits.serial)
		sees(t, m, "Quit and lose it")
	})
}

func TestQuittingGoesOnByItselfOnceTheDiskHasTakenAText(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		m := modelOf(t, 120, 30, func(o *Options) { o.Now, o.Drafts = time.Now, &memory{} })
		keeps := quitsAtOnce(t, m)
		if !plays(t, m, keeps, time.Millisecond) {
			t.Error("it does not quit")
		}
	})
}
