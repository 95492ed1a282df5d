package match

// columns tells which candidates may hold a character. A character has one of 64
// columns, and in it each candidate has a bit. Letters and digits have a column
// to themselves, others share, so a set bit may be wrong but a clear one is not.
//
// A search reads the columns of its few characters, 64 candidates at a time,
// instead of a bitmap for each candidate.
type columns [64][]uint64

func newColumns(candidates int) *columns {
	var c columns
	for k := range c {
		c[k] = make([]uint64, (candidates+63)/64)
	}
	return &c
}

// add notes the characters of the folded text of candidate i.
func (c *columns) add(i int, text string) {
	for _, r := range text {
		c[column(r)][i/64] |= 1 << (i % 64)
	}
}

// blocks returns how many times 64 candidates there are, the last ones rounded up.
func (c *columns) blocks() int { return len(c[0]) }

// block returns the candidates from 64*n on that have a bit in all of the
// columns needed, which must be at least one.
func (c *columns) block(n int, needed []int) uint64 {
	all := ^uint64(0)
	for _, k := range needed {
		all &= c[k][n]
	}
	return all
}

// needed appends the columns of a folded word's characters, each once.
func needed(dst []int, word string) []int {
	var seen uint64
	for _, r := range word {
		if k := column(r); seen>>k&1 == 0 {
			seen |= 1 << k
			dst = append(dst, k)
		}
	}
	return dst
}

// column returns where the folded rune r is noted.
func column(r rune) int {
	const letters, digits = 26, 10
	switch {
	case 'a' <= r && r <= 'z':
		return int(r - 'a')
	case '0' <= r && r <= '9':
		return letters + int(r-'0')
	default:
		return letters + digits + int(r)%(64-letters-digits)
	}
}
