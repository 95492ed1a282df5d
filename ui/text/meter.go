package text

import (
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Meter tells how many cells a string takes on the terminal. It has to be the
// one that the renderer uses, or columns drift by a cell at the first emoji.
// Its zero value is [Wcwidth], which Bubble Tea's renderer starts with.
type Meter uint8

const (
	// Wcwidth adds the widths of the code points, as a terminal does that knows
	// nothing of clusters.
	Wcwidth = Meter(ansi.WcWidth)
	// Graphemes measures each grapheme cluster as a whole. It is right once the
	// terminal has switched to Unicode core mode (DEC private mode 2027).
	Graphemes = Meter(ansi.GraphemeWidth)
)

// Width returns the number of cells of s.
func (m Meter) Width(s string) int {
	if isASCII(s) {
		return len(s)
	}
	width := 0
	for len(s) > 0 {
		n, w := m.next(s)
		width += w
		s = s[n:]
	}
	return width
}

// next returns the size in bytes and the width in cells of the first cluster
// of s, which must not be empty.
func (m Meter) next(s string) (size, width int) {
	// Nothing but a code point above ASCII can join a printable character.
	if isPrintable(s[0]) && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return 1, 1
	}
	cluster, width := ansi.FirstGraphemeCluster(s, ansi.Method(m))
	return len(cluster), width
}

// head returns how many bytes of s fit into w cells, and the cells they take.
func (m Meter) head(s string, w int) (size, width int) {
	for size < len(s) {
		n, cells := m.next(s[size:])
		if width+cells > w {
			break
		}
		size += n
		width += cells
	}
	return size, width
}

// isASCII reports whether s consists of printable ASCII, so that bytes are
// cells.
func isASCII(s string) bool {
	for i := range len(s) {
		if !isPrintable(s[i]) {
			return false
		}
	}
	return true
}

func isPrintable(c byte) bool { return ' ' <= c && c <= '~' }

// Cluster returns the size in bytes and the width in cells of the first
// character of s as a person counts them, zero and zero for the empty string.
func (m Meter) Cluster(s string) (size, width int) {
	if s == "" {
		return 0, 0
	}
	return m.next(s)
}
