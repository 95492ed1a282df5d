package page

import (
	"context"
	"crypto/rand"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/change"
	"sentinelq/ui/compose"
	"sentinelq/ui/desk"
	"sentinelq/ui/draw"
	"sentinelq/ui/feed"
	"sentinelq/ui/pick"
)

// blank is a store and a disk that know nothing, and take everything.
type blank struct {
	desk.Store
	desk.Drafts
}

func (blank) Details(context.Context, incident.ID) (incident.Details, error) {
	return incident.Details{}, nil
}

func (blank) SaveDetails(context.Context, incident.ID, incident.Details) error { return nil }

func (blank) SaveNote(context.Context, incident.Note) error { return nil }
func (blank) Hold(context.Context, incident.ID) bool        { return true }
func (blank) Release(context.Context, incident.ID)          {}
func (blank) Unwritten() []incident.Unwritten               { return nil }

// standing makes a page over three incidents, with the cursor on the first, which is
// #130. Alter changes what it stands on.
func standing(t *testing.T, alter ...func(*desk.Desk)) *Page {
	t.Helper()
	keys, err := action.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	d := &desk.Desk{
		Keys: keys, Calls: desk.NewCalls(t.Context()), Random: rand.Reader, Store: blank{}, Drafts: blank{},
		Now: time.Now, Clock: time.Now(), Zone: time.UTC, Focus: action.Queue, Under: action.Queue,
	}
	for _, set := range alter {
		set(d)
	}
	loaded := feed.NewFeed(d, 0, nil)
	loaded.Screen.Wanted, d.Notices.Number = incident.Open, loaded.Number
	pg := New(compose.New(change.New(pick.New(loaded)), compose.Options{}), draw.Pen{}, time.UTC)
	pg.Reports.Kept = func() tea.Cmd { return nil }
	for n := 130; n > 127; n-- {
		pg.Loaded.Merge([]incident.Incident{{
			ID: incident.ID(strconv.Itoa(n)), Number: n, ETag: "first",
			Title:    clean.New("incident number " + strconv.Itoa(n)),
			Severity: incident.High, Status: incident.New,
		}})
	}
	pg.settle()
	return pg
}

// settle draws the conclusions of a message, as the shell does.
func (pg *Page) settle() tea.Cmd {
	pg.Clock = pg.Now()
	told := pg.TakeNews()
	pg.FillPage()
	return tea.Batch(told, pg.LookAt(), pg.EndSearches())
}

// plays lets time go by while a command and what follows from it are carried out, and
// the page hears the answers. It runs in a bubble.
func plays(t *testing.T, pg *Page, cmd tea.Cmd, d time.Duration) {
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
			pg.settle()
			return
		case msg := <-answers:
			switch msg := msg.(type) {
			case desk.Answer:
				begin(msg())
				begin(pg.settle())
			case tea.BatchMsg:
				for _, one := range msg {
					begin(one)
				}
			}
		}
	}
}

// types gives characters to the dialog on top, as the shell does.
func types(pg *Page, text string) tea.Cmd {
	var cmds []tea.Cmd
	for _, r := range text {
		key := tea.KeyPressMsg{Code: r, Text: string(r)}
		cmds = append(cmds, pg.Dialogs.Edit(key), pg.Left(""), pg.Typed(), pg.LookUp(), pg.LookFor())
	}
	return tea.Batch(append(cmds, pg.settle())...)
}

// answers gives an action to the dialog on top.
func answers(pg *Page, id action.ID) {
	pg.Dialogs.Do(id)
	pg.Left(id)
	pg.settle()
}

// offers returns the dialog on top as it is drawn.
func offers(pg *Page) string {
	if pg.Dialogs.IsEmpty() {
		return ""
	}
	return strings.Join(pg.Dialogs.Top().Rows(draw.Pen{}, 100, 40), "\n")
}

// named is an owner with a name and an address.
func named(name string) incident.Owner {
	address := strings.ToLower(name) + "@contoso.example"
	return incident.Owner{AssignedTo: clean.New(name), UserPrincipalName: clean.New(address)}
}
