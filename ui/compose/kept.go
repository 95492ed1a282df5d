package compose

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
func (co *Composer) use(work func(context.Context, desk.Drafts) desk.Answer) tea.Cmd {
	begin, end := co.keeping.turn(co.Calls.App.Context())
	drafts := co.Drafts
	return co.Calls.App.Ask(desk.Unlimited, func(app context.Context) desk.Answer {
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
func (co *Composer) keep(msg kept) tea.Cmd {
	co.keeping.begin(msg.drafts, msg.notes)
	if msg.of != nil {
		msg.of.saving = true
	}
	return co.use(func(ctx context.Context, drafts desk.Drafts) desk.Answer {
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
		return func() tea.Cmd { return co.onKept(msg) }
	})
}

// forget makes the command that deletes a draft or a note.
func (co *Composer) forget(id incident.ID, del func(context.Context, incident.ID) error) tea.Cmd {
	return co.use(func(ctx context.Context, drafts desk.Drafts) desk.Answer {
		err := del(ctx, id)
		msg := kept{err: err, unwritten: drafts.Unwritten()}
		return func() tea.Cmd { return co.onKept(msg) }
	})
}

// onKept books what the disk has taken, and says what a panel or a dialog was left
// with: only now it is known where that is kept.
func (co *Composer) onKept(msg kept) tea.Cmd {
	co.keeping.end(msg.drafts, msg.notes)
	co.keeping.unwritten = msg.unwritten
	if len(msg.unwritten) == 0 {
		co.Notices.Written()
	}
	cmds := []tea.Cmd{co.Complain(msg.err)}
	if !msg.what.IsEmpty() && co.waits(msg.left) {
		why, level := co.keeping.why(ofID(msg.left)), desk.Done
		if !why.IsEmpty() {
			level = desk.Warning
		}
		cmds = append(
			cmds,
			co.Notices.Add(
				desk.Notice{
					Level: level,
					About: msg.about,
					Waits: true,
					At:    co.Clock,
					Text:  keptWords(msg.what, why, msg.how),
				},
			),
		)
	}
	if msg.of != nil {
		msg.of.saving = false
		cmds = append(cmds, co.overtaken(msg), co.onDraftDue(), co.onNoteDue())
	}
	if co.keeping.idle() {
		cmds = append(cmds, co.Reports.Kept())
	}
	return tea.Batch(cmds...)
}

// waits reports whether a draft or a note waits.
func (co *Composer) waits(id incident.ID) bool {
	return slices.ContainsFunc(co.drafting.waiting, func(u incident.Unsent) bool { return u.Draft.ID == id }) ||
		slices.ContainsFunc(co.noting.waiting, func(n incident.Note) bool { return n.ID == id })
}

// idle reports whether the disk has answered for all that was handed to it.
func (k *keeping) idle() bool { return len(k.drafts)+len(k.notes) == 0 }

// Unsaved returns everything typed that is perhaps not on the disk: what stands in
// a panel or a dialog, and what the disk has not answered for. It is for the end of
// the program, after which no command runs.
func (co *Composer) Unsaved() ([]incident.Unsent, []incident.Note) {
	var drafts []incident.Unsent
	var notes []incident.Note
	if co.form != nil && !co.isBlank(co.form.Draft()) && !co.drafting.holding {
		drafts = append(drafts, incident.Unsent{Draft: co.form.Draft(), SavedAt: co.keeping.stamp(co.Now())})
	}
	for _, t := range co.noting.open {
		if n := t.now(); !t.isIdle() && !t.holding {
			n.SavedAt = co.keeping.stamp(co.Now())
			notes = append(notes, n)
		}
	}
	for id, u := range co.keeping.drafts {
		if co.form == nil || co.form.ID() != id {
			drafts = append(drafts, u)
		}
	}
	for id, n := range co.keeping.notes {
		if co.noting.find(id) == nil {
			notes = append(notes, n)
		}
	}
	return drafts, notes
}

// Lost lists what would be lost with the program.
func (co *Composer) Lost() []clean.Safe {
	var lost []clean.Safe
	for _, u := range co.drafting.waiting {
		if why := co.keeping.why(ofID(u.Draft.ID)); !why.IsEmpty() {
			lost = append(lost, clean.Safef("%s: %s", co.draftName(u), why))
		}
	}
	for _, n := range co.noting.waiting {
		if why := co.keeping.why(ofID(n.ID)); !why.IsEmpty() {
			lost = append(lost, clean.Safef("%s: %s", co.noteWords(n), why))
		}
	}
	for _, u := range co.keeping.unwritten {
		if u.ID == "" {
			lost = append(lost, clean.Safef("template %s: %s", u.Template, clean.New(u.Why.Error())))
		}
	}
	if n := len(co.keeping.drafts) + len(co.keeping.notes); n > 0 {
		lost = append(lost, clean.Literal("the disk has not answered yet"))
	}
	if len(lost) == 0 && len(co.keeping.unwritten) > 0 {
		lost = append(lost, clean.New(co.keeping.unwritten[0].Why.Error()).Safe())
	}
	return lost
}
