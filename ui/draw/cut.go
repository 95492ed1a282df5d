package draw

import "strings"

// sgrReset ends every style.
const sgrReset = "\x1b[m"

// Cells measures a drawn row.
func (p Pen) Cells(row string) int {
	cells := 0
	for row != "" {
		if n := sgr(row); n > 0 {
			row = row[n:]
			continue
		}
		n, w := p.Meter.Cluster(row)
		cells += w
		row = row[n:]
	}
	return cells
}

// cut returns the cells of a drawn row from from (inclusive) to to (exclusive)
// in their styles. Where a wide character lies across an end, its half is
// blank.
func (p Pen) cut(row string, from, to int) string {
	if from >= to {
		return ""
	}
	var out strings.Builder
	styles := "" // in force at this point of the row
	for at := 0; row != "" && at < to; {
		if n := sgr(row); n > 0 {
			styles = follow(styles, row[:n])
			if at >= from {
				out.WriteString(row[:n])
			}
			row = row[n:]
			continue
		}
		n, w := p.Meter.Cluster(row)
		p.put(&out, row[:n], styles, at, w, from, to)
		at += w
		row = row[n:]
	}
	if styles != "" {
		out.WriteString(sgrReset)
	}
	return out.String()
}

// put writes the part of a character of w cells at column at that lies inside.
func (p Pen) put(out *strings.Builder, cluster, styles string, at, w, from, to int) {
	inside := min(at+w, to) - max(at, from)
	if inside < 0 || inside == 0 && w > 0 {
		return
	}
	if out.Len() == 0 {
		out.WriteString(styles)
	}
	if inside < w {
		out.WriteString(strings.Repeat(" ", inside))
		return
	}
	out.WriteString(cluster)
}

// sgr returns the length of the style sequence that row begins with, zero when
// it begins with none.
func sgr(row string) int {
	if !strings.HasPrefix(row, "\x1b[") {
		return 0
	}
	return strings.IndexByte(row, 'm') + 1
}

// follow returns the styles in force behind a sequence.
func follow(styles, sequence string) string {
	if sequence == sgrReset || sequence == "\x1b[0m" {
		return ""
	}
	return styles + sequence
}
