package ui

import (
	"sentinelq/ui/change"
	"sentinelq/ui/compose"
	"sentinelq/ui/desk"
	"sentinelq/ui/draw"
	"sentinelq/ui/feed"
	"sentinelq/ui/page"
	"sentinelq/ui/pick"
)

// bare makes a program with nothing but its rooms, for rules that need no screen.
func bare(d *desk.Desk) *Model {
	below := compose.New(change.New(pick.New(&feed.Feed{Desk: d})), compose.Options{})
	return around(page.New(below, draw.Pen{}, nil))
}
