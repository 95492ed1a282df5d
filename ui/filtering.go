package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/query"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
	"sentinelq/ui/filter"
	"sentinelq/ui/page"
)

// filterPause is how long typing must rest before the service is asked.
const filterPause = 300 * time.Millisecond

// filtering is the filter line, and what it makes of the queue.
type filtering struct {
	*page.Page

	line  *filter.Model
	typed int // counts the changes
}

// wanted is what the filter asks the service for.
func (fl *filtering) wanted() incident.Query { return fl.line.Filter().Server(fl.Clock) }

// commands are the rows of the filter line.
func (fl *filtering) commands() []desk.Command {
	rows := []desk.Command{
		{ID: action.EditFilter, Do: desk.Ends(func() {
			fl.line.Begin()
			fl.Focus = action.Filter
		})},
		{ID: action.ClearFilter, Do: func() tea.Cmd {
			fl.line.Set(query.Default())
			return fl.onTyped()
		}},
	}
	return append(rows, desk.Given(fl.do, action.ApplyFilter, action.CancelFilter, action.Complete)...)
}

// do gives an action to the line while it has the keys.
func (fl *filtering) do(id action.ID) tea.Cmd {
	if fl.Scope() != action.Filter {
		return nil
	}
	return fl.carryOut(fl.line.Do(id))
}

// carryOut does what the line asks for.
func (fl *filtering) carryOut(intent any, _ bool) tea.Cmd {
	switch intent.(type) {
	case filter.Changed:
		return fl.onTyped()
	case filter.Done:
		fl.Focus = action.Queue
		return fl.onTyped()
	}
	return nil
}

// edit gives a key or a paste to the line.
func (fl *filtering) edit(msg tea.Msg) tea.Cmd {
	return tea.Batch(fl.carryOut(fl.line.Edit(msg), true), fl.askWhenRested())
}

// apply shows what matches the filter in force.
func (fl *filtering) apply() {
	matcher := fl.line.Filter().Matcher(query.Env{Now: fl.Clock, Me: fl.Me})
	fl.Queue.SetMatch(func(in *incident.Incident) bool { return matcher.Match(in) })
}

// onTyped shows what is loaded at once, and asks the service for the rest
// when typing pauses.
func (fl *filtering) onTyped() tea.Cmd {
	fl.apply()
	fl.Queue.Release()
	return fl.askWhenRested()
}

// askWhenRested asks the service for what the filter wants beyond what is loaded,
// when typing rests. Keys that leave a mistake in the line are typing too.
func (fl *filtering) askWhenRested() tea.Cmd {
	if fl.HasAll(fl.wanted()) {
		return nil
	}
	fl.typed++
	typed := fl.typed
	return desk.After(filterPause, func() tea.Cmd { return fl.onPause(typed) })
}

// onPause asks for what the filter wants when typing has paused.
func (fl *filtering) onPause(typed int) tea.Cmd {
	wanted := fl.wanted()
	if typed != fl.typed || fl.HasAll(wanted) {
		return nil
	}
	return fl.Load(wanted)
}

// vocabulary collects from what is loaded the values that the filter line
// completes.
func (fl *filtering) vocabulary() query.Vocabulary {
	var words query.Vocabulary
	owners, products := set{}, set{}
	for _, in := range fl.Loaded.All() {
		if !in.Owner.IsZero() {
			words.Owners = owners.add(words.Owners, clean.New(in.Owner.Name().String()))
		}
		for _, p := range in.Additional.Products {
			words.Products = products.add(words.Products, p)
		}
	}
	for _, use := range fl.TagUses() {
		words.Tags = append(words.Tags, use.Name)
	}
	return words
}

// set tells which texts are in a list already.
type set map[clean.Text]struct{}

func (s set) add(list []clean.Text, t clean.Text) []clean.Text {
	if _, ok := s[t]; ok {
		return list
	}
	s[t] = struct{}{}
	return append(list, t)
}
