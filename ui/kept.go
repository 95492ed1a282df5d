package ui

import (
	"context"
	"slices"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
)

// keeping is what is known of how typed text is kept.
type keeping struct {
	drafts    map[incident.ID]incident.Unsent // handed to the disk, which has not answered
	notes     map[incident.ID]incident.Note
	unwritten []incident.Unwritten // what the disk has not taken
	last      time.Time            // the newest stamp given to what was typed
	tail      <-chan struct{}      // closed when the last use of the disk that was begun has ended
	uses      int                  // counts what was saved, deleted, held or released
}

// turn gives the uses of the disk their order: begin waits for the one before, end
// lets the next one begin. Commands run side by side, and what was discarded must
// not come back with a save that was begun before. Where one command follows another
// in a sequence it has to be made after it. The end of the program ends the waiting.
func (k *keeping) turn(app context.Context) (begin, end func()) {
	before, done := k.tail, make(chan struct{})
	k.tail = done
	k.uses++
	return func() {
		if before == nil {
			return
		}
		select {
		case <-before:
		case <-app.Done():
		}
	}, sync.OnceFunc(func() { close(done) })
}

// use makes the command of a use of the disk, in its turn. Not even the end of the
// program stops one that has begun.
func (m *Model) use(work func(context.Context, desk.Drafts) desk.Answer) tea.Cmd {
	begin, end := m.keeping.turn(m.Calls.App.Context())
	drafts := m.Drafts
	return m.Calls.App.Ask(desk.Unlimited, func(app context.Context) desk.Answer {
		defer end()
		begin()
		ctx, cancel := context.WithTimeout(context.WithoutCancel(app), desk.StoreTimeout)
		defer cancel()
		return work(ctx, drafts)
	})
}

// stamp returns when something was typed: later than all before, also where the
// clock was set back, since of two texts the disk keeps the later one.
func (k *keeping) stamp(now time.Time) time.Time {
	if !now.After(k.last) {
		now = k.last.Add(1)
	}
	k.last = now
	return now
}

// begin notes what goes to the disk.
func (k *keeping) begin(drafts []incident.Unsent, notes []incident.Note) {
	if k.drafts == nil {
		k.drafts, k.notes = map[incident.ID]incident.Unsent{}, map[incident.ID]incident.Note{}
	}
	for _, u := range drafts {
		k.drafts[u.Draft.ID] = u
	}
	for _, n := range notes {
		k.notes[n.ID] = n
	}
}

// end notes that the disk has answered, unless more was handed to it meanwhile.
func (k *keeping) end(drafts []incident.Unsent, notes []incident.Note) {
	for _, u := range drafts {
		if k.drafts[u.Draft.ID].SavedAt.Equal(u.SavedAt) {
			delete(k.drafts, u.Draft.ID)
		}
	}
	for _, n := range notes {
		if k.notes[n.ID].SavedAt.Equal(n.SavedAt) {
			delete(k.notes, n.ID)
		}
	}
}

// why returns why something is in memory only; empty when the disk has it.
func (k *keeping) why(is func(incident.Unwritten) bool) clean.Safe {
	if i := slices.IndexFunc(k.unwritten, is); i >= 0 {
		return clean.New(k.unwritten[i].Why.Error()).Safe()
	}
	return clean.Safe{}
}

func ofID(id incident.ID) func(incident.Unwritten) bool {
	return func(u incident.Unwritten) bool { return u.ID == id }
}

// keptWords says that something is kept, and where if that is not the disk.
func keptWords(what, why, how clean.Safe) clean.Safe {
	words := clean.Concat(what, clean.Literal(" is kept"))
	if !why.IsEmpty() {
		words = clean.Concat(words, clean.Literal(" in memory only: "), why)
	}
	if !how.IsEmpty() {
		words = clean.Concat(words, clean.Literal("; "), how)
	}
	return words
}

// kept is the outcome of keeping drafts or notes.
type kept struct {
	of        *autosave // whose save it was; nil for one besides
	drafts    []incident.Unsent
	notes     []incident.Note
	left      incident.ID // with which a panel or dialog was left; empty where none was
	what      clean.Safe  // the same for the person
	how       clean.Safe  // how to go on with it
	about     incident.ID // the incident that it is about
	err       error
	unwritten []incident.Unwritten
}

// keep makes the command that gives drafts and notes to the disk. The message
// says what the person left with that; it may be the save of an autosave.
func (m *Model) keep(msg kept) tea.Cmd {
	m.keeping.begin(msg.drafts, msg.notes)
	if msg.of != nil {
		msg.of.saving = true
	}
	return m.use(func(ctx context.Context, drafts desk.Drafts) desk.Answer {
		for _, u := range msg.drafts {
			if err := drafts.Save(ctx, u); err != nil {
				msg.err = err
			}
		}
		for _, n := range msg.notes {
			if err := drafts.SaveNote(ctx, n); err != nil {
				msg.err = err
			}
		}
		msg.unwritten = drafts.Unwritten()
		return func() tea.Cmd { return m.onKept(msg) }
	})
}

// forget makes the command that deletes a draft or a note.
func (m *Model) forget(id incident.ID, del func(context.Context, incident.ID) error) tea.Cmd {
	return m.use(func(ctx context.Context, drafts desk.Drafts) desk.Answer {
		err := del(ctx, id)
		msg := kept{err: err, unwritten: drafts.Unwritten()}
		return func() tea.Cmd { return m.onKept(msg) }
	})
}

// onKept books what the disk has taken, and says what a panel or a dialog was left
// with: only now it is known where that is kept.
func (m *Model) onKept(msg kept) tea.Cmd {
	m.keeping.end(msg.drafts, msg.notes)
	m.keeping.unwritten = msg.unwritten
	if len(msg.unwritten) == 0 {
		m.Notices.Written()
	}
	cmds := []tea.Cmd{m.Complain(msg.err)}
	if !msg.what.IsEmpty() && m.waits(msg.left) {
		why, level := m.keeping.why(ofID(msg.left)), desk.Done
		if !why.IsEmpty() {
			level = desk.Warning
		}
		cmds = append(cmds, m.Notices.Add(desk.Notice{Level: level, About: msg.about, Waits: true, At: m.Clock, Text: keptWords(msg.what, why, msg.how)}))
	}
	if msg.of != nil {
		msg.of.saving = false
		cmds = append(cmds, m.overtaken(msg), m.onDraftDue(), m.onNoteDue())
	}
	if m.keeping.idle() {
		cmds = append(cmds, m.quitNow())
	}
	return tea.Batch(cmds...)
}

// waits reports whether a draft or a note waits.
func (m *Model) waits(id incident.ID) bool {
	return slices.ContainsFunc(m.drafting.waiting, func(u incident.Unsent) bool { return u.Draft.ID == id }) ||
		slices.ContainsFunc(m.noting.waiting, func(n incident.Note) bool { return n.ID == id })
}

// idle reports whether the disk has answered for all that was handed to it.
func (k *keeping) idle() bool { return len(k.drafts)+len(k.notes) == 0 }

// Unsaved returns everything typed that is perhaps not on the disk: what stands in
// a panel or a dialog, and what the disk has not answered for. It is for the end of
// the program, after which no command runs.
func (m *Model) Unsaved() ([]incident.Unsent, []incident.Note) {
	var drafts []incident.Unsent
	var notes []incident.Note
	if m.form != nil && !m.isBlank(m.form.Draft()) && !m.drafting.holding {
		drafts = append(drafts, incident.Unsent{Draft: m.form.Draft(), SavedAt: m.keeping.stamp(m.Now())})
	}
	for _, t := range m.noting.open {
		if n := t.now(); !t.isIdle() && !t.holding {
			n.SavedAt = m.keeping.stamp(m.Now())
			notes = append(notes, n)
		}
	}
	for id, u := range m.keeping.drafts {
		if m.form == nil || m.form.ID() != id {
			drafts = append(drafts, u)
		}
	}
	for id, n := range m.keeping.notes {
		if m.noting.find(id) == nil {
			notes = append(notes, n)
		}
	}
	return drafts, notes
}
