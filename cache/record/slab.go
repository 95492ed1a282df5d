package record

// Bounds of how many values are allocated at once: few at first, for a record
// may be small.
const (
	firstSlab = 16
	lastSlab  = 1024
)

// slab hands out short lists from one allocation. A list has no spare capacity,
// so that appending to it cannot reach its neighbour.
type slab[T any] struct {
	free []T
	size int // of the allocation that free is the rest of
}

func (s *slab[T]) take(n int) []T {
	if n == 0 || n > lastSlab/8 {
		return make([]T, n) // an empty list is not nil
	}
	if n > len(s.free) {
		s.size = max(firstSlab, n, min(2*s.size, lastSlab))
		s.free = make([]T, s.size)
	}
	taken := s.free[:n:n]
	s.free = s.free[n:]
	return taken
}
