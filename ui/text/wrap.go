package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Wrap breaks s into lines of at most w cells. It breaks at spaces, which it
// drops there and nowhere else, and inside a word only where the word alone is
// wider than a line. No other character is lost, with one exception: one that
// takes two cells cannot be shown in a line of one, and is left out. The empty
// string is one empty line, so that a blank paragraph stays one; a width below
// one has no lines. The lines share the memory of s.
func (m Meter) Wrap(s string, w int) []string {
	if w < 1 {
		return nil
	}
	var lines []string
	for rest := s; ; {
		var line string
		if line, rest = m.breakLine(rest, w); line != "" {
			lines = append(lines, line)
		}
		switch {
		case rest != "":
		case lines == nil:
			return []string{""}
		default:
			return lines
		}
	}
}

// breakLine takes the first line off s. The line is empty where s began with
// something that fits on no line.
func (m Meter) breakLine(s string, w int) (line, rest string) {
	var (
		word     int    // end of the last whole word: where the line may be broken
		width    int    // cells of s[:i]
		wasBlank = true // so that indentation ends no word
	)
	for i := 0; i < len(s); {
		n, cells := m.next(s[i:])
		blank := isBlank(s[i : i+n])
		if blank && !wasBlank {
			word = i
		}
		if width+cells > w {
			return m.split(s, word, i, w, blank)
		}
		i, width, wasBlank = i+n, width+cells, blank
	}
	if !wasBlank {
		word = len(s)
	}
	return s[:word], ""
}

// split breaks s before the cluster at full, the first that does not fit.
// Whole words end at word; zero means that the line has none.
func (m Meter) split(s string, word, full, w int, blank bool) (line, rest string) {
	switch {
	case word > 0:
		return s[:word], trimLeft(s[word:])
	case blank: // indentation wider than the line
		return "", trimLeft(s[full:])
	case full > 0:
		return s[:full], s[full:]
	default:
		return m.halve(s, w)
	}
}

// halve breaks inside the first cluster of s, which is wider than the line: a
// chain of joined emoji, by wcwidth.
func (m Meter) halve(s string, w int) (line, rest string) {
	end, width := 0, 0
	for end < len(s) {
		_, n := utf8.DecodeRuneInString(s[end:])
		cells := m.Width(s[end : end+n])
		if width+cells > w {
			break
		}
		end += n
		width += cells
	}
	if end == 0 {
		_, n := utf8.DecodeRuneInString(s)
		return "", s[n:]
	}
	return s[:end], s[end:]
}

func trimLeft(s string) string { return strings.TrimLeftFunc(s, isSpace) }

// isBlank reports whether a cluster is a bare space. A space that carries a
// combining mark is not.
func isBlank(cluster string) bool {
	r, n := utf8.DecodeRuneInString(cluster)
	return n == len(cluster) && isSpace(r)
}

// isSpace reports whether a line may be broken at r: every white space but
// the three that exist in order not to be broken at.
func isSpace(r rune) bool {
	const noBreak, figure, narrow = '\u00a0', '\u2007', '\u202f'
	return unicode.IsSpace(r) && r != noBreak && r != figure && r != narrow
}
