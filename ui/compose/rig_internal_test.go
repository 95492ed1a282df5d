package compose

import (
	"context"
	"crypto/rand"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
	"sentinelq/ui/draw"
)

// watch notes what ended before it was done, of what takes a second each.
type watch struct {
	mu      sync.Mutex
	stopped []string
}

func (w *watch) takes(ctx context.Context, what string) error {
	time.Sleep(time.Second)
	if ctx.Err() != nil {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.stopped = append(w.stopped, what)
	}
	return ctx.Err()
}

// slowDisk is one that also notes what was let go of.
type slowDisk struct {
	desk.Drafts
	watch

	released []incident.ID
}

func (d *slowDisk) Save(ctx context.Context, _ incident.Unsent) error { return d.takes(ctx, "save") }

func (d *slowDisk) SaveNote(ctx context.Context, _ incident.Note) error { return d.takes(ctx, "save") }
func (d *slowDisk) Hold(context.Context, incident.ID) bool              { return true }
func (d *slowDisk) Release(_ context.Context, id incident.ID)           { d.released = append(d.released, id) }
func (d *slowDisk) Unwritten() []incident.Unwritten                     { return nil }

// quickDisk takes everything at once, and has what it took last.
type quickDisk struct {
	slowDisk
	draft incident.Unsent
	note  incident.Note
}

func (d *quickDisk) Save(_ context.Context, u incident.Unsent) error {
	d.draft = u
	return nil
}

func (d *quickDisk) SaveNote(_ context.Context, n incident.Note) error {
	d.note = n
	return nil
}

// unused is a disk of which no command is carried out.
type unused struct{ desk.Drafts }

// shelf is a disk on which texts wait.
type shelf struct {
	unused
	drafts []incident.Unsent
	notes  []incident.Note
}

func (s shelf) List(context.Context) ([]incident.Unsent, error)        { return s.drafts, nil }
func (s shelf) Notes(context.Context) ([]incident.Note, error)         { return s.notes, nil }
func (s shelf) Templates(context.Context) ([]incident.Template, error) { return nil, nil }

// slowService makes incidents and comments.
type slowService struct {
	desk.Source
	desk.Parts
	watch
}

func (s *slowService) Create(ctx context.Context, _ incident.Draft) (incident.Incident, error) {
	return incident.Incident{}, s.takes(ctx, "send")
}

func (s *slowService) WriteComment(ctx context.Context, _ incident.ID, _ incident.Comment) (incident.Comment, error) {
	return incident.Comment{}, s.takes(ctx, "send")
}

// first is the incident that texts are typed for.
func first() incident.Incident {
	return incident.Incident{ID: "130", Number: 130, ETag: "first", Severity: incident.High, Status: incident.New}
}

// typist makes a composer on a disk, with everything that typing needs. None of its
// commands is carried out.
func typist(t *testing.T, disk desk.Drafts) *Composer {
	t.Helper()
	keys, err := action.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	co := composer(t.Context())
	co.Drafts, co.Keys, co.Random, co.Zone = disk, keys, rand.Reader, time.UTC
	co.Now, co.Clock = time.Now, time.Now()
	co.Focus, co.Under, co.Notices.Number = action.Queue, action.Queue, co.Number
	co.Field.Typed = co.OwnerTyped
	co.Reports = Hooks{
		Made:  func(incident.Incident, incident.Owner) tea.Cmd { return nil },
		Again: func(incident.Note, incident.Incident) tea.Cmd { return nil },
		Kept:  func() tea.Cmd { return nil },
	}
	co.Loaded.Merge([]incident.Incident{first()})
	co.editor = []string{"vi"}
	return co
}

// writes opens the panel for a comment, and types a text.
func (co *Composer) writes(text string) *typing {
	co.Comment(first())
	co.presses(text)
	return co.noting.panel()
}

// begins opens the panel for a new incident, and types its title.
func (co *Composer) begins(title string) {
	co.Create()
	co.presses(title)
}

// presses gives characters to the panel that is open.
func (co *Composer) presses(text string) {
	for _, r := range text {
		co.EditPanel(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

// asks returns the dialog on top as it is drawn; empty where there is none.
func (co *Composer) asks() string {
	if co.Dialogs.IsEmpty() {
		return ""
	}
	return strings.Join(co.Dialogs.Top().Rows(draw.Pen{}, 100, 40), "\n")
}

// panel returns the panel as it is drawn; empty where there is none.
func (co *Composer) panel() string {
	if co.Slot.IsEmpty() {
		return ""
	}
	co.Slot.Panel().SetSize(100, 40)
	return co.Slot.Panel().View()
}

// said returns what stands to be read.
func (co *Composer) said() string {
	var all []string
	for _, s := range co.Notices.Standing {
		all = append(all, s.Text.String())
	}
	return strings.Join(all, "\n")
}

// carryOut runs a command, those of a batch side by side, to the end. Nobody hears
// the answers.
func carryOut(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	var all sync.WaitGroup
	defer all.Wait()
	if batch, ok := cmd().(tea.BatchMsg); ok {
		for _, one := range batch {
			all.Go(func() { carryOut(one) })
		}
	}
}

// plays lets time go by while a command and what follows from it are carried out, and
// the composer hears the answers. It runs in a bubble.
func plays(t *testing.T, co *Composer, cmd tea.Cmd, d time.Duration) {
	t.Helper()
	t.Cleanup(func() { time.Sleep(time.Hour) }) // for what waits for its time
	answers := make(chan tea.Msg, 1024)
	begin := func(cmd tea.Cmd) {
		if cmd != nil {
			go func() { answers <- cmd() }()
		}
	}
	begin(cmd)
	for end := time.After(d); ; {
		select {
		case <-end:
			synctest.Wait()
			return
		case msg := <-answers:
			co.Clock = co.Now()
			switch msg := msg.(type) {
			case desk.Answer:
				begin(msg())
			case tea.BatchMsg:
				for _, one := range msg {
					begin(one)
				}
			}
		}
	}
}

// toFind carries out a command that finds something out, and returns the answer.
func toFind(t *testing.T, cmd tea.Cmd) desk.Answer {
	t.Helper()
	answer, ok := cmd().(desk.Answer)
	if !ok {
		t.Fatal("the command found nothing out")
	}
	return answer
}
