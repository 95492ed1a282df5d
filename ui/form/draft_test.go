package form_test

import (
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/input"
)

func TestADraftGoesThroughThePanelUnchanged(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		change func(*incident.Draft)
	}{
		{"a blank one", func(d *incident.Draft) { *d = incident.NewDraft(id) }},
		{"a full one", func(*incident.Draft) {}},
		{"nothing chosen", func(d *incident.Draft) { *d = incident.Draft{ID: id} }},
		{"one that was sent", func(d *incident.Draft) { d.Sent = true }},
		{"a closing kept for another status", func(d *incident.Draft) { d.Status = incident.Active }},
		{"a comment without a classification", func(d *incident.Draft) { d.Closing = incident.Closing{Comment: clean.New("why")} }},
		{"an owner that is not one yet", func(d *incident.Draft) { d.Owner, d.OwnerText = incident.Owner{}, "ann" }},
		{"an owner by principal name", func(d *incident.Draft) {
			d.OwnerText = "x@contoso.example"
			d.Owner, _ = incident.ParseOwner(d.OwnerText, incident.Owner{})
		}},
		{"spaces around everything", func(d *incident.Draft) {
			d.Title, d.Description, d.TagText = "  t ", "\n\n d \n\n", " x "
			d.Owner, d.OwnerText = incident.Owner{}, " a "
		}},
		{"tags that differ in case only", func(d *incident.Draft) { d.Tags = []string{"a", "A", "b"} }},
		{"a tag with what cannot be seen", func(d *incident.Draft) { d.Tags = []string{"a\u200bb", "c\u202ed"} }},
		{"a description over the limit", func(d *incident.Draft) { d.Description = strings.Repeat("wörd ", 4000) }},
		{"as many lines as there may be", func(d *incident.Draft) { d.Description = strings.Repeat("x\n", input.MaxLines-1) + "x" }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			want := full()
			tt.change(&want)
			m := panel(incident.NewDraft(id))
			m.SetDraft(want)
			same(t, m.Draft(), want)
			m.SetDraft(m.Draft())
			same(t, m.Draft(), want)
			same(t, panel(want).Draft(), want)
		})
	}
}

// unkept names the texts that package input does not hand on as they will stay:
// Bubbles drops U+FFFD, and a mark behind a line break stands behind a space
// once the lines are joined.
func unkept(name string) bool {
	return name == "width/replacement" || name == "combining/behind-newline"
}

// TestHostileTextGoesThroughThePanelAsItIsSeen shows that the panel holds what
// it shows, and that nothing more happens to that when it is stored and opened
// again.
func TestHostileTextGoesThroughThePanelAsItIsSeen(t *testing.T) {
	t.Parallel()
	for _, c := range append(corpus.Benign(), corpus.Hostile()...) {
		if len(c.Text) > 2000 || unkept(c.Name) {
			continue
		}
		line := input.AcceptLine(c.Text)
		d := incident.NewDraft(id)
		d.Title, d.Description, d.OwnerText, d.TagText, d.Tags = c.Text, c.Text, c.Text, c.Text, []string{c.Text}
		d.Closing.Comment = clean.New(c.Text)
		want := d
		want.Title, want.Description, want.OwnerText, want.TagText = line, input.Accept(c.Text), line, line
		want.Closing.Comment = clean.New(line)
		m := panel(d)
		got := m.Draft()
		want.Owner = got.Owner // some of the texts are principal names
		if !got.Equal(want) {
			t.Errorf("%s: the draft is\n%+v\nwant\n%+v", c.Name, got, want)
		}
		m.SetDraft(got)
		if again := m.Draft(); !again.Equal(got) {
			t.Errorf("%s: opened again the draft is\n%+v\nwas\n%+v", c.Name, again, got)
		}
	}
}

func TestPastedTextIsTakenWhole(t *testing.T) {
	t.Parallel()
	for _, c := range append(corpus.Benign(), corpus.Hostile()...) {
		if len(c.Text) > 2000 || unkept(c.Name) {
			continue
		}
		m := panel(incident.NewDraft(id))
		paste(m, c.Text)
		m.Do(action.NextField)
		paste(m, c.Text)
		d := m.Draft()
		if d.Title != input.AcceptLine(c.Text) || d.Description != input.Accept(c.Text) {
			t.Errorf("%s: of %q there are the title %q and the description %q", c.Name, c.Text, d.Title, d.Description)
		}
	}
}

func TestALongPasteIsTakenWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	const kept, refused = true, false
	tests := []struct {
		name  string
		text  string
		taken bool
	}{
		{"5,000 characters", strings.Repeat("0123456789", 500), kept},
		{"one more", strings.Repeat("0123456789", 500) + "x", kept},
		{"5,000 wide characters", strings.Repeat("不", 5000), kept},
		{"300,000 characters of one line", strings.Repeat("0123456789", 30_000), kept},
		{"10,000 lines", strings.Repeat("line\n", input.MaxLines-1), kept},
		{"one more", strings.Repeat("line\n", input.MaxLines), refused},
		{"30,000 lines", strings.Repeat("line\r\n", 30_000), refused},
		{"30,000 lines of an old Mac", strings.Repeat("line\r", 30_000), refused},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := at(incident.NewDraft(id), description)
			paste(m, tt.text)
			want := ""
			if tt.taken {
				want = input.Accept(tt.text)
				seesNot(t, m, "not pasted")
			} else {
				sees(t, m, "more than 10,000 lines: not pasted")
			}
			if got := m.Draft().Description; got != want {
				t.Errorf("of %d bytes there are %d", len(want), len(got))
			}
		})
	}
}

func TestALongPasteIntoALineIsTakenWhole(t *testing.T) {
	t.Parallel()
	m := panel(incident.NewDraft(id))
	paste(m, strings.Repeat("line\n", 30_000))
	if got := m.Draft().Title; got != strings.Repeat("line ", 30_000) {
		t.Errorf("of 150,000 bytes there are %d", len(got))
	}
}

// TestNoKeyLosesALine types on where the description has as many lines as it can
// hold.
func TestNoKeyLosesALine(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("ten thousand lines are drawn for each key")
	}
	d := incident.NewDraft(id)
	d.Description = strings.Repeat("x\n", input.MaxLines-1) + "the last line"
	m := at(d, description)
	press(m, "ctrl+end", "enter")
	press(m, "!")
	got := m.Draft()
	if want := d.Description + "!"; got.Description != want {
		t.Errorf("the description ends with %q", got.Description[len(got.Description)-40:])
	}
	same(t, panel(got).Draft(), got)
}

func TestTheDescriptionIsCounted(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"nothing", "", "0 of 5000"},
		{"letters and a line break", "a\nb", "3 of 5000"},
		{"up to the limit", strings.Repeat("x", 5000), "5000 of 5000"},
		{"beyond the limit", strings.Repeat("x", 5001), "5001 of 5000"},
		{"an emoji as Azure counts it", "🚨", "1 characters, for Azure 2 of 5000"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := at(incident.NewDraft(id), description)
			paste(m, tt.text)
			sees(t, m, tt.want)
			if got := m.Draft().Description; got != tt.text {
				t.Errorf("the description is %q", got)
			}
		})
	}
}

func TestAnEditorsTextReplacesTheDescription(t *testing.T) {
	t.Parallel()
	m := panel(full())
	if got := m.Description(); got != full().Description {
		t.Errorf("the editor is given %q", got)
	}
	m.SetDescription("written\nelsewhere\n")
	want := full()
	want.Description = "written\nelsewhere\n"
	same(t, m.Draft(), want)
	if got := focused(m); got != "Description" {
		t.Errorf("the focus is on %q", got)
	}
}

func TestAPanelIsBlankUntilSomethingWouldBeMissed(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		field int
		keys  []string
		want  bool
	}{
		{"as it opens", title, nil, true},
		{"a title", title, []string{"a"}, false},
		{"a title of a space", title, []string{"space"}, false},
		{"a title typed and removed", title, []string{"a", "backspace"}, true},
		{"a line break", description, []string{"enter"}, false},
		{"another severity", severity, []string{"h"}, false},
		{"and back", severity, []string{"h", "m"}, true},
		{"another status", status, []string{"a"}, false},
		{"half an owner", owner, []string{"x"}, false},
		{"an owner", owner, []string{"down", "enter"}, false},
		{"a tag", tags, []string{"a", "enter"}, false},
		{"half a tag", tags, []string{"a"}, false},
		{"a tag that was removed", tags, []string{"a", "enter", "backspace"}, true},
		{"walking through", title, []string{"enter", "down", "enter", "enter", "enter", "enter"}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := at(incident.NewDraft(id), tt.field)
			press(m, tt.keys...)
			if got := m.Draft().IsBlank(); got != tt.want {
				t.Errorf("blank: %v, want %v: %+v", got, tt.want, m.Draft())
			}
		})
	}
}
