package form_test

import (
	"slices"
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/form"
)

func TestFieldsAreWalkedInTheirOrderAndRound(t *testing.T) {
	t.Parallel()
	open := []string{"Title *", "Description", "Severity *", "Status *", "Owner", "Tags", "[ Create ]"}
	closed := []string{"Title *", "Description", "Severity *", "Status *", "Classified *", "Comment", "Owner", "Tags", "[ Create ]"}
	for status, want := range map[incident.Status][]string{incident.New: open, incident.Active: open, incident.Closed: closed} {
		d := incident.NewDraft(id)
		d.Status = status
		m := panel(d)
		var got, back []string
		for range want {
			got = append(got, focused(m))
			m.Do(action.NextField)
		}
		for range want {
			m.Do(action.PrevField)
			back = append(back, focused(m))
		}
		slices.Reverse(back)
		if !slices.Equal(got, want) || !slices.Equal(back, want) {
			t.Errorf("with %s the fields are %q, and back %q", status, got, back)
		}
	}
}

func TestAnActionOfAnotherPaneIsNotTaken(t *testing.T) {
	t.Parallel()
	if intent, ok := panel(full()).Do(action.Open); ok || intent != nil {
		t.Errorf("it is taken, and asks for %v", intent)
	}
}

func TestKeysLeaveAFieldAndStayInIt(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		field int
		keys  []string
		want  string
	}{
		{"enter goes on from the title", title, []string{"enter"}, "Description"},
		{"down too", title, []string{"down"}, "Description"},
		{"up goes round to the button", title, []string{"up"}, "[ Create ]"},
		{"text and cursor keys stay", title, []string{"a", "left", "right", "home", "end", "space"}, "Title *"},
		{"enter stays in the description", description, []string{"enter"}, "Description"},
		{"up in its first line leaves", description, []string{"up"}, "Title *"},
		{"down in its last line leaves", description, []string{"down"}, "Severity *"},
		{"up in its second line stays", description, []string{"a", "enter", "up"}, "Description"},
		{"and leaves from the first", description, []string{"a", "enter", "up", "up"}, "Title *"},
		{"down in the line before the last stays", description, []string{"enter", "enter", "up", "down"}, "Description"},
		{"and leaves from the last", description, []string{"enter", "up", "down", "down"}, "Severity *"},
		{"down goes on from a choice", severity, []string{"down"}, "Status *"},
		{"enter too", severity, []string{"enter"}, "Status *"},
		{"up goes back", severity, []string{"up"}, "Description"},
		{"choosing stays", severity, []string{"right", "right", "right", "right", "left", "space", "h"}, "Severity *"},
		{"enter goes on from the owner", owner, []string{"enter"}, "Tags"},
		{"down walks its offers first", owner, []string{"down"}, "Owner"},
		{"and leaves behind the last", owner, []string{"down", "down"}, "Tags"},
		{"up from an offer stays", owner, []string{"down", "up"}, "Owner"},
		{"and leaves from the input", owner, []string{"down", "up", "up"}, "Status *"},
		{"enter on an offer takes it", owner, []string{"down", "enter"}, "Owner"},
		{"enter adds a tag", tags, []string{"v", "enter"}, "Tags"},
		{"and goes on when there is none", tags, []string{"v", "enter", "enter"}, "[ Create ]"},
		{"also behind spaces", tags, []string{"space", "enter"}, "[ Create ]"},
		{"down leaves behind five suggestions", tags, []string{"down", "down", "down", "down", "down", "down"}, "[ Create ]"},
		{"down goes round from the button", create, []string{"down"}, "Title *"},
		{"up leaves it", create, []string{"up"}, "Tags"},
		{"text does nothing to it", create, []string{"a"}, "[ Create ]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := at(incident.NewDraft(id), tt.field)
			if intent := press(m, tt.keys...); intent != nil {
				t.Errorf("it asks for %v", intent)
			}
			if got := focused(m); got != tt.want {
				t.Errorf("the focus is on %q, want %q:\n%s", got, tt.want, m.View())
			}
		})
	}
}

func TestASeverityIsChosen(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		from incident.Severity
		keys []string
		want incident.Severity
	}{
		{"right", incident.Medium, []string{"right"}, incident.Low},
		{"left", incident.Medium, []string{"left"}, incident.High},
		{"not before the first", incident.High, []string{"left"}, incident.High},
		{"not behind the last", incident.Low, []string{"right", "right", "right"}, incident.Informational},
		{"space takes the next", incident.Medium, []string{"space"}, incident.Low},
		{"and the first behind the last", incident.Informational, []string{"space"}, incident.High},
		{"by its letter", incident.Medium, []string{"h"}, incident.High},
		{"in either case", incident.Medium, []string{"I"}, incident.Informational},
		{"not by another letter", incident.Medium, []string{"x"}, incident.Medium},
		{"not by a letter that is not its first", incident.Medium, []string{"w"}, incident.Medium},
		{"with none chosen right begins", "", []string{"right"}, incident.High},
		{"so does space", "", []string{"space"}, incident.High},
		{"left does not", "", []string{"left"}, ""},
		{"a letter chooses", "", []string{"l"}, incident.Low},
		{"leaving chooses nothing", "", []string{"down", "up", "enter"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d := incident.NewDraft(id)
			d.Severity = tt.from
			m := at(d, severity)
			press(m, tt.keys...)
			if got := m.Draft().Severity; got != tt.want {
				t.Errorf("chosen is %q, want %q", got, tt.want)
			}
			if paste(m, "high"); m.Draft().Severity != tt.want {
				t.Error("a paste chooses")
			}
		})
	}
}

func TestOptionsWithTheSameLetterAreChosenInTurn(t *testing.T) {
	t.Parallel()
	d := incident.NewDraft(id)
	d.Status = incident.Closed
	m := at(d, closing)
	for _, i := range []int{2, 3, 2} {
		if press(m, "f"); m.Draft().Closing != incident.Closings()[i] {
			t.Errorf("chosen is %v, want %v", m.Draft().Closing.Label(), incident.Closings()[i].Label())
		}
	}
}

func TestStackedOptionsAreWalkedUpAndDown(t *testing.T) {
	t.Parallel()
	d := incident.NewDraft(id)
	d.Status = incident.Closed
	m := at(d, closing)
	for i, want := range incident.Closings() {
		press(m, "down")
		if got := m.Draft().Closing; got != want || focused(m) == "Comment" {
			t.Errorf("at step %d chosen is %v and the focus on %s", i, got.Label(), focused(m))
		}
	}
	press(m, "up")
	if got := m.Draft().Closing; got != incident.Closings()[3] {
		t.Errorf("back up chosen is %v", got.Label())
	}
	press(m, "down", "down")
	if focused(m) != "Comment" {
		t.Errorf("behind the last the focus is on %q", focused(m))
	}
	m.Do(action.PrevField)
	press(m, "up", "up", "up", "up", "up")
	if focused(m) != "Status *" || m.Draft().Closing != incident.Closings()[0] {
		t.Errorf("before the first the focus is on %q, chosen is %v", focused(m), m.Draft().Closing.Label())
	}
}

func TestStatusClosedBringsItsFieldsAndAnotherKeepsTheirValues(t *testing.T) {
	t.Parallel()
	m := at(incident.NewDraft(id), status)
	seesNot(t, m, "Classified *", "Comment")
	press(m, "c")
	sees(t, m, "Classified *", "Comment", "Undetermined")
	press(m, "enter", "u", "enter")
	typeIn(m, "a drill")
	m.Do(action.PrevField)
	m.Do(action.PrevField)
	press(m, "n")
	seesNot(t, m, "Classified *")
	press(m, "c")
	want := incident.Closing{Classification: incident.Undetermined, Comment: clean.New("a drill")}
	if got := m.Draft().Closing; got != want {
		t.Errorf("the closing is %+v, want %+v", got, want)
	}
}

func TestTagsAreAddedAndRemoved(t *testing.T) {
	t.Parallel()
	enter := []string{"enter"}
	tests := []struct {
		name  string
		typed string
		keys  []string
		want  []string
		left  string // in the input
	}{
		{"typed and entered", "new one", enter, []string{"phish", "new one"}, ""},
		{"without spaces around", "  spaced ", enter, []string{"phish", "spaced"}, ""},
		{"a duplicate is not added", "PHISH", enter, []string{"phish"}, ""},
		{"backspace removes the last one", "", []string{"backspace"}, nil, ""},
		{"but first what is typed", "ab", []string{"backspace"}, []string{"phish"}, "a"},
		{"and does nothing with none", "", []string{"backspace", "backspace"}, nil, ""},
		{"the first suggestion", "", []string{"down", "enter"}, []string{"phish", "spear-phish"}, ""},
		{"the second one", "", []string{"down", "down", "enter"}, []string{"phish", "vip"}, ""},
		{"the suggestion for what is typed", "nig", []string{"down", "enter"}, []string{"phish", "night"}, ""},
		{"typing on leaves the suggestion", "ni", []string{"down", "g", "enter"}, []string{"phish", "nig"}, ""},
		{"what is typed is kept apart", "nig", nil, []string{"phish"}, "nig"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d := incident.NewDraft(id)
			d.Tags = []string{"phish"}
			m := at(d, tags)
			typeIn(m, tt.typed)
			press(m, tt.keys...)
			if !tagsOf(m, tt.want...) || m.Draft().TagText != tt.left {
				t.Errorf("the tags are %q and %q, want %q and %q", m.Draft().Tags, m.Draft().TagText, tt.want, tt.left)
			}
			for _, tag := range tt.want {
				sees(t, m, "["+tag+"]")
			}
		})
	}
}

func TestTheDraftThatWasGivenIsNotChanged(t *testing.T) {
	t.Parallel()
	d := full()
	m := at(d, tags+2) // behind the two fields of closing
	press(m, "backspace", "backspace", "backspace", "backspace", "x", "enter")
	if !tagsOf(m, "phish", "x") || d.Tags[1] != "VIP" {
		t.Errorf("the tags are %q, and those given %q", m.Draft().Tags, d.Tags)
	}
	m.Draft().Tags[0] = "changed"
	if !tagsOf(m, "phish", "x") {
		t.Error("a draft that was returned can be used to change the panel")
	}
}

func TestSuggestionsBeginWithWhatBeginsAsTyped(t *testing.T) {
	t.Parallel()
	m := at(incident.NewDraft(id), tags)
	typeIn(m, "phi")
	var got []string
	for _, line := range lines(m) {
		if name, found := strings.CutPrefix(line, "* "); found {
			got = append(got, strings.Fields(name)[0])
		}
	}
	if want := []string{"phish", "spear-phish", "lab-phish"}; !slices.Equal(got, want) {
		t.Errorf("suggested are %q, want %q", got, want)
	}
	press(m, "enter")
	sees(t, m, "* phish", "in 7")
	press(m, "p", "down", "enter", "p")
	seesNot(t, m, "* phish ")
	m.Do(action.NextField)
	seesNot(t, m, "in 6")
}

func TestAnOwnerIsTakenOrTyped(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		typed string
		keys  []string
		want  incident.Owner
		text  string
	}{
		{"nobody", "", nil, incident.Owner{}, ""},
		{"me is the first offer", "", []string{"down", "enter"}, ann(), "Ann Lee (ann@contoso.example)"},
		{"me as a word", "Me", nil, ann(), "Me"},
		{"one seen lately", "", []string{"down", "down", "enter"}, bob(), "Bob Annan (bob@contoso.example)"},
		{"by the beginning of a name", "bo", []string{"down", "enter"}, bob(), "Bob Annan (bob@contoso.example)"},
		{"an offer that was not taken", "bo", []string{"down"}, incident.Owner{}, "bo"},
		{"one that was typed over", "bo", []string{"down", "enter", "backspace"}, incident.Owner{}, "Bob Annan (bob@contoso.example"},
		{"a principal name", "x@contoso.example", nil, incident.Owner{
			UserPrincipalName: clean.New("x@contoso.example"), Email: clean.New("x@contoso.example"), Type: incident.User,
		}, "x@contoso.example"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := at(incident.NewDraft(id), owner)
			m.SetPeople([]incident.Owner{bob()}, []incident.Owner{ann(), bob()})
			typeIn(m, tt.typed)
			press(m, tt.keys...)
			if got := m.Draft(); got.Owner != tt.want || got.OwnerText != tt.text {
				t.Errorf("the owner is %+v and %q, want %+v and %q", got.Owner, got.OwnerText, tt.want, tt.text)
			}
		})
	}
}

func TestTheButtonSubmits(t *testing.T) {
	t.Parallel()
	d := incident.NewDraft(id)
	d.Title = "Lost laptop"
	for _, key := range []string{"enter", "space"} {
		submit, ok := press(at(d, create), key).(form.Submit)
		if !ok {
			t.Fatalf("%s does not submit", key)
		}
		same(t, submit.Draft, d)
	}
	for field := range create {
		m := at(d, field)
		if _, ok := press(m, "space").(form.Submit); ok {
			t.Errorf("a space in field %d submits", field)
		}
		if intent, ok := m.Do(action.Submit); !ok || intent == nil {
			t.Errorf("the action does not submit from field %d:\n%s", field, m.View())
		}
	}
}
