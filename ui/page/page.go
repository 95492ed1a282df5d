package page

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

	Queue     *queue.Model
	Detail    *detail.Model
	zoomed    bool // the page covers the queue, whatever the width
	filledBy  filledBy
	assigning assigning
	similar   similar
	finding   finding
	departed  departure
}

// New makes the queue and the page, with nothing in them.
func New(co *compose.Composer, pen draw.Pen, zone *time.Location) *Page {
	m := &Page{Composer: co, Queue: queue.New(pen), Detail: detail.New(pen, zone)}
	co.Screen.Shown, co.Screen.Reads = m.shown, m.isReading
	co.Field.Typed, co.Field.Found = m.searching, m.onFound
	co.Hooks.Deleted = m.leavePage
	co.Reports.Made, co.Reports.Again = m.announce, m.answerAgain
	return m
}

// shown returns the incident that the person is at; empty where there is none.
func (pg *Page) shown() incident.ID {
	in, _ := pg.Showing()
	return in.ID
}
