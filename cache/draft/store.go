package draft

import (
	"cmp"
	"context"
	"slices"
	"time"

	"sentinelq/cache/disk"
	"sentinelq/client/incident"
)

// Options say whose drafts and notes are kept, and where. What is listed is answered
// within five seconds, what is saved or deleted within ten.
type Options struct {
	Dir string // the state directory, made with mode 0700 when it is missing

	// Memory keeps everything in memory and uses no disk. No error tells that, but
	// [Store.Unwritten] does.
	Memory bool

	// The name of the workspace in Azure: drafts and notes of one are never
	// offered in another. Each part may be empty; case does not matter.
	Tenant, Subscription, ResourceGroup, Workspace string

	// Now is the clock, time.Now when nil.
	Now func() time.Time
}

// Store is the drafts and notes of a workspace, and the templates. Its methods
// may be called by several goroutines at once; they take turns on the disk.
type Store struct {
	now       func() time.Time
	drafts    *backlog
	templates *backlog
	notes     *backlog
	holds     holds
	turn      disk.Turn
	notices   notices
}

// New returns the store of a workspace. It does no IO.
func New(o Options) *Store {
	if o.Now == nil {
		o.Now = time.Now
	}
	open := openFolder
	if o.Memory {
		open = openNowhere
	}
	at := func(k kind, below ...string) *backlog {
		return &backlog{
			folder:  folder{kind: k, dir: o.Dir, below: below, now: o.Now, open: open},
			pending: map[string]change{},
		}
	}
	return &Store{
		now:       o.Now,
		drafts:    at(draftKind(), "drafts", o.key()),
		templates: at(templateKind(), "templates"),
		notes:     at(noteKind(), "notes", o.key()),
		holds: holds{
			folder: folder{dir: o.Dir, below: []string{"held", o.key()}, now: o.Now, open: open},
			files:  map[string]held{},
		},
		turn:    disk.NewTurn(),
		notices: notices{told: map[subject]bool{}},
	}
}

// backlogs returns all backlogs.
func (s *Store) backlogs() []*backlog { return []*backlog{s.drafts, s.templates, s.notes} }

// Save keeps a draft. One that was typed in later stays instead, which is told
// with the reason [disk.Later]; of two with the same SavedAt the one saved last
// stays. An ID that is not a GUID in lower case is refused. With any other
// [Degraded] the draft is kept in memory, and written by the next save that
// reaches the disk.
func (s *Store) Save(ctx context.Context, u incident.Unsent) error {
	const operation = "save draft"
	if err := checkID(operation, u.Draft.ID); err != nil {
		return err
	}
	return s.change(ctx, operation, s.drafts, change{entry: entry{saved: stamp(u.SavedAt), draft: clone(u.Draft)}})
}

// List returns the drafts that wait, the last one typed in first. With an error
// it is what there is. Temporary files that killed programs left are removed
// when they are an hour old.
func (s *Store) List(ctx context.Context) ([]incident.Unsent, error) {
	entries, err := s.list(ctx, "list drafts", s.drafts)
	lastFirst(entries, func(e entry) incident.ID { return e.draft.ID })
	var waiting []incident.Unsent
	for _, e := range entries {
		waiting = append(waiting, incident.Unsent{Draft: clone(e.draft), SavedAt: e.saved})
	}
	return waiting, err
}

// Delete forgets a draft. One that is not there is no error.
func (s *Store) Delete(ctx context.Context, id incident.ID) error {
	const operation = "delete draft"
	if err := checkID(operation, id); err != nil {
		return err
	}
	gone := entry{saved: stamp(s.now()), draft: incident.Draft{ID: id}}
	return s.change(ctx, operation, s.drafts, change{entry: gone, removed: true})
}

// Flush writes what is only in memory. It is for the end of the program: its
// error, which is told each time, says that something is lost then.
func (s *Store) Flush(ctx context.Context) error {
	if !slices.ContainsFunc(s.backlogs(), func(on *backlog) bool { return len(on.held()) > 0 }) {
		return nil
	}
	s.notices.forget()
	return s.flush(ctx, "write drafts")
}

// change holds a change and writes all that is held.
func (s *Store) change(ctx context.Context, operation string, on *backlog, c change) error {
	held := outcome{on.folder.path(on.folder.nameOf(c.entry)), on.hold(c)}
	return s.flush(ctx, operation, held)
}

func (s *Store) flush(ctx context.Context, operation string, before ...outcome) error {
	written, err := disk.Take(ctx, s.turn, disk.WriteLimit, func(context.Context) ([]outcome, error) {
		var all []outcome
		for _, on := range s.backlogs() {
			all = append(all, on.flush()...)
		}
		return all, nil
	})
	all := slices.Concat(before, written)
	if err == nil {
		s.notices.keep(all)
		return s.notices.of(operation, all)
	}
	for _, on := range s.backlogs() {
		on.delay(err)
	}
	if err := stopped(operation, err); err != nil {
		return err
	}
	return s.notices.of(operation, append(all, outcome{s.drafts.folder.dir, err}))
}

// list reads the disk and puts what is held over it, both in one turn, so that
// nothing is missed that moves from memory to the disk meanwhile. Without the
// disk, or with half of it, there is only what is held.
func (s *Store) list(ctx context.Context, operation string, from *backlog) ([]entry, error) {
	type listing struct {
		entries []entry
		failed  []outcome
	}
	got, err := disk.Take(ctx, s.turn, disk.ReadLimit, func(ctx context.Context) (listing, error) {
		entries, failed := from.list(ctx)
		return listing{entries, failed}, disk.Ended(ctx) // which keeps it from being whole
	})
	if err != nil {
		got = listing{entries: from.merge(map[string]entry{}), failed: []outcome{{from.folder.path(""), err}}}
	}
	if err := stopped(operation, err); err != nil {
		return got.entries, err
	}
	return got.entries, s.notices.of(operation, got.failed)
}

// lastFirst puts the entry that was typed in last first, and those of the same
// moment in the order of their IDs.
func lastFirst(entries []entry, id func(entry) incident.ID) {
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(b.saved.Compare(a.saved), cmp.Compare(id(a), id(b)))
	})
}

// stamp returns a time as a file keeps it.
func stamp(at time.Time) time.Time { return at.UTC().Round(0) }

// clone returns a draft that shares nothing with d.
func clone(d incident.Draft) incident.Draft {
	d.Tags = slices.Clone(d.Tags)
	return d
}
