package clean

import "strings"

// MaxLines is the most lines of a text that [Text.Lines] returns.
const MaxLines = 2000

// Lines returns the safe form line by line, for a pane that has room. Lines end
// at \r\n, \n, \r, U+0085, U+2028 and U+2029; a break at the very end begins no
// further line, and the empty text has none. A tab is one space. There are at
// most [MaxLines] with about [MaxBytes] together, and where that is not enough
// one more, which says how many lines are left out. The lines are made anew by
// each call.
func (t Text) Lines() []Safe {
	var lines []Safe
	room := MaxBytes
	for rest := t.raw; rest != ""; {
		if len(lines) == MaxLines || room <= 0 {
			return append(lines, Safef("<… more lines: %d>", countLines(rest)))
		}
		var line string
		line, rest = cutLine(rest)
		safe, _ := sanitize(line, room)
		room -= len(safe) + 1 // empty lines take room as well
		lines = append(lines, Safe{safe})
	}
	return lines
}

// cutLine splits s behind its first line and drops the break.
func cutLine(s string) (line, rest string) {
	i := strings.IndexFunc(s, isBreak)
	if i < 0 {
		return s, ""
	}
	line = s[:i]
	r, size := decode(s[i:])
	rest = s[i+size:]
	if r == '\r' {
		rest = strings.TrimPrefix(rest, "\n")
	}
	return line, rest
}

func countLines(s string) int {
	n := 0
	for s != "" {
		_, s = cutLine(s)
		n++
	}
	return n
}
