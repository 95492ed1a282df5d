package draft

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"sync/atomic"

	"sentinelq/cache/disk"
)

// backlog is a folder and what must still reach it.
type backlog struct {
	folder folder

	mu      sync.Mutex // held for bookkeeping, never while the disk is used
	pending map[string]change
	serial  int
}

// hold keeps a change until it is on the disk. It returns errLater when one that
// was typed in later is held already; then that one stays.
func (s *backlog) hold(c change) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	name := s.folder.nameOf(c.entry)
	held, found := s.pending[name]
	var err error
	if found && !held.removed && !c.removed {
		if held.isLater(c.entry) {
			err = errLater
		}
		c.entry = c.over(held.entry)
	}
	s.serial++
	c.serial, c.late = s.serial, new(atomic.Bool)
	s.pending[name] = c
	return err
}

// held returns what must still reach the disk.
func (s *backlog) held() map[string]change {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.pending)
}

// flush writes all that is held, each file as far as it goes, and returns what
// became of each.
func (s *backlog) flush() []outcome {
	held := s.held()
	var all []outcome
	for _, name := range slices.Sorted(maps.Keys(held)) {
		note, err := s.folder.apply(name, held[name])
		s.settle(name, held[name], err)
		all = append(all, outcome{s.folder.path(name), note}, outcome{s.folder.path(name), err})
	}
	return all
}

// settle forgets a change that was made, and a removal that must not be. Where
// another change is held meanwhile that one stays.
func (s *backlog) settle(name string, c change, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pending[name].serial != c.serial {
		return
	}
	if err == nil || c.removed && (errors.Is(err, errNewer) || errors.Is(err, disk.ErrUnsafe)) {
		delete(s.pending, name)
		return
	}
	c.late.Store(true)
	c.why = err
	s.pending[name] = c
}

// delay notes of all that is held that the disk did not take it at once, and why.
// A use of the disk that was abandoned gets to know it too.
func (s *backlog) delay(why error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for name, c := range s.pending {
		c.late.Store(true)
		c.why = why
		s.pending[name] = c
	}
}

// list returns what is on the disk with what is held over it.
func (s *backlog) list(ctx context.Context) ([]entry, []outcome) {
	found, failed := s.folder.readAll(ctx)
	return s.merge(found), failed
}

// merge puts what is held over what was found.
func (s *backlog) merge(found map[string]entry) []entry {
	for name, c := range s.held() {
		stored, on := found[name]
		switch {
		case !c.removed && on:
			found[name] = c.over(stored)
		case !c.removed:
			found[name] = c.entry
		case c.hides(stored):
			delete(found, name)
		}
	}
	return slices.Collect(maps.Values(found))
}
