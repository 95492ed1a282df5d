package ui

import (
	"context"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
	"sentinelq/ui/desk"
)

// sees fails unless the screen has every text.
func sees(t *testing.T, m *Model, texts ...string) {
	t.Helper()
	screen := strings.Join(drawn(t, m), "\n")
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			t.Fatalf("%q is not on the screen:\n%s", text, screen)
		}
	}
}

// seesNot fails if the screen has one of the texts.
func seesNot(t *testing.T, m *Model, texts ...string) {
	t.Helper()
	screen := strings.Join(drawn(t, m), "\n")
	for _, text := range texts {
		if strings.Contains(screen, text) {
			t.Fatalf("%q is on the screen:\n%s", text, screen)
		}
	}
}

// unused is a disk of which no command is carried out.
type unused struct{ desk.Drafts }

// memory is a disk that keeps what it is given in memory only, where it is full.
type memory struct {
	desk.Drafts
	full error

	saved incident.ID
}

func (d *memory) Save(context.Context, incident.Unsent) error { return nil }
func (d *memory) Delete(context.Context, incident.ID) error   { return nil }
func (d *memory) Hold(context.Context, incident.ID) bool      { return true }
func (d *memory) Release(context.Context, incident.ID)        {}
func (d *memory) SaveNote(_ context.Context, n incident.Note) error {
	d.saved = n.ID
	return nil
}

func (d *memory) Unwritten() []incident.Unwritten {
	if d.full == nil {
		return nil
	}
	return []incident.Unwritten{{ID: d.saved, Why: d.full}}
}

// plays lets time go by while a command and what follows from it are carried out,
// and the program hears the answers. It reports whether the program has quit. It runs in
// a bubble.
func plays(t *testing.T, m *Model, cmd tea.Cmd, d time.Duration) (quit bool) {
	t.Helper()
	t.Cleanup(func() { time.Sleep(time.Hour) }) // for what waits for its time
	answers := make(chan tea.Msg, 1024)
	begin := func(cmds ...tea.Cmd) {
		for _, cmd := range cmds {
			if cmd != nil {
				go func() { answers <- cmd() }()
			}
		}
	}
	begin(cmd)
	for end := time.After(d); ; {
		select {
		case <-end:
			synctest.Wait()
			return quit
		case msg := <-answers:
			if cmds, ok := among(msg); ok {
				begin(cmds...) // those of a sequence side by side: each has its turn at the disk
				continue
			}
			if _, ends := msg.(tea.QuitMsg); ends {
				quit = true
			}
			_, next := m.Update(msg)
			begin(next)
		}
	}
}

// among returns the commands of a batch, or of a sequence, whose type has no name.
func among(msg tea.Msg) ([]tea.Cmd, bool) {
	of := reflect.TypeFor[[]tea.Cmd]()
	if v := reflect.ValueOf(msg); msg != nil && v.CanConvert(of) {
		return reflect.TypeAssert[[]tea.Cmd](v.Convert(of))
	}
	return nil, false
}
