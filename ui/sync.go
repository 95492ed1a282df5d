package ui

import (
	"context"
	"errors"
	"io"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
)

const (
	defaultRefresh = 30 * time.Second
	// overlap is how far a refresh looks back behind the last one, since the
	// service's lists lag.
	overlap = 2 * time.Minute
	// wholeEvery is how often a refresh is a whole pass, which alone notices
	// what was deleted.
	wholeEvery = 20
)

// pass is one walk through a list of the service's.
type pass struct {
	query incident.Query
	whole bool // it asks for everything that answers, not for what changed
}

// syncState is the state of the passes over the queue.
type syncState struct {
	every   time.Duration
	gen     int // of the pass under way, or of the last one
	running bool
	again   bool // one more pass was asked for meanwhile

	todo    []pass // still to make
	asking  pass   // the one under way
	seen    map[incident.ID]struct{}
	started time.Time // when the passes that belong together began
	began   time.Time // when the one under way did
	newest  time.Time // the last modification that the pass under way has listed

	covered coverage            // what whole passes have loaded
	since   time.Time           // by the service's clock: all that was modified before is known
	absent  []incident.Incident // what whole passes did not list, to be read
	reading bool                // some of these are being read

	link    link
	why     clean.Safe // the header's word where the link is offline or signedOut
	until   time.Time  // the end of the throttling
	takenAt time.Time  // when the last pass that ended well began
	passes  int        // since all open incidents were listed
	stored  int        // the ledger's version in the store
	typed   int        // counts the changes of the filter
}

func newSync(every time.Duration) syncState {
	if every <= 0 {
		every = defaultRefresh
	}
	return syncState{every: every}
}

// beginSync starts whole passes: over the open incidents, and over what the
// filter asks for beyond them. What was loaded for earlier filters is brought up
// to date by what has changed since.
func (m *Model) beginSync() tea.Cmd {
	s := &m.sync
	s.started = m.Clock
	s.todo = []pass{{incident.Open(), true}}
	if wanted := m.filter.Filter().Server(m.Clock); !incident.Open().Covers(wanted) {
		s.todo = append(s.todo, pass{wanted, true})
	}
	if !s.since.IsZero() {
		s.todo = append(s.todo, s.changes())
	}
	return m.nextPass()
}

// load starts a whole pass over what the filter asks for. One under way goes on
// afterwards.
func (m *Model) load(wanted incident.Query) tea.Cmd {
	s := &m.sync
	if s.running && s.asking.whole && s.asking.query.Covers(wanted) {
		return nil
	}
	if s.running {
		s.todo = slices.Insert(s.todo, 0, s.asking)
	}
	s.todo = slices.Insert(s.todo, 0, pass{wanted, true})
	return m.nextPass()
}

// changes is the pass over what was modified since all was known.
func (s *syncState) changes() pass {
	return pass{query: incident.Query{ModifiedSince: s.since.Add(-overlap), Order: incident.LastModified}}
}

// nextPass starts the next pass that waits.
func (m *Model) nextPass() tea.Cmd {
	s := &m.sync
	s.asking, s.todo = s.todo[0], s.todo[1:]
	s.gen++
	s.running = true
	s.began, s.newest = m.Clock, time.Time{}
	s.seen = map[incident.ID]struct{}{}
	m.Calls.Pass.End()
	return m.fetchPage(m.Calls.Begin(&m.Calls.Pass), s.gen, s.asking.query, "")
}

func (m *Model) fetchPage(of *desk.Scope, gen int, q incident.Query, at incident.Cursor) tea.Cmd {
	source := m.Source
	return of.Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		page, err := source.List(ctx, q, at)
		return func() tea.Cmd { return m.onPage(gen, page, err) }
	})
}

// onPage takes in a page of the pass under way.
func (m *Model) onPage(gen int, page incident.Page, err error) tea.Cmd {
	if gen != m.sync.gen {
		return nil
	}
	if err != nil {
		return m.onPassFailed(err)
	}
	for i := range page.Incidents {
		m.sync.list(&page.Incidents[i], m.Clock)
	}
	m.ledger.merge(page.Incidents)
	m.sync.link = live
	heard := m.hear()
	if page.Next != "" {
		return tea.Batch(heard, m.fetchPage(&m.Calls.Pass, m.sync.gen, m.sync.asking.query, page.Next))
	}
	return tea.Batch(heard, m.takeNews(), m.endPass()) // what is not in doubt any more is not looked for
}

// list notes an incident that the pass under way has listed. A modification that
// lies days ahead is no time of the service's.
func (s *syncState) list(in *incident.Incident, now time.Time) {
	s.seen[in.ID] = struct{}{}
	if at := in.LastModified.Time(); at.After(s.newest) && at.Before(now.Add(24*time.Hour)) {
		s.newest = at
	}
}

// endPass books a pass that listed everything.
func (m *Model) endPass() tea.Cmd {
	s := &m.sync
	s.running = false
	if s.asking.whole {
		s.absent = append(s.absent, m.ledger.absent(s.asking.query, s.seen)...)
		s.covered.add(s.asking.query)
	}
	s.advance(m.Clock)
	s.count()
	if len(s.todo) > 0 {
		return m.nextPass()
	}
	next := m.armRefresh(s.every)
	if s.again {
		s.again = false
		next = m.refresh()
	}
	return tea.Batch(next, m.indexTags(), m.readAbsent(), m.findOut(false))
}

// count notes how fresh the open incidents are, and how long ago all of them were
// listed.
func (s *syncState) count() {
	switch {
	case !s.asking.whole:
		s.takenAt = s.began
		s.passes++
	case s.asking.query.Covers(incident.Open()):
		s.takenAt = s.began
		s.passes = 0
	}
}

// advance moves on the moment up to which every modification is known. It is told
// by the service's own times, since this machine's clock may be wrong: what was
// listed last was modified before the pass ended, so as long ago as the pass took
// all was known when it began. Whole passes list only a part, and count when there
// is nothing better.
func (s *syncState) advance(now time.Time) {
	if s.newest.IsZero() || s.asking.whole && !s.since.IsZero() {
		return
	}
	began := s.began
	if s.asking.whole {
		began = s.started // it says nothing of what the passes before it listed
	}
	took := max(now.Sub(began), 0)
	if upTo := s.newest.Add(-took); upTo.After(s.since) {
		s.since = upTo
	}
}

// onPassFailed keeps what is loaded and tries again later.
func (m *Model) onPassFailed(err error) tea.Cmd {
	s := &m.sync
	s.running, s.again, s.todo, s.absent = false, false, nil, nil
	if m.Signing.State.Under && errors.Is(err, context.DeadlineExceeded) {
		return m.armRefresh(s.every) // the header says what is waited for
	}
	link, wait := linkAfter(err, s.every)
	s.link, s.until, s.why = link, m.Clock.Add(wait), m.Tell(err).Word
	n := m.Explain(clean.Literal("refresh"), err)
	if link == signedOut {
		n = m.ExplainSignIn(err)
	}
	return tea.Batch(m.Notices.Add(n), m.armRefresh(wait))
}

// refresh asks for what changed since the last pass, or for everything where
// there was none or deletions are due to be noticed.
func (m *Model) refresh() tea.Cmd {
	s := &m.sync
	if s.running {
		s.again = true
		return nil
	}
	if s.link != live || s.passes >= wholeEvery || len(s.covered) == 0 || s.since.IsZero() {
		return m.beginSync()
	}
	s.todo = []pass{s.changes()}
	return m.nextPass()
}

// armRefresh sets the next refresh. The jitter keeps many programs from asking
// at once.
func (m *Model) armRefresh(wait time.Duration) tea.Cmd {
	gen := m.sync.gen
	return desk.After(wait+m.jitter(wait), func() tea.Cmd { return m.onRefresh(gen) })
}

// jitter returns up to a tenth of wait.
func (m *Model) jitter(wait time.Duration) time.Duration {
	var draw [1]byte
	_, _ = io.ReadFull(m.Random, draw[:]) // without randomness there is no jitter, and no harm
	return wait / 10 * time.Duration(draw[0]) / 255
}

// onRefresh asks for what has changed, unless the timer was overtaken by a later pass.
func (m *Model) onRefresh(gen int) tea.Cmd {
	if gen != m.sync.gen {
		return nil
	}
	return m.refresh()
}
