package feed

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
	"sentinelq/ui/desk"
)

// readTogether is how many incidents are asked for at once: an address holds a
// hundred numbers.
const readTogether = 50

// whereabouts is what became of incidents that a whole pass did not list.
type whereabouts struct {
	found   []incident.Incident
	deleted []incident.ID
	err     error
}

// readAbsent asks what became of the incidents that whole passes did not list:
// not to be listed is not to be deleted. That of the row under the cursor is asked
// for first.
func (f *Feed) readAbsent() tea.Cmd {
	s := &f.passes
	if s.reading {
		return nil
	}
	s.absent = f.stillAbsent(s.absent)
	if len(s.absent) == 0 {
		return nil
	}
	n := min(len(s.absent), readTogether)
	asked, source := s.absent[:n], f.Source
	s.absent, s.reading = s.absent[n:], true
	return f.Calls.App.Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		read := readAll(ctx, source, asked)
		return func() tea.Cmd { return f.onAbsent(read) }
	})
}

// stillAbsent leaves out what later passes have listed or told otherwise. What several
// passes did not list is there once.
func (f *Feed) stillAbsent(absent []incident.Incident) []incident.Incident {
	shown := f.Screen.Shown()
	var left []incident.Incident
	taken := map[incident.ID]bool{}
	for _, in := range absent {
		known, ok := f.Loaded.Get(in.ID)
		if !ok || known.ETag != in.ETag || taken[in.ID] {
			continue
		}
		taken[in.ID] = true
		if in.ID == shown {
			left = append([]incident.Incident{in}, left...)
		} else {
			left = append(left, in)
		}
	}
	return left
}

// readAll reads incidents: all together by their numbers, then each that was not
// among the answers by itself, which alone tells that it is deleted.
func readAll(ctx context.Context, source desk.Source, asked []incident.Incident) whereabouts {
	var read whereabouts
	found := map[incident.ID]bool{}
	read.err = EachPage(ctx, source, incident.Query{Numbers: numbersOf(asked)}, func(page []incident.Incident) bool {
		read.found = append(read.found, page...)
		for i := range page {
			found[page[i].ID] = true
		}
		return false
	})
	for _, in := range asked {
		if read.err != nil {
			break
		}
		if found[in.ID] {
			continue
		}
		now, err := source.Get(ctx, in.ID)
		switch {
		case err == nil:
			read.found = append(read.found, now)
		case desk.IsGone(err):
			read.deleted = append(read.deleted, in.ID)
		default:
			read.err = err
		}
	}
	return read
}

func numbersOf(incidents []incident.Incident) []int {
	numbers := make([]int, len(incidents))
	for i := range incidents {
		numbers[i] = incidents[i].Number
	}
	return numbers
}

// onAbsent takes in what became of them, and asks for the next. What could not be
// read stays as it is until the next whole pass.
func (f *Feed) onAbsent(read whereabouts) tea.Cmd {
	f.passes.reading = false
	f.Loaded.Merge(read.found)
	for _, id := range read.deleted {
		f.Loaded.Miss(id)
	}
	if read.err != nil {
		f.passes.absent = nil
		return nil
	}
	return f.readAbsent()
}
