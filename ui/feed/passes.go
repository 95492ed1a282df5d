package feed

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

// refreshTopic is what a failed pass is the outcome of.
const refreshTopic = "refresh"

// pass is one walk through a list of the service's.
type pass struct {
	query incident.Query
	whole bool // it asks for everything that answers, not for what changed
}

// Passes is the state of the passes over the queue.
type Passes struct {
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

	covered Coverage            // what whole passes have loaded
	kept    bool                // the store knew all open incidents, as of takenAt
	since   time.Time           // by the service's clock: all that was modified before is known
	absent  []incident.Incident // what whole passes did not list, to be read
	reading bool                // some of these are being read

	link    link
	why     clean.Safe // the header's word where the link is offline or signedOut
	until   time.Time  // the end of the throttling
	takenAt time.Time  // when the last pass that ended well began
	narrow  int        // since all open incidents were listed
	stored  int        // the version of what is loaded in the store
}

func newPasses(every time.Duration) Passes {
	if every <= 0 {
		every = defaultRefresh
	}
	return Passes{every: every}
}

// beginSync starts whole passes: over the open incidents, and over what the
// filter asks for beyond them. What was loaded for earlier filters is brought up
// to date by what has changed since.
func (f *Feed) beginSync() tea.Cmd {
	s := &f.passes
	s.started = f.Clock
	s.todo = []pass{{incident.Open(), true}}
	if wanted := f.Screen.Wanted(); !incident.Open().Covers(wanted) {
		s.todo = append(s.todo, pass{wanted, true})
	}
	if !s.since.IsZero() {
		s.todo = append(s.todo, s.changes())
	}
	return f.nextPass()
}

// BeginAgain begins whole passes, unless one is under way.
func (f *Feed) BeginAgain() tea.Cmd {
	if f.passes.running {
		return nil
	}
	return f.beginSync()
}

// ReadAgain asks for everything, now or once what is under way has ended.
func (f *Feed) ReadAgain() tea.Cmd {
	if f.passes.running {
		f.passes.again = true
		return nil
	}
	return f.beginSync()
}

// SignOut says in the header why nothing can be asked for.
func (f *Feed) SignOut(why clean.Safe) { f.passes.link, f.passes.why = signedOut, why }

// HasAll reports whether everything that answers a query has been loaded.
func (f *Feed) HasAll(q incident.Query) bool { return f.passes.covered.Has(q) }

// Knows reports whether everything that answers a query is loaded, as of the time that
// the header says: a list that was cut off while it was read is only a beginning.
func (f *Feed) Knows(q incident.Query) bool {
	return f.HasAll(q) || f.passes.kept && incident.Open().Covers(q)
}

// Load starts a whole pass over what the filter asks for. One under way goes on
// afterwards.
func (f *Feed) Load(wanted incident.Query) tea.Cmd {
	s := &f.passes
	if s.running && s.asking.whole && s.asking.query.Covers(wanted) {
		return nil
	}
	if s.running {
		s.todo = slices.Insert(s.todo, 0, s.asking)
	}
	s.todo = slices.Insert(s.todo, 0, pass{wanted, true})
	return f.nextPass()
}

// changes is the pass over what was modified since all was known.
func (s *Passes) changes() pass {
	return pass{query: incident.Query{ModifiedSince: s.since.Add(-overlap), Order: incident.LastModified}}
}

// nextPass starts the next pass that waits.
func (f *Feed) nextPass() tea.Cmd {
	s := &f.passes
	s.asking, s.todo = s.todo[0], s.todo[1:]
	s.gen++
	s.running = true
	s.began, s.newest = f.Clock, time.Time{}
	s.seen = map[incident.ID]struct{}{}
	return f.fetchPage(f.Calls.Anew(&f.Calls.Pass), s.gen, s.asking.query, "")
}

func (f *Feed) fetchPage(of *desk.Scope, gen int, q incident.Query, at incident.Cursor) tea.Cmd {
	source := f.Source
	return of.Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		page, err := source.List(ctx, q, at)
		return func() tea.Cmd { return f.onPage(gen, page, err) }
	})
}

// onPage takes in a page of the pass under way.
func (f *Feed) onPage(gen int, page incident.Page, err error) tea.Cmd {
	if gen != f.passes.gen {
		return nil
	}
	if err != nil {
		return f.onPassFailed(err)
	}
	for i := range page.Incidents {
		f.passes.list(&page.Incidents[i], f.Clock)
	}
	f.Loaded.Merge(page.Incidents)
	f.passes.link = live
	f.Notices.Mended("", refreshTopic)
	heard := f.hear()
	if page.Next != "" {
		return tea.Batch(heard, f.fetchPage(&f.Calls.Pass, f.passes.gen, f.passes.asking.query, page.Next))
	}
	return tea.Batch(heard, f.endPass())
}

// list notes an incident that the pass under way has listed. A modification that
// lies days ahead is no time of the service's.
func (s *Passes) list(in *incident.Incident, now time.Time) {
	s.seen[in.ID] = struct{}{}
	if at := in.LastModified.Time(); at.After(s.newest) && at.Before(now.Add(24*time.Hour)) {
		s.newest = at
	}
}

// endPass books a pass that listed everything.
func (f *Feed) endPass() tea.Cmd {
	s := &f.passes
	s.running = false
	if s.asking.whole {
		s.absent = append(s.absent, f.Loaded.absent(s.asking.query, s.seen)...)
		s.covered.Add(s.asking.query)
	}
	s.advance(f.Clock)
	s.count()
	if len(s.todo) > 0 {
		return f.nextPass()
	}
	next := f.armRefresh(s.every)
	if s.again {
		s.again = false
		next = f.refresh()
	}
	return tea.Batch(next, f.Screen.Ended(), f.readAbsent())
}

// count notes how fresh the open incidents are, and how long ago all of them were
// listed.
func (s *Passes) count() {
	switch {
	case !s.asking.whole:
		s.takenAt = s.began
		s.narrow++
	case s.asking.query.Covers(incident.Open()):
		s.takenAt = s.began
		s.narrow = 0
	}
}

// advance moves on the moment up to which every modification is known. It is told
// by the service's own times, since this machine's clock may be wrong: what was
// listed last was modified before the pass ended, so as long ago as the pass took
// all was known when it began. Whole passes list only a part, and count when there
// is nothing better.
func (s *Passes) advance(now time.Time) {
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
func (f *Feed) onPassFailed(err error) tea.Cmd {
	s := &f.passes
	s.running, s.again, s.todo, s.absent = false, false, nil, nil
	if f.Signing.State.Under && errors.Is(err, context.DeadlineExceeded) {
		return f.armRefresh(s.every) // the header says what is waited for
	}
	link, wait := linkAfter(err, s.every)
	s.link, s.until, s.why = link, f.Clock.Add(wait), f.Tell(err).Word
	n := f.Explain(clean.Literal("refresh"), err)
	if link == signedOut {
		n = f.ExplainSignIn(err)
	}
	n.Topics = []string{refreshTopic}
	return tea.Batch(f.Notices.Add(n), f.armRefresh(wait))
}

// refresh asks for what changed since the last pass, or for everything where
// there was none or deletions are due to be noticed.
func (f *Feed) refresh() tea.Cmd {
	s := &f.passes
	if s.running {
		s.again = true
		return nil
	}
	if s.link != live || s.narrow >= wholeEvery || len(s.covered) == 0 || s.since.IsZero() {
		return f.beginSync()
	}
	s.todo = []pass{s.changes()}
	return f.nextPass()
}

// armRefresh sets the next refresh. The jitter keeps many programs from asking
// at once.
func (f *Feed) armRefresh(wait time.Duration) tea.Cmd {
	gen := f.passes.gen
	return desk.After(wait+f.jitter(wait), func() tea.Cmd { return f.onRefresh(gen) })
}

// jitter returns up to a tenth of wait.
func (f *Feed) jitter(wait time.Duration) time.Duration {
	var draw [1]byte
	_, _ = io.ReadFull(f.Random, draw[:]) // without randomness there is no jitter, and no harm
	return wait / 10 * time.Duration(draw[0]) / 255
}

// onRefresh asks for what has changed, unless the timer was overtaken by a later pass.
func (f *Feed) onRefresh(gen int) tea.Cmd {
	if gen != f.passes.gen {
		return nil
	}
	return f.refresh()
}
