package dialog

import (
	"sentinelq/client/clean"
	"sentinelq/theme"
	"sentinelq/ui/draw"
)

const (
	frameCols = 4  // cells of the frame
	frameRows = 2  // rows of the frame
	usual     = 72 // cells that a dialog may take of any screen that has them
	menuWidth = 68 // cells inside the frame where something is typed
	leastWide = 32 // cells inside the frame of the shortest question
	titleRows = 4  // of a title at the most
)

// inside returns the cells inside the frame of a dialog whose words need so many,
// on a screen of w: not more than four fifths of a large one.
func inside(need, w int) int {
	return min(max(need, leastWide), max(w*4/5, min(w, usual))-frameCols)
}

// titleCells is what a title needs to stand in the frame's edge.
func titleCells(pen draw.Pen, title clean.Safe) int { return pen.Width(title) + 2 }

// heading draws a title that is too long for the edge of a frame of w cells
// inside.
func heading(pen draw.Pen, title clean.Safe, w int) []string {
	if titleCells(pen, title) <= w || w < leastWide {
		return nil
	}
	return pen.Told(w, titleRows, theme.Strong, clean.Safe{}, title)
}

// box frames rows of w cells, as many as there is room for in h.
func box(pen draw.Pen, title clean.Safe, w, h int, rows []string) []string {
	if titleCells(pen, title) > w && w >= leastWide {
		title = clean.Safe{} // it stands in the heading
	}
	return pen.Box(title, w, rows[:min(len(rows), max(h-frameRows, 0))])
}

// widest returns the cells of the widest of the lines.
func widest(pen draw.Pen, lines []clean.Safe) int {
	cells := 0
	for _, line := range lines {
		cells = max(cells, pen.Width(line))
	}
	return cells
}
