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
	"sentinelq/ui/feed"
)

// Doubt is a write of which it is not known whether it was done. What is read
// later settles it.
type Doubt struct {
	ID    incident.ID // of the incident that it is about, or that it makes
	What  clean.Safe  // "#30: it is not known whether severity Low was saved"
	since time.Time   // when its last try ended
	late  bool        // it may be carried out yet
	cause error       // why nobody knows

	// What tells that it was done, of the incident or of a part of it.
	MadeIn   func(incident.Incident) bool // nil where the incident does not tell
	madePart func(incident.Details) bool  // nil where no part does
	part     incident.Part                // that madePart looks at
	ifGone   bool                         // it is done when the incident is gone
	Makes    bool                         // it makes the incident

	// What there is to book once it is known.
	Done func(now incident.Incident) tea.Cmd
	Not  func(err error) tea.Cmd

	update *update    // that is in doubt; nil for other writes
	from   Origin     // of other writes; nil where nothing was typed
	deed   clean.Safe // what was to be done to something of the incident
	run    *running   // of a playbook, which nothing tells from its other runs

	seeking, asked bool // it is being looked for; the person waits for that
	again          bool // the person asked when a look was under way already
}

// doubts is every write in doubt.
type doubts struct {
	list    []*Doubt
	version int // counts the changes of the list
}

// lateness is how long a request may still be carried out after its sender has
// given it up: Azure takes no longer than a minute to answer one.
const lateness = time.Minute

// sought is what was read to settle a doubt.
type sought struct {
	doubt *Doubt
	began time.Time
	in    incident.Incident
	read  incident.Details
	err   error
}

// Wonder keeps a doubt, and says so with the key that finds out. It looks at
// once, since who stopped a write has not looked.
func (ch *Changer) Wonder(d *Doubt, err error, key action.ID, finds clean.Safe) tea.Cmd {
	d.since, d.late, d.cause = ch.Clock, true, err
	if unknown, ok := errors.AsType[*incident.UnknownError](err); ok {
		d.late, d.cause = unknown.Late, incident.WithoutDoubt(err)
	}
	ch.doubts.list = append(ch.doubts.list, d)
	ch.doubts.version++
	n := ch.Explain(d.What, err)
	n.Level, n.About, n.Text = desk.Warning, d.ID, clean.Concat(
		d.What,
		clean.Literal("; "),
		ch.Keys.Key(key),
		finds,
		d.about(),
	)
	due := desk.After(lateness, func() tea.Cmd { return ch.FindOut(false) }) // then it cannot be carried out any more
	return tea.Batch(ch.Notices.Add(n), ch.seek(d), due)
}

// about names what was to be done, behind what is said of it and cannot be cut.
func (d *Doubt) about() clean.Safe {
	if d.deed.IsEmpty() {
		return clean.Safe{}
	}
	return clean.Concat(clean.Literal(": "), d.deed)
}

// FindsOut follows the key that settles a doubt by reading.
func FindsOut() clean.Safe { return clean.Literal(" finds out") }

// FindOut looks for what became of every write in doubt. When the person asks,
// a playbook's last runs are shown: nobody else can tell which one is theirs.
func (ch *Changer) FindOut(asked bool) tea.Cmd {
	var cmds []tea.Cmd
	for _, d := range ch.doubts.list {
		d.asked, d.again = d.asked || asked, d.again || asked && d.seeking
		if d.run != nil && asked {
			cmds = append(cmds, ch.listRuns(*d.run))
		}
		cmds = append(cmds, ch.seek(d))
	}
	return tea.Batch(cmds...)
}

// seek reads what a write in doubt should have changed, once at a time.
func (ch *Changer) seek(d *Doubt) tea.Cmd {
	if d.seeking || d.run != nil {
		return nil
	}
	d.seeking = true
	source, parts, history := ch.Source, ch.Parts, ch.History
	began, now, id, part, inPart := ch.Clock, ch.Now, d.ID, d.part, d.madePart != nil
	return ch.Calls.App.Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		found := sought{doubt: d, began: began}
		if inPart {
			found.err = feed.ReadInto(ctx, &found.read, id, part, parts, history)
			found.read.Taken[part] = now()
		} else {
			found.in, found.err = source.Get(ctx, id)
		}
		return func() tea.Cmd { return ch.onSought(found) }
	})
}

// onSought settles a doubt by what was read for it. That a write is not done
// settles it only once it cannot be carried out any more.
func (ch *Changer) onSought(msg sought) tea.Cmd {
	d, asked, again := msg.doubt, msg.doubt.asked, msg.doubt.again
	d.seeking, d.asked, d.again = false, again, false
	taken := ch.takeIn(msg)
	if !slices.Contains(ch.doubts.list, d) {
		return taken // something else has settled it
	}
	if again && (msg.err != nil || !d.isMade(msg)) {
		return tea.Batch(taken, ch.seek(d)) // what was read is older than the question
	}
	over := !d.late || !msg.began.Before(d.since.Add(lateness))
	switch {
	case isMissing(msg.err):
		return tea.Batch(taken, ch.settleDoubt(d, d.ifGone, incident.Incident{}))
	case msg.err != nil && asked:
		n := ch.Explain(clean.Concat(d.What, d.about()), msg.err)
		n.Level, n.About = desk.Warning, d.ID
		return tea.Batch(taken, ch.Notices.Add(n))
	case msg.err != nil:
		return taken
	case d.isMade(msg):
		return tea.Batch(taken, ch.settleDoubt(d, true, msg.in))
	case over:
		return tea.Batch(taken, ch.settleDoubt(d, false, msg.in))
	case asked:
		return tea.Batch(
			taken,
			ch.Notices.Add(desk.Notice{Level: desk.Warning, About: d.ID, At: ch.Clock, Text: clean.Concat(
				d.What,
				clean.Literal("; not yet, "),
				ch.Keys.Key(action.Refresh),
				clean.Literal(" looks again"),
				d.about(),
			)}),
		)
	}
	return taken
}

// isMissing reports whether what was looked for is not there.
func isMissing(err error) bool { return errors.Is(err, incident.ErrNotFound) }

// isMade reports whether what was read has what was written.
func (d *Doubt) isMade(msg sought) bool {
	if d.madePart != nil {
		return d.madePart(msg.read)
	}
	return d.MadeIn != nil && d.MadeIn(msg.in)
}

// takeIn shows what was read, as if it had been read for its own sake.
func (ch *Changer) takeIn(msg sought) tea.Cmd {
	d := msg.doubt
	switch {
	case d.madePart == nil && msg.err == nil, isMissing(msg.err) && !d.ifGone && !d.Makes:
		return ch.onReread(d.ID, msg.in, msg.err)
	case d.madePart != nil && msg.err == nil:
		return ch.TakePart(d.ID, d.part, msg.read, nil)
	}
	return nil
}

// Stopped says of a write in doubt that the person stopped it, if so.
func Stopped(err error, otherwise clean.Safe) clean.Safe {
	if errors.Is(err, context.Canceled) {
		return clean.Literal("stopped; it may have reached Azure all the same")
	}
	return otherwise
}

// settleDoubt books what became of a write.
func (ch *Changer) settleDoubt(d *Doubt, done bool, now incident.Incident) tea.Cmd {
	ch.DropDoubts(func(other *Doubt) bool { return other == d })
	if done {
		return d.Done(now)
	}
	return d.Not(d.cause)
}

// DropDoubts ends the doubts about which something is known by now.
func (ch *Changer) DropDoubts(these func(*Doubt) bool) {
	ch.doubts.list = slices.DeleteFunc(ch.doubts.list, func(d *Doubt) bool {
		over := these(d)
		if over {
			ch.Notices.Withdraw(d.ID, d.What) // it is known by now
		}
		return over
	})
	ch.doubts.version++
}

// settleBy settles what the incidents that were read show to be done.
func (ch *Changer) settleBy(ids []incident.ID) tea.Cmd {
	var cmds []tea.Cmd
	for _, d := range slices.Clone(ch.doubts.list) {
		if now, known := ch.Loaded.Get(d.ID); slices.Contains(ids, d.ID) && known && d.MadeIn != nil && d.MadeIn(now) {
			cmds = append(cmds, ch.settleDoubt(d, true, now))
		}
	}
	return tea.Batch(cmds...)
}

// settleByPart settles what a part of an incident shows to be done.
func (ch *Changer) settleByPart(read feed.PartRead) tea.Cmd {
	var cmds []tea.Cmd
	for _, d := range slices.Clone(ch.doubts.list) {
		if d.ID == read.ID && d.part == read.Part && d.madePart != nil && d.madePart(read.Read) {
			cmds = append(cmds, ch.settleDoubt(d, true, incident.Incident{}))
		}
	}
	return tea.Batch(cmds...)
}

// InDoubt returns the incidents of which a write is in doubt.
func (ch *Changer) InDoubt() map[incident.ID]bool {
	ids := make(map[incident.ID]bool, len(ch.doubts.list))
	for _, d := range ch.doubts.list {
		ids[d.ID] = true
	}
	return ids
}
