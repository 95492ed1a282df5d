package text

import (
	"strconv"
	"time"
)

const (
	day  = 24 * time.Hour
	year = 365 * day
)

// Ago puts an age in at most four cells, for a column: "now", "3m", "2h",
// "6d", "2y". It rounds down, so that nothing looks older than it is. An age
// below a minute, or below zero because clocks differ, is "now".
func Ago(d time.Duration) string {
	n, u := units(d)
	if n == 0 {
		return "now"
	}
	return strconv.FormatInt(n, 10) + u.letter
}

// Age puts an age in words: "just now", "3 min ago", "1 hour ago",
// "6 days ago". It rounds as [Ago] does.
func Age(d time.Duration) string {
	n, u := units(d)
	switch n {
	case 0:
		return "just now"
	case 1:
		return "1 " + u.one + " ago"
	default:
		return strconv.FormatInt(n, 10) + " " + u.many + " ago"
	}
}

// Clock writes the time of day as 12:04, in t's own location.
func Clock(t time.Time) string { return t.Format("15:04") }

// ClockSeconds writes the time of day as 12:04:31, in t's own location.
func ClockSeconds(t time.Time) string { return t.Format(time.TimeOnly) }

type unit struct{ letter, one, many string }

// units counts d in the greatest unit of which there is a whole one.
func units(d time.Duration) (int64, unit) {
	switch {
	case d < time.Minute:
		return 0, unit{}
	case d < time.Hour:
		return int64(d / time.Minute), unit{"m", "min", "min"}
	case d < day:
		return int64(d / time.Hour), unit{"h", "hour", "hours"}
	case d < year:
		return int64(d / day), unit{"d", "day", "days"}
	default:
		return int64(d / year), unit{"y", "year", "years"}
	}
}
