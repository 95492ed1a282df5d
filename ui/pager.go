package ui

import (
	"time"

	"sentinelq/client/incident"
	"sentinelq/ui/compose"
	"sentinelq/ui/detail"
	"sentinelq/ui/draw"
	"sentinelq/ui/queue"
)

// Page is the incident that the person is at, in the queue or open with its tabs, and
// what can be done about it.
type Page struct {
	*compose.Composer

	Wide bool // the pane stands beside the queue

	queue     *queue.Model
	detail    *detail.Model
	zoomed    bool // the page covers the queue, whatever the width
	filledBy  filledBy
	assigning assigning
	similar   similar
	finding   finding
	departed  departure
}

// newPage makes the queue and the page, with nothing in them.
func newPage(co *compose.Composer, pen draw.Pen, zone *time.Location) *Page {
	m := &Page{Composer: co, queue: queue.New(pen), detail: detail.New(pen, zone)}
	co.Screen.Shown, co.Screen.Reads = m.shown, m.isReading
	co.Field.Typed, co.Field.Found = m.searching, m.onFound
	co.Hooks.Deleted = m.leavePage
	co.Reports.Made, co.Reports.Again = m.announce, m.answerAgain
	return m
}

// shown returns the incident that the person is at; empty where there is none.
func (pg *Page) shown() incident.ID {
	in, _ := pg.showing()
	return in.ID
}
