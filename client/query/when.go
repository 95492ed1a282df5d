package query

import (
	"strconv"
	"strings"
	"time"

	"sentinelq/client/fold"
	"sentinelq/client/incident"
)

// comparison is how a time is compared; equal stands only before a date.
type comparison string

const (
	equal   comparison = ""
	less    comparison = "<"
	atMost  comparison = "<="
	more    comparison = ">"
	atLeast comparison = ">="
)

// maxAge keeps ages within what a time.Duration holds, with room to subtract.
const maxAge = 100 * 365 * 24 * time.Hour

// ageValue compares how long ago something happened.
type ageValue struct {
	field   field
	compare comparison // not equal
	count   int
	unit    byte // m, h, d or w
}

// dayValue compares a day with the one on which something happened.
type dayValue struct {
	field   field
	compare comparison
	year    int
	month   time.Month
	day     int
}

func parseTime(f field, w word) (value, *SyntaxError) {
	compare, operand := cutComparison(w.text)
	// Sentinel is younger than 1970; an earlier year is a slip, and Azure's dates
	// do not reach back as far as ours.
	if day, err := time.Parse(time.DateOnly, operand); err == nil && day.Year() >= 1970 {
		return dayValue{f, compare, day.Year(), day.Month(), day.Day()}, nil
	}
	v, ok := parseAge(operand)
	switch {
	case !ok:
		return nil, f.mistake(w)
	case compare == equal:
		return nil, f.mistake(w, "<"+operand)
	}
	v.field, v.compare = f, compare
	return v, nil
}

func cutComparison(s string) (comparison, string) {
	for _, c := range []comparison{atMost, atLeast, less, more} {
		if rest, ok := strings.CutPrefix(s, string(c)); ok {
			return c, rest
		}
	}
	return equal, s
}

func parseAge(s string) (ageValue, bool) {
	if len(s) < 2 {
		return ageValue{}, false
	}
	digits, unit := s[:len(s)-1], fold.String(s[len(s)-1:])[0]
	length := unitLength(unit)
	n, err := strconv.Atoi(digits)
	signed := digits[0] == '-' || digits[0] == '+'
	if length == 0 || err != nil || signed || n > int(maxAge/length) {
		return ageValue{}, false
	}
	return ageValue{count: n, unit: unit}, true
}

func unitLength(unit byte) time.Duration {
	switch unit {
	case 'm':
		return time.Minute
	case 'h':
		return time.Hour
	case 'd':
		return 24 * time.Hour
	case 'w':
		return 7 * 24 * time.Hour
	default:
		return 0
	}
}

func (v ageValue) text() string {
	return string(v.compare) + strconv.Itoa(v.count) + string(rune(v.unit))
}

// edge returns the moment that lies the age before now.
func (v ageValue) edge(now time.Time) time.Time {
	return now.Add(-time.Duration(v.count) * unitLength(v.unit))
}

func (v ageValue) test(env Env) test {
	edge := v.edge(env.Now)
	var holds func(at time.Time) bool
	switch v.compare {
	case less:
		holds = func(at time.Time) bool { return at.After(edge) }
	case atMost:
		holds = func(at time.Time) bool { return !at.Before(edge) }
	case more:
		holds = func(at time.Time) bool { return at.Before(edge) }
	default:
		holds = func(at time.Time) bool { return !at.After(edge) }
	}
	return known(v.field, holds)
}

// since returns a moment before which the value matches nothing.
func (v ageValue) since(now time.Time) (time.Time, bool) {
	return v.edge(now), v.compare == less || v.compare == atMost
}

func (v dayValue) text() string {
	return string(v.compare) + time.Date(v.year, v.month, v.day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// bounds returns the first moment of the day and of the one after it.
func (v dayValue) bounds(in *time.Location) (start, end time.Time) {
	return time.Date(v.year, v.month, v.day, 0, 0, 0, 0, in),
		time.Date(v.year, v.month, v.day+1, 0, 0, 0, 0, in)
}

func (v dayValue) test(env Env) test {
	start, end := v.bounds(env.Now.Location())
	var holds func(at time.Time) bool
	switch v.compare {
	case less:
		holds = func(at time.Time) bool { return at.Before(start) }
	case atMost:
		holds = func(at time.Time) bool { return at.Before(end) }
	case more:
		holds = func(at time.Time) bool { return !at.Before(end) }
	case atLeast:
		holds = func(at time.Time) bool { return !at.Before(start) }
	default:
		holds = func(at time.Time) bool { return !at.Before(start) && at.Before(end) }
	}
	return known(v.field, holds)
}

// since returns a moment before which the value matches nothing.
func (v dayValue) since(now time.Time) (time.Time, bool) {
	start, end := v.bounds(now.Location())
	if v.compare == more {
		return end, true
	}
	return start, v.compare == equal || v.compare == atLeast
}

// known tests the field's time, which some incidents do not have.
func known(f field, holds func(time.Time) bool) test {
	return func(in *incident.Incident) bool {
		at := in.Created.Time()
		if f == fieldUpdated {
			at = in.LastModified.Time()
		}
		return !at.IsZero() && holds(at)
	}
}
