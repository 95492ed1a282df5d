package detail_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/detail"
	"sentinelq/ui/uitest/pens"
)

// tasks returns tasks of one line each.
func tasks(ids ...string) incident.Details {
	var d incident.Details
	for _, id := range ids {
		d.Tasks = append(d.Tasks, incident.Task{ID: incident.ID(id), Title: clean.New("task " + id), Status: incident.TaskNew})
	}
	return known(d)
}

func TestTheSelectionStaysWithItsThing(t *testing.T) {
	t.Parallel()
	m := page(pens.Plain(), 80, 24, "")
	m.SetDetails(full().ID, tasks("a", "b", "c"), nil)
	m.SetTab(detail.Tasks)
	m.Do(action.ScrollDown)
	for _, tt := range []struct {
		name string
		ids  []string
		want string
	}{
		{"read again", []string{"a", "b", "c"}, "b"},
		{"in another order", []string{"c", "b", "a"}, "b"},
		{"with more before it", []string{"x", "y", "z", "a", "b"}, "b"},
		{"alone", []string{"b"}, "b"},
		{"gone, none is until the person moves", []string{"c", "a"}, ""},
		{"then the one in its place", nil, "c"},
		{"all gone", []string{}, ""},
		{"others come", []string{"a", "b"}, ""},
		{"and the person moves", nil, "a"},
	} {
		if tt.ids == nil {
			m.Do(action.ScrollDown)
		} else {
			m.SetDetails(full().ID, tasks(tt.ids...), nil)
		}
		got, _ := m.Selected().(incident.Task)
		if string(got.ID) != tt.want {
			t.Errorf("%s: %q is selected, want %q", tt.name, got.ID, tt.want)
		}
		if tt.want != "" && !strings.Contains(selectedRow(m), "task "+tt.want) {
			t.Errorf("%s: the mark is at %q", tt.name, selectedRow(m))
		}
	}
}

func TestStepsLeadThroughEveryEntryAndBack(t *testing.T) {
	t.Parallel()
	for _, tab := range allTabs()[1:] {
		for _, h := range []int{6, 10, 40} {
			m := page(pens.Plain(), 60, h, "Rare sign-in from Lima")
			m.SetTab(tab)
			var down, up []string
			for range 100 {
				down = append(down, fmt.Sprint(m.Selected()))
				m.Do(action.ScrollDown)
			}
			for range 100 {
				up = append(up, fmt.Sprint(m.Selected()))
				m.Do(action.ScrollUp)
			}
			down, up = slices.Compact(down), slices.Compact(up)
			slices.Reverse(up)
			if want := map[bool]int{true: 3, false: 2}[tab == detail.Activity]; len(down) != want || !slices.Equal(down, up) {
				t.Errorf("%v, %d high: down are %d entries, up %d", tab.Label(), h, len(down), len(up))
			}
		}
	}
}

// TestEntriesThatLookTheSameAreDistinct holds that events of the same words and
// minute do not stop the selection.
func TestEntriesThatLookTheSameAreDistinct(t *testing.T) {
	t.Parallel()
	m := page(pens.Plain(), 80, 24, "")
	m.SetDetails(full().ID, known(incident.Details{}), nil)
	said := func(by string) incident.Event {
		return incident.Event{At: before(1), By: clean.New(by), What: clean.Literal("tagged vip")}
	}
	m.SetEvents([]incident.Event{said("Ann"), said("Bob"), said("Cid")})
	m.SetTab(detail.Activity)
	for _, want := range []string{"Ann", "Bob", "Cid", "Cid"} {
		got, _ := m.Selected().(incident.Event)
		if got.By.Raw() != want || strings.Count(m.View(), ">") != 1 {
			t.Errorf("selected is %q, want %q:\n%s", got.By.Raw(), want, m.View())
		}
		m.Do(action.ScrollDown)
	}
	m.SetEvents([]incident.Event{said("New"), said("Ann"), said("Bob"), said("Cid")})
	if got, _ := m.Selected().(incident.Event); got.By.Raw() != "Cid" {
		t.Errorf("after one more, %q is selected", got.By.Raw())
	}
}

func TestALongEntryIsScrolledThrough(t *testing.T) {
	t.Parallel()
	var lines []string
	for i := range 50 {
		lines = append(lines, fmt.Sprintf("line %02d.", i))
	}
	d := known(incident.Details{Comments: []incident.Comment{
		{ID: "long", Message: clean.New(strings.Join(lines, "\n")), Created: before(1)},
		{ID: "short", Message: clean.New("the end."), Created: before(2)},
	}})
	m := page(pens.Plain(), 60, 12, "")
	m.SetDetails(full().ID, d, nil)
	m.SetTab(detail.Comments)
	seen := map[string]bool{}
	look := func() {
		for _, row := range rows(m) {
			seen[row] = true
		}
	}
	for range 60 {
		look()
		m.Do(action.ScrollDown)
	}
	for _, line := range append(lines, "the end.") {
		if !seen[line] {
			t.Errorf("%q is never seen", line)
		}
	}
	if got, _ := m.Selected().(incident.Comment); got.ID != "short" {
		t.Errorf("at the end, %q is selected", got.ID)
	}
	clear(seen)
	for range 60 {
		look()
		m.Do(action.ScrollUp)
	}
	for _, line := range lines {
		if !seen[line] {
			t.Errorf("on the way back, %q is never seen", line)
		}
	}
}

func TestAPageKeepsTheSelectionInSight(t *testing.T) {
	t.Parallel()
	var ids []string
	for i := range 100 {
		ids = append(ids, fmt.Sprintf("%03d", i))
	}
	m := page(pens.Plain(), 60, 14, "")
	m.SetDetails(full().ID, tasks(ids...), nil)
	m.SetTab(detail.Tasks)
	for _, id := range append(slices.Repeat([]action.ID{action.ScrollPgDown}, 15), slices.Repeat([]action.ID{action.ScrollPgUp}, 15)...) {
		m.Do(id)
		got, _ := m.Selected().(incident.Task)
		if row := selectedRow(m); !strings.Contains(row, "task "+string(got.ID)) {
			t.Errorf("after %s the selected %s is out of sight: %q", id, got.ID, row)
		}
	}
}

func TestItemsAnswerTheKeysThatAreTheirs(t *testing.T) {
	t.Parallel()
	m := page(pens.Plain(), 80, 24, "a")
	d := details("a")
	for _, tt := range []struct {
		tab  detail.Tab
		id   action.ID
		want any
	}{
		{detail.Tasks, action.ItemToggle, detail.Toggle{Task: d.Tasks[0]}},
		{detail.Tasks, action.ItemOpen, detail.Toggle{Task: d.Tasks[0]}},
		{detail.Tasks, action.ItemEdit, detail.Rewrite{Item: d.Tasks[0]}},
		{detail.Comments, action.ItemEdit, detail.Rewrite{Item: d.Comments[0]}},
		{detail.Comments, action.ItemRemove, detail.Remove{Item: d.Comments[0]}},
		{detail.Comments, action.ItemOpen, nil},
		{detail.Comments, action.ItemAdd, detail.Add{Tab: detail.Comments}},
		{detail.Similar, action.ItemOpen, detail.Jump{ID: "open"}},
		{detail.Similar, action.ItemToggle, nil},
		{detail.Overview, action.ItemOpen, detail.Unselected{ID: action.ItemOpen, None: true}},
		{detail.Overview, action.ItemRemove, detail.Unselected{ID: action.ItemRemove, None: true}},
	} {
		m.SetTab(tt.tab)
		if got, ok := m.Do(tt.id); fmt.Sprint(got) != fmt.Sprint(tt.want) || !ok {
			t.Errorf("%s in %v asks for %v, want %v", tt.id, tt.tab.Label(), got, tt.want)
		}
	}
}
