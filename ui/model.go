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
	Parts     desk.Parts
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

// SignIn is how the person signs in, and how that stands.
type SignIn struct {
	Kind   incident.SignInKind
	States <-chan incident.SignIn // nil where nobody signs in
	Again  func()                 // lets the person be asked once more after a refusal
}

// Model is the program on the screen.
type Model struct {
	*page.Page

	commands commands
	look     look

	counts  feed.Counts
	covered int // rows of the body that they take, when sizes were given last
	filled  filled

	quits  quits
	amiss  error
	filter filtering
}

// New makes the program. What the snapshot holds is on the first frame.
func New(o Options) (*Model, error) {
	t, err := theme.New(o.Theme)
	if err != nil {
		return nil, err
	}
	pen := draw.Pen{Theme: t}
	m := around(page.New(newComposer(&o), pen, o.Zone))
	m.look, m.amiss = look{options: o.Theme, probe: o.Probe}, o.Amiss
	m.Screen.Wanted, m.Reports.Kept = m.filter.wanted, m.quits.goOn
	m.commands = newCommands(m.Page, m.rows())
	m.Pen = pen
	m.Notices.Number = m.Number
	m.filter.apply()
	if o.Snapshot != nil {
		m.TakeIn(*o.Snapshot)
	}
	m.fill()
	return m, nil
}

// around builds the shell around the rooms.
func around(p *page.Page) *Model {
	return &Model{Page: p, filter: filtering{Page: p, line: filter.New(query.Default())}, quits: quits{Page: p}}
}

// newComposer sets up the rooms below the page.
func newComposer(o *Options) *compose.Composer {
	loaded := feed.NewFeed(newDesk(o), o.Refresh, o.Contact)
	return compose.New(
		change.New(pick.New(loaded)),
		compose.Options{Editor: o.Editor, TempDir: o.TempDir, Templates: o.Templates},
	)
}

// newDesk sets the desk up with what the program was started with.
func newDesk(o *Options) *desk.Desk {
	d := &desk.Desk{
		Source:    o.Source,
		Store:     o.Store,
		Drafts:    o.Drafts,
		Parts:     o.Parts,
		History:   o.History,
		Directory: o.Directory,
		Browse:    o.Browse,
		Keys:      o.Keys,
		Workspace: o.Workspace,
		Now:       o.Now,
		Zone:      o.Zone,
		Random:    o.Random,
		Calls:     desk.NewCalls(o.Context),
		Clock:     o.Now(),
		Focus:     action.Queue,
		Under:     action.Queue,
		Signing: desk.Signing{
			Kind:   cmp.Or(o.SignIn.Kind, incident.SignInCLI),
			States: o.SignIn.States,
			Again:  o.SignIn.Again,
		},
	}
	d.Dialogs.SetMore(clean.Concat(o.Keys.Key(action.MoreText), clean.Literal(" "), o.Keys.Key(action.LessText)))
	return d
}

// Init implements tea.Model.
func (m *Model) Init() tea.Cmd {
	cmds := []tea.Cmd{
		m.BeginAgain(),
		m.FetchMe(),
		m.FetchRights(),
		everyMinute(),
		m.look.ask(),
		m.AwaitSignIn(),
		m.AwaitContact(),
		m.Complain(m.amiss),
		m.LoadDrafts(false),
		m.LoadNotes(false),
		m.LoadPeople(),
		m.IndexTags(),
		m.SweepEdits(),
	}
	if m.IsEmpty() {
		cmds = append(cmds, m.LoadSnapshot())
	}
	return tea.Batch(cmds...)
}

// everyMinute wakes the program when ages change.
func everyMinute() tea.Cmd {
	return desk.After(time.Minute, everyMinute)
}
