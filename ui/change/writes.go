package change

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

// Changes makes what choosing a change does: it is of the incident that was shown
// when the person decided.
func (ch *Changer) Changes(seen incident.Incident, c incident.Change) func() tea.Cmd {
	return func() tea.Cmd { return ch.Change(seen, c) }
}

// Change shows a change at once and sends it, or lets it wait for the one under
// way.
func (ch *Changer) Change(seen incident.Incident, c incident.Change) tea.Cmd {
	if told, gone := ch.TellGone(seen.ID); gone {
		return told
	}
	if c.IsZero() || c.Made(seen) && ch.writes.under[seen.ID] == nil {
		return ch.Notices.Add(
			desk.Notice{
				Level: desk.Done,
				About: seen.ID,
				At:    ch.Clock,
				Text:  clean.Safef("#%d is that already", seen.Number),
			},
		)
	}
	ch.writes.last = c
	if ch.writes.under[seen.ID] != nil {
		ch.writes.wait(seen, c)
		return nil
	}
	return ch.begin(&update{seen: seen, change: c})
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
func (ch *Changer) begin(w *update) tea.Cmd {
	ch.writes.start(w)
	of := &ch.Calls.App
	if w.from != nil {
		of = ch.Calls.Begin(&ch.Calls.Send)
	}
	source, seen, c := ch.Source, w.seen, w.change
	return of.Ask(desk.WriteTimeout, func(ctx context.Context) desk.Answer {
		in, err := source.UpdateFrom(ctx, seen, c)
		return func() tea.Cmd { return ch.onChanged(seen.ID, in, err) }
	})
}

// Changing returns the incidents of which a change is on its way, as they will be.
func (ch *Changer) Changing() map[incident.ID]incident.Incident {
	pending := make(map[incident.ID]incident.Incident, len(ch.writes.under))
	for id, w := range ch.writes.under {
		base, ok := ch.Loaded.Get(id)
		if !ok {
			base = w.seen
		}
		pending[id] = w.next.Apply(w.change.Apply(base))
	}
	return pending
}

// onChanged books the outcome of a write, and sends what waited for it.
func (ch *Changer) onChanged(id incident.ID, in incident.Incident, err error) tea.Cmd {
	w := ch.writes.end(id)
	if w == nil {
		return nil
	}
	var told tea.Cmd
	if err != nil {
		told = ch.notChanged(w, err)
	} else {
		told = ch.taken(w, in)
	}
	if !w.next.IsZero() {
		waits := w.waits
		if err == nil {
			waits = w.change.Apply(waits) // our own write is no colleague's
		}
		return tea.Batch(told, ch.begin(&update{seen: waits, change: w.next}))
	}
	return told
}

// taken books a change that Azure has made.
func (ch *Changer) taken(w *update, in incident.Incident) tea.Cmd {
	said := clean.Safef("#%d: %s", in.Number, w.change.Words(w.seen))
	if !w.doubted.IsZero() {
		said = clean.Concat(said, clean.Literal(" was saved"))
	}
	if w.undoes == nil {
		ch.writes.serial++
		ch.writes.undo = append(ch.writes.undo, applied{ch.writes.serial, in, w.change.Inverse(w.seen)})
		ch.writes.undo = ch.writes.undo[max(len(ch.writes.undo)-maxUndo, 0):]
		said = clean.Safef("%s; %s undoes it", said, ch.Keys.Key(action.Undo))
	}
	ch.Loaded.Merge([]incident.Incident{in})
	cmds := []tea.Cmd{
		ch.Notices.Add(
			desk.Notice{Level: desk.Done, About: in.ID, Topics: topicsOf(w.change), Text: said, At: ch.Clock},
		),
		ch.outdate(w, in),
		ch.Hooks.Changed(in.ID, w.change),
	}
	if w.from != nil {
		cmds = append(cmds, w.from.Done())
	}
	if o := w.change.Owner; o != nil {
		cmds = append(cmds, ch.Remember(*o))
	}
	if len(w.change.AddTags) > 0 {
		cmds = append(cmds, ch.IndexTags())
	}
	return tea.Batch(cmds...)
}

// notChanged takes a change back on the screen, and says why.
func (ch *Changer) notChanged(w *update, err error) tea.Cmd {
	if desk.IsDoubtful(err) || !errors.Is(err, incident.ErrConflict) && ch.changeInDoubt(w) != nil {
		return ch.doubtChange(w, err)
	}
	ch.writes.fail(w.seen.ID)
	clash, clashes := errors.AsType[*incident.ConflictError](err)
	switch {
	case w.from != nil && w.from.IsOpen() && clashes:
		ch.Dialogs.Push(ch.clashQuestion(clash, w))
		ch.DeafUntil = ch.Clock.Add(desk.Deafness)
		return w.from.Refused(err)
	case w.from != nil && w.from.IsOpen():
		return tea.Batch(w.from.Refused(err), ch.reread(w.seen.ID))
	case clashes:
		return ch.clashed(clash, w)
	}
	ch.writes.keepUndo(w.undoes)
	what := clean.Safef("#%d: %s was not saved", w.seen.Number, w.change.Words(w.seen))
	told := ch.ExplainWrite(what, err, incident.WriteIncidents)
	told.About, told.Topics = w.seen.ID, topicsOf(w.change)
	return tea.Batch(ch.Notices.Add(told), ch.reread(w.seen.ID))
}

// clashed asks what is to become of a change where a colleague's is in its way.
func (ch *Changer) clashed(clash *incident.ConflictError, w *update) tea.Cmd {
	ch.Loaded.Merge([]incident.Incident{clash.Now})
	if d := ch.ownClash(clash); d != nil {
		return ch.goOn(d, w, clash.Now)
	}
	ch.writes.keepUndo(w.undoes) // until the question is answered
	ch.Questions = append(ch.Questions, ch.clashQuestion(clash, w))
	return ch.Notices.Add(desk.Notice{
		Level: desk.Warning,
		About: w.seen.ID,
		At:    ch.Clock,
		Text:  clean.Safef("#%d: %s", w.seen.Number, clean.New(clash.Error())),
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
func (ch *Changer) reread(id incident.ID) tea.Cmd {
	source := ch.Source
	return ch.Calls.App.Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		in, err := source.Get(ctx, id)
		return func() tea.Cmd { return ch.onReread(id, in, err) }
	})
}

// onReread takes in an incident, or that it is gone. Any other failure has been
// told by whatever made it necessary.
func (ch *Changer) onReread(id incident.ID, in incident.Incident, err error) tea.Cmd {
	switch {
	case err == nil:
		ch.Loaded.Merge([]incident.Incident{in})
	case desk.IsGone(err):
		ch.Loaded.Miss(id)
	}
	return nil
}

// Undo takes back the person's last change.
func (ch *Changer) Undo() tea.Cmd {
	last := len(ch.writes.undo) - 1
	if last < 0 {
		return nil
	}
	taken := ch.writes.undo[last]
	if ch.writes.under[taken.after.ID] != nil {
		return ch.Refuse(action.Undo, taken.after.ID, clean.Literal("another change of it is on its way"))
	}
	ch.writes.undo = ch.writes.undo[:last]
	return ch.begin(&update{seen: taken.after, change: taken.change, undoes: &taken})
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

// Repeat makes the person's last change in the incident that is shown.
func (ch *Changer) Repeat(in incident.Incident) tea.Cmd { return ch.Change(in, ch.writes.last) }

// Writing reports whether a change of an incident is on its way.
func (ch *Changer) Writing() bool { return len(ch.writes.under) > 0 || ch.pending > 0 }

// IsChanging reports whether a change of an incident is on its way.
func (ch *Changer) IsChanging(id incident.ID) bool { return ch.writes.under[id] != nil }

// Failures returns the incidents of which the last change was not saved.
func (ch *Changer) Failures() map[incident.ID]bool { return ch.writes.failed }

// CanRepeat reports whether there is a change to be made again.
func (ch *Changer) CanRepeat() bool { return !ch.writes.last.IsZero() }

// CanUndo reports whether there is a change to be taken back.
func (ch *Changer) CanUndo() bool { return len(ch.writes.undo) > 0 }

// IsOurs reports whether an incident is as the person's own change left it.
func (ch *Changer) IsOurs(in incident.Incident) bool {
	return slices.ContainsFunc(
		ch.writes.undo,
		func(a applied) bool { return a.after.ID == in.ID && a.after.ETag == in.ETag },
	)
}

// ChangeVersion counts what changed of that which is on its way, failed or in doubt.
func (ch *Changer) ChangeVersion() int { return ch.writes.version + ch.doubts.version }

// Put sends a change that was typed in a panel, which is told what comes of it.
func (ch *Changer) Put(seen incident.Incident, c incident.Change, from Origin) tea.Cmd {
	ch.writes.last = c
	return ch.begin(&update{seen: seen, change: c, from: from})
}
