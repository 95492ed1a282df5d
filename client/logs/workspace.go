package logs

import (
	"context"
	"errors"
)

// errNoWorkspace is what an empty customerId comes to.
var errNoWorkspace = errors.New("it has none")

// workspace remembers the customerId of a workspace. Whoever holds the turn may
// read and write the ID; a channel and no mutex, because waiting for a turn ends
// with a context.
type workspace struct {
	ask  func(context.Context) (string, error)
	turn chan struct{}
	id   string
}

func newWorkspace(ask func(context.Context) (string, error)) *workspace {
	return &workspace{ask: ask, turn: make(chan struct{}, 1)}
}

// customerID returns the ID, from the first success on without asking.
func (w *workspace) customerID(ctx context.Context) (string, error) {
	select {
	case w.turn <- struct{}{}:
		defer func() { <-w.turn }()
	case <-ctx.Done():
		return "", ctx.Err()
	}
	if w.id != "" {
		return w.id, nil
	}
	id, err := w.ask(ctx)
	switch {
	case err != nil:
		return "", err
	case id == "":
		return "", errNoWorkspace
	}
	w.id = id
	return id, nil
}
