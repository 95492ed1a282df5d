package ui

import (
	"context"
	"errors"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
)

// writes is what the person changed: what is on its way, what failed, and what
// can be taken back.
type writes struct {
	under  map[incident.ID]*update
	failed map[incident.ID]bool
	undo   []applied // the last one last
	serial int       // of the last of them
	last   incident.Change

	version int // counts the changes of under and failed
}

// update is one change of an incident on its way, and what was decided meanwhile:
// of one incident one write is under way, and all that waits goes in the next.
type update struct {
	seen   incident.Incident // the incident as the person saw it
	change incident.Change
	waits  incident.Incident // as the person saw it when the next change began
	next   incident.Change
	undoes *applied // the change that it takes back, for which it is not itself undone
	from   Origin   // nil where it was only chosen

	doubted time.Time // when it became unknown whether it was saved; zero if it never was
}

// applied is a change that Azure has taken.
type applied struct {
	serial int
	after  incident.Incident
	change incident.Change // the inverse
}

// maxUndo is how many changes can be taken back.
const maxUndo = 50

// changes makes what choosing a change does: it is of the incident that was shown
// when the person decided.
func (m *Model) changes(seen incident.Incident, c incident.Change) func() tea.Cmd {
	return func() tea.Cmd { return m.change(seen, c) }
}

// change shows a change at once and sends it, or lets it wait for the one under
// way.
func (m *Model) change(seen incident.Incident, c incident.Change) tea.Cmd {
	if told, gone := m.tellGone(seen.ID); gone {
		return told
	}
	if c.IsZero() || c.Made(seen) && m.writes.under[seen.ID] == nil {
		return m.Notices.Add(desk.Notice{Level: desk.Done, About: seen.ID, At: m.Clock, Text: clean.Safef("#%d is that already", seen.Number)})
	}
	m.writes.last = c
	if m.writes.under[seen.ID] != nil {
		m.writes.wait(seen, c)
		return nil
	}
	return m.begin(&update{seen: seen, change: c})
}

// wait lets one more change go out after the write under way.
func (s *writes) wait(seen incident.Incident, c incident.Change) {
	w := s.under[seen.ID]
	if w.next.IsZero() {
		w.waits = seen
	}
	w.next = w.next.Then(c)
	s.version++
}

// start books a write that is sent.
func (s *writes) start(w *update) {
	if s.under == nil {
		s.under, s.failed = map[incident.ID]*update{}, map[incident.ID]bool{}
	}
	s.under[w.seen.ID] = w
	delete(s.failed, w.seen.ID)
	s.version++
}

// end takes out the write of an incident that was under way; nil where none was.
func (s *writes) end(id incident.ID) *update {
	w := s.under[id]
	delete(s.under, id)
	s.version++
	return w
}

// fail marks an incident of which a change was not done.
func (s *writes) fail(id incident.ID) {
	s.failed[id] = true
	s.version++
}

// begin sends a write.
func (m *Model) begin(w *update) tea.Cmd {
	m.writes.start(w)
	of := &m.Calls.App
	if w.from != nil {
		of = m.Calls.Begin(&m.Calls.Send)
	}
	source, seen, c := m.Source, w.seen, w.change
	return of.Ask(desk.WriteTimeout, func(ctx context.Context) desk.Answer {
		in, err := source.UpdateFrom(ctx, seen, c)
		return func() tea.Cmd { return m.onChanged(seen.ID, in, err) }
	})
}

// changing returns the incidents of which a change is on its way, as they will be.
func (m *Model) changing() map[incident.ID]incident.Incident {
	pending := make(map[incident.ID]incident.Incident, len(m.writes.under))
	for id, w := range m.writes.under {
		base, ok := m.Loaded.Get(id)
		if !ok {
			base = w.seen
		}
		pending[id] = w.next.Apply(w.change.Apply(base))
	}
	return pending
}

// onChanged books the outcome of a write, and sends what waited for it.
func (m *Model) onChanged(id incident.ID, in incident.Incident, err error) tea.Cmd {
	w := m.writes.end(id)
	if w == nil {
		return nil
	}
	var told tea.Cmd
	if err != nil {
		told = m.notChanged(w, err)
	} else {
		told = m.taken(w, in)
	}
	if !w.next.IsZero() {
		waits := w.waits
		if err == nil {
			waits = w.change.Apply(waits) // our own write is no colleague's
		}
		return tea.Batch(told, m.begin(&update{seen: waits, change: w.next}))
	}
	return told
}

// taken books a change that Azure has made.
func (m *Model) taken(w *update, in incident.Incident) tea.Cmd {
	said := clean.Safef("#%d: %s", in.Number, changeWords(w.change, w.seen))
	if !w.doubted.IsZero() {
		said = clean.Concat(said, clean.Literal(" was saved"))
	}
	if w.undoes == nil {
		m.writes.serial++
		m.writes.undo = append(m.writes.undo, applied{m.writes.serial, in, w.change.Inverse(w.seen)})
		m.writes.undo = m.writes.undo[max(len(m.writes.undo)-maxUndo, 0):]
		said = clean.Safef("%s; %s undoes it", said, m.Keys.Key(action.Undo))
	}
	m.Loaded.Merge([]incident.Incident{in})
	cmds := []tea.Cmd{
		m.Notices.Add(desk.Notice{Level: desk.Done, About: in.ID, Topics: topicsOf(w.change), Text: said, At: m.Clock}),
		m.outdate(w, in), m.hooks.Changed(in.ID, w.change),
	}
	if w.from != nil {
		cmds = append(cmds, w.from.Done())
	}
	if o := w.change.Owner; o != nil {
		cmds = append(cmds, m.Remember(*o))
	}
	if len(w.change.AddTags) > 0 {
		cmds = append(cmds, m.IndexTags())
	}
	return tea.Batch(cmds...)
}

// notChanged takes a change back on the screen, and says why.
func (m *Model) notChanged(w *update, err error) tea.Cmd {
	if desk.IsDoubtful(err) || !errors.Is(err, incident.ErrConflict) && m.changeInDoubt(w) != nil {
		return m.doubtChange(w, err)
	}
	m.writes.fail(w.seen.ID)
	clash, clashes := errors.AsType[*incident.ConflictError](err)
	switch {
	case w.from != nil && w.from.IsOpen() && clashes:
		m.Dialogs.Push(m.clashQuestion(clash, w))
		m.DeafUntil = m.Clock.Add(desk.Deafness)
		return w.from.Refused(err)
	case w.from != nil && w.from.IsOpen():
		return tea.Batch(w.from.Refused(err), m.reread(w.seen.ID))
	case clashes:
		return m.clashed(clash, w)
	}
	m.writes.keepUndo(w.undoes)
	what := clean.Safef("#%d: %s was not saved", w.seen.Number, changeWords(w.change, w.seen))
	told := m.ExplainWrite(what, err, incident.WriteIncidents)
	told.About, told.Topics = w.seen.ID, topicsOf(w.change)
	return tea.Batch(m.Notices.Add(told), m.reread(w.seen.ID))
}

// clashed asks what is to become of a change where a colleague's is in its way.
func (m *Model) clashed(clash *incident.ConflictError, w *update) tea.Cmd {
	m.Loaded.Merge([]incident.Incident{clash.Now})
	if d := m.ownClash(clash); d != nil {
		return m.goOn(d, w, clash.Now)
	}
	m.writes.keepUndo(w.undoes) // until the question is answered
	m.Questions = append(m.Questions, m.clashQuestion(clash, w))
	return m.Notices.Add(desk.Notice{
		Level: desk.Warning, About: w.seen.ID, At: m.Clock, Text: clean.Safef("#%d: %s", w.seen.Number, clean.New(clash.Error())),
	})
}

// topicsOf returns what the outcome of a change is about: its fields.
func topicsOf(c incident.Change) []string {
	var topics []string
	for _, f := range c.Fields() {
		topics = append(topics, f.Label().String())
	}
	return topics
}

// reread asks for one incident, after a write of which nobody knows what it did.
func (m *Model) reread(id incident.ID) tea.Cmd {
	source := m.Source
	return m.Calls.App.Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		in, err := source.Get(ctx, id)
		return func() tea.Cmd { return m.onReread(id, in, err) }
	})
}

// onReread takes in an incident, or that it is gone. Any other failure has been
// told by whatever made it necessary.
func (m *Model) onReread(id incident.ID, in incident.Incident, err error) tea.Cmd {
	switch {
	case err == nil:
		m.Loaded.Merge([]incident.Incident{in})
	case desk.IsGone(err):
		m.Loaded.Miss(id)
	}
	return nil
}

// undo takes back the person's last change.
func (m *Model) undo() tea.Cmd {
	last := len(m.writes.undo) - 1
	if last < 0 {
		return nil
	}
	taken := m.writes.undo[last]
	if m.writes.under[taken.after.ID] != nil {
		return m.Refuse(action.Undo, taken.after.ID, clean.Literal("another change of it is on its way"))
	}
	m.writes.undo = m.writes.undo[:last]
	return m.begin(&update{seen: taken.after, change: taken.change, undoes: &taken})
}

// keepUndo lets a change be taken back another time.
func (s *writes) keepUndo(undone *applied) {
	if undone != nil {
		s.undo = append(s.undo, *undone)
	}
}

// decided drops a change whose taking back a colleague's change got in the way of, once
// the person has decided about the two.
func (s *writes) decided(undone *applied) {
	if undone != nil {
		s.undo = slices.DeleteFunc(s.undo, func(a applied) bool { return a.serial == undone.serial })
	}
}

// repeat makes the person's last change in the incident that is shown.
func (m *Model) repeat(in incident.Incident) tea.Cmd { return m.change(in, m.writes.last) }

// writing reports whether a change of an incident is on its way.
func (m *Model) writing() bool { return len(m.writes.under) > 0 || m.pending > 0 }
