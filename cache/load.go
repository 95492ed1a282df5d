package cache

import (
	"context"
	"errors"

	"sentinelq/cache/disk"
	"sentinelq/client/incident"
)

// Load returns what is known of the workspace: the incidents in the order they
// were saved, and the tags used inside [incident.TagWindow], most used first. A
// workspace that was never saved gives the zero Snapshot. With a [Degraded] the
// snapshot is what there is.
func (s *Store) Load(ctx context.Context) (incident.Snapshot, error) {
	held, err := read(ctx, s, access{}, readContents, func(held contents) (incident.Snapshot, error) {
		return s.snapshot(held)
	})
	return held, s.notice("load", err)
}

// People returns the people that were saved, the latest first.
func (s *Store) People(ctx context.Context) ([]incident.Owner, error) {
	people, err := read(ctx, s, access{}, readPeople, func(held []incident.Owner) ([]incident.Owner, error) {
		pending, _ := s.held()
		return mergePeople(held, pending.people), nil
	})
	return people, s.notice("load people", err)
}

// read reads the file and puts what is pending over it, both in one turn, so
// that nothing is missed that moves from memory to the file meanwhile. Without
// the file there is only what is pending.
func read[H, T any](
	ctx context.Context, s *Store, how access, from func(transaction) (H, error), over func(H) (T, error),
) (T, error) {
	var none T
	if s.isClosed() {
		return none, ErrClosed
	}
	type result struct {
		value T
		err   error // of the file
	}
	got, err := take(ctx, s, disk.ReadLimit, func(ctx context.Context) (result, error) {
		held, fileErr := view(ctx, s.file, how, from)
		if errors.Is(fileErr, errAbsent) {
			fileErr = nil
		}
		value, err := over(held)
		return result{value, fileErr}, err
	})
	if err == nil {
		return got.value, got.err
	}
	var empty H
	value, overErr := over(empty)
	return value, errors.Join(err, overErr)
}
