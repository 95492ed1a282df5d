package parts

import (
	"slices"
	"strings"

	"sentinelq/client/simulator/wire"
)

// List keeps resources of one kind in the order in which they came. Names do
// not tell cases apart. The zero List is empty.
type List[P any] struct {
	items []Item[P]
	last  int // the place that was given last
}

// Item is a resource and its place in the list, which no other ever gets.
type Item[P any] struct {
	Place int
	wire.Resource[P]
}

// Len returns how many resources there are.
func (s *List[P]) Len() int { return len(s.items) }

// Items returns the resources from the oldest to the newest, in a slice of the
// caller's own.
func (s *List[P]) Items() []Item[P] { return slices.Clone(s.items) }

// All returns the resources without their places, from the oldest to the newest.
func (s *List[P]) All() []wire.Resource[P] {
	all := make([]wire.Resource[P], len(s.items))
	for i, item := range s.items {
		all[i] = item.Resource
	}
	return all
}

// Get returns the resource of a name.
func (s *List[P]) Get(name string) (wire.Resource[P], bool) {
	if i := s.find(name); i >= 0 {
		return s.items[i].Resource, true
	}
	return wire.Resource[P]{}, false
}

// Put adds a resource, or replaces the one of its name where that stands.
func (s *List[P]) Put(r wire.Resource[P]) {
	if i := s.find(r.Name); i >= 0 {
		s.items[i].Resource = r
		return
	}
	s.last++
	s.items = append(s.items, Item[P]{s.last, r})
}

// Remove takes a resource away, and reports whether there was one.
func (s *List[P]) Remove(name string) bool {
	i := s.find(name)
	if i < 0 {
		return false
	}
	s.items = slices.Delete(s.items, i, i+1)
	return true
}

func (s *List[P]) find(name string) int {
	return slices.IndexFunc(s.items, func(item Item[P]) bool { return strings.EqualFold(item.Name, name) })
}
