package ui

import (
	"cmp"
	"context"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/query"
	"sentinelq/theme"
	"sentinelq/ui/action"
	"sentinelq/ui/change"
	"sentinelq/ui/compose"
	"sentinelq/ui/desk"
	"sentinelq/ui/draw"
	"sentinelq/ui/feed"
	"sentinelq/ui/filter"
	"sentinelq/ui/page"
	"sentinelq/ui/pick"
)

// Options is everything the program on the screen needs. All but Snapshot,
// Amiss, SignIn, Contact, Refresh and Probe is required.
type Options struct {
	Context   context.Context //nolint:containedctx // the root is where the scopes are owned; ends every call when the program ends
	Source    desk.Source
	Store     desk.Store
	Drafts    desk.Drafts
	Casework  desk.Casework
	History   desk.History                                 // nil when the cloud has none
	Browse    func(ctx context.Context, link string) error // opens a browser; nil where there is none
	Directory desk.Directory                               // nil when the cloud has none
	Templates []incident.Template                          // of the config file
	Editor    []string                                     // the person's editor and its arguments; none when not set
	TempDir   string                                       // where editors get their files; empty for the system's, which is then not swept
	Snapshot  *incident.Snapshot                           // what the store knew, when it answered before the start
	Amiss     error                                        // what is amiss with the store
	Keys      *action.Registry
	Theme     theme.Options
	Workspace clean.Text // its name, for the header
	SignIn    SignIn
	Contact   <-chan incident.Contact // how the service answers; nil where nobody tells
	Refresh   time.Duration           // between two looks at the service; 30 s when zero
	Probe     bool                    // ask the terminal what it can do
	Now       func() time.Time
	Zone      *time.Location
	Random    io.Reader // for incident IDs
}

// Model is the program on the screen.
type Model struct {
	*page.Page

	commands map[action.ID]desk.Command
	look     look

	counts      feed.Counts
	covered     int // rows of the body that they take, when sizes were given last
	filled      filled
	typedFilter int // counts the changes of the filter

	quits  quits
	amiss  error
	filter *filter.Model
}

// New makes the program. What the snapshot holds is on the first frame.
func New(o Options) (*Model, error) {
	t, err := theme.New(o.Theme)
	if err != nil {
		return nil, err
	}
	pen := draw.Pen{Theme: t}
	m := &Model{
		Page: page.New(newComposer(&o), pen, o.Zone), look: look{options: o.Theme, probe: o.Probe},
		filter: filter.New(query.Default()), amiss: o.Amiss,
	}
	m.Screen.Wanted = func() incident.Query { return m.filter.Filter().Server(m.Clock) }
	m.Reports.Kept = m.quitNow
	m.commands = newCommands(m.rows())
	m.Pen = pen
	m.Notices.Number = m.Number
	m.applyFilter()
	if o.Snapshot != nil {
		m.restore(*o.Snapshot)
	}
	m.fill()
	return m, nil
}

// newComposer sets up the rooms below the page.
func newComposer(o *Options) *compose.Composer {
	loaded := feed.NewFeed(newDesk(o), o.Refresh, o.Contact)
	return compose.New(change.New(pick.New(loaded)), compose.Options{Editor: o.Editor, TempDir: o.TempDir, Templates: o.Templates})
}

// newDesk sets the desk up with what the program was started with.
func newDesk(o *Options) *desk.Desk {
	d := &desk.Desk{
		Source: o.Source, Store: o.Store, Drafts: o.Drafts, Casework: o.Casework, History: o.History,
		Directory: o.Directory, Browse: o.Browse, Keys: o.Keys, Workspace: o.Workspace,
		Now: o.Now, Zone: o.Zone, Random: o.Random, Calls: desk.NewCalls(o.Context), Clock: o.Now(),
		Focus: action.Queue, Under: action.Queue,
		Signing: desk.Signing{Kind: cmp.Or(o.SignIn.Kind, incident.SignInCLI), States: o.SignIn.States, Again: o.SignIn.Again},
	}
	d.Dialogs.SetMore(clean.Concat(o.Keys.Key(action.MoreText), clean.Literal(" "), o.Keys.Key(action.LessText)))
	return d
}

// Init implements tea.Model.
func (m *Model) Init() tea.Cmd {
	cmds := []tea.Cmd{
		m.BeginAgain(), m.FetchMe(), m.FetchRights(), everyMinute(), m.look.ask(), m.awaitSignIn(), m.AwaitContact(), m.Complain(m.amiss),
		m.LoadDrafts(false), m.LoadNotes(false), m.LoadPeople(), m.IndexTags(), m.SweepEdits(),
	}
	if m.IsEmpty() {
		cmds = append(cmds, m.loadSnapshot())
	}
	return tea.Batch(cmds...)
}

// restore takes in what the store knew.
func (m *Model) restore(s incident.Snapshot) {
	if m.Restore(s) {
		m.SetTagUses(s.Tags)
	}
}

// everyMinute wakes the program when ages change.
func everyMinute() tea.Cmd {
	return desk.After(time.Minute, everyMinute)
}
