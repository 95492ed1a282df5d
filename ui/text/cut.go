package text

import "strings"

// Truncate returns s if it fits into w cells. Otherwise it cuts s, so that
// with ellipsis behind it there are at most w cells: one less than w where a
// wide character would have been halved. An ellipsis wider than w is left out.
func (m Meter) Truncate(s string, w int, ellipsis string) string {
	if len(s) <= w && isASCII(s) {
		return s
	}
	room := w - m.Width(ellipsis)
	if room < 0 {
		room, ellipsis = w, ""
	}
	kept, width := m.head(s, room)
	if more, _ := m.head(s[kept:], w-width); kept+more == len(s) {
		return s
	}
	return s[:kept] + ellipsis
}

// Pad returns exactly w cells: s at the left and spaces behind it. What does
// not fit is cut without a mark; see [Meter.Fit].
func (m Meter) Pad(s string, w int) string {
	kept, width := m.head(s, w)
	if width >= w {
		return s[:kept]
	}
	return s[:kept] + spaces(w-width)
}

// PadLeft returns exactly w cells: spaces, and s at the right, as numbers
// stand. What does not fit is cut at its end without a mark.
func (m Meter) PadLeft(s string, w int) string {
	kept, width := m.head(s, w)
	if width >= w {
		return s[:kept]
	}
	return spaces(w-width) + s[:kept]
}

// spaces returns n spaces, up to a screen's width without allocating.
func spaces(n int) string {
	const some = "                                                                " // 64
	const row = some + some + some + some
	if n <= len(row) {
		return row[:n]
	}
	return strings.Repeat(" ", n)
}
