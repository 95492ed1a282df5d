package record

// Bounds of how many values are allocated at once: few at first, for a record
// may be small.
const (
	firstArena = 16
	lastArena  = 1024
)

// arena hands out short lists from one allocation. A list has no spare capacity,
// so that appending to it cannot reach its neighbour.
type arena[T any] struct {
	free []T
	size int // of the allocation that free is the rest of
}

func (s *arena[T]) take(n int) []T {
	if n == 0 || n > lastArena/8 {
		return make([]T, n) // an empty list is not nil
	}
	if n > len(s.free) {
		s.size = max(firstArena, n, min(2*s.size, lastArena))
		s.free = make([]T, s.size)
	}
	taken := s.free[:n:n]
	s.free = s.free[n:]
	return taken
}
