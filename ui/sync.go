package ui

import (
	"context"
	"errors"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

const (
	defaultRefresh = 30 * time.Second
	// overlap is how far a refresh looks back behind the last one, since clocks
	// differ and the service's lists lag.
	overlap = 2 * time.Minute
	// wholeEvery is how often a refresh is a whole pass, which alone notices
	// what was deleted.
	wholeEvery = 20
)

// link is what the header says of the connection.
type link int

const (
	connecting link = iota
	live
	offline
	throttled
	signedOut
)

// syncState is the state of the passes over the queue.
type syncState struct {
	every   time.Duration
	gen     int // of the pass under way, or of the last one
	running bool
	again   bool // one more pass was asked for meanwhile

	todo    []incident.Query // whole passes still to make
	asking  incident.Query   // what the pass under way asks for
	whole   bool             // it asks for everything, not for what changed
	seen    map[incident.ID]struct{}
	began   time.Time
	covered coverage // what whole passes have loaded

	link    link
	until   time.Time // the end of the throttling
	takenAt time.Time // when the last pass that ended well began
	passes  int       // since the last whole one
	stored  int       // the ledger's version in the store
	typed   int       // counts the changes of the filter
}

func newSync(every time.Duration) syncState {
	if every <= 0 {
		every = defaultRefresh
	}
	return syncState{every: every}
}

// beginSync starts whole passes: over the open incidents, and over what the
// filter asks for beyond them.
func (m *Model) beginSync() tea.Cmd {
	m.sync.todo = []incident.Query{incident.Open()}
	if wanted := m.filter.Filter().Server(m.clock); !incident.Open().Covers(wanted) {
		m.sync.todo = append(m.sync.todo, wanted)
	}
	return m.nextWhole()
}

// nextWhole starts the next whole pass that waits.
func (m *Model) nextWhole() tea.Cmd {
	next := m.sync.todo[0]
	m.sync.todo = m.sync.todo[1:]
	return m.beginPass(next, true)
}

// beginPass starts to list what answers q.
func (m *Model) beginPass(q incident.Query, whole bool) tea.Cmd {
	s := &m.sync
	s.gen++
	s.running, s.again = true, false
	s.asking, s.whole, s.began = q, whole, m.clock
	s.seen = map[incident.ID]struct{}{}
	return m.fetchPage(m.calls.beginPass(), s.gen, q, "")
}

func (m *Model) fetchPage(ctx context.Context, gen int, q incident.Query, at incident.Cursor) tea.Cmd {
	source := m.source
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(ctx, readTimeout)
		defer cancel()
		page, err := source.List(ctx, q, at)
		return pageMsg{gen: gen, page: page, err: err}
	}
}

// onPage takes in a page of the pass under way.
func (m *Model) onPage(msg pageMsg) tea.Cmd {
	if msg.gen != m.sync.gen {
		return nil
	}
	if msg.err != nil {
		return m.onPassFailed(msg.err)
	}
	for i := range msg.page.Incidents {
		m.sync.seen[msg.page.Incidents[i].ID] = struct{}{}
	}
	m.ledger.merge(msg.page.Incidents)
	m.witness(msg.page.Incidents)
	m.sync.link = live
	if msg.page.Next != "" {
		m.refill()
		return m.fetchPage(m.calls.passing, m.sync.gen, m.sync.asking, msg.page.Next)
	}
	return m.endPass()
}

// endPass books a pass that listed everything.
func (m *Model) endPass() tea.Cmd {
	s := &m.sync
	s.running = false
	if s.whole {
		m.ledger.prune(s.asking, s.seen, s.began)
		s.covered.add(s.asking)
	}
	if len(s.todo) > 0 {
		m.refill()
		return m.nextWhole()
	}
	s.takenAt = s.began
	s.passes++
	if s.whole {
		s.passes = 0
	}
	m.refill()
	next := m.armRefresh(s.every)
	if s.again {
		next = m.refresh()
	}
	return tea.Batch(next, m.save(), m.indexTags())
}

// onPassFailed keeps what is loaded and tries again later.
func (m *Model) onPassFailed(err error) tea.Cmd {
	s := &m.sync
	s.running, s.todo = false, nil
	link, wait := linkAfter(err, s.every)
	s.link, s.until = link, m.clock.Add(wait)
	return tea.Batch(m.notices.add(m.explain(clean.Literal("refresh"), err)), m.armRefresh(wait))
}

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
	case temporary(err):
		return offline, every
	default:
		return offline, longWait
	}
}

// refresh asks for what changed since the last pass, or for everything where
// there was none or deletions are due to be noticed.
func (m *Model) refresh() tea.Cmd {
	s := &m.sync
	if s.running {
		s.again = true
		return nil
	}
	if s.link != live || s.passes >= wholeEvery || len(s.covered) == 0 {
		return m.beginSync()
	}
	since := s.takenAt.Add(-overlap)
	return m.beginPass(incident.Query{ModifiedSince: since, Order: incident.LastModified}, false)
}

// armRefresh sets the next refresh. The jitter keeps many programs from asking
// at once.
func (m *Model) armRefresh(wait time.Duration) tea.Cmd {
	gen := m.sync.gen
	return tea.Tick(wait+m.jitter(wait), func(time.Time) tea.Msg { return refreshMsg{gen} })
}

// jitter returns up to a tenth of wait.
func (m *Model) jitter(wait time.Duration) time.Duration {
	var draw [1]byte
	_, _ = io.ReadFull(m.random, draw[:]) // without randomness there is no jitter, and no harm
	return wait / 10 * time.Duration(draw[0]) / 255
}

func (m *Model) onRefresh(msg refreshMsg) tea.Cmd {
	if msg.gen != m.sync.gen {
		return nil
	}
	return m.refresh()
}
