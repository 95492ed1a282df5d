package form_test

import (
	"flag"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/form"
	"sentinelq/ui/match"
	"sentinelq/ui/uitest/pens"
)

var _ = flag.Bool("update", false, "write the golden files anew")

const id incident.ID = "6f9619ff-8b86-d011-b42d-00c04fc964ff"

// words returns benign and hostile texts, a sixth of them with -short.
func words() []string {
	var all []string
	for i, text := range corpus.Drawable() {
		if !testing.Short() || i%6 == 0 {
			all = append(all, text)
		}
	}
	return all
}

// panel makes a panel of 80 by 30 cells for a draft.
func panel(d incident.Draft) *form.Model {
	m := form.New(pens.Plain(), d, clean.Literal("ctrl+s"))
	m.SetSize(80, 30)
	m.SetMe(ann())
	m.SetTags(suggestions("phish", "spear-phish", "vip", "travel", "night", "loss", "lab-phish"))
	return m
}

func ann() incident.Owner {
	return incident.Owner{
		ObjectID: clean.New("11111111-1111-1111-1111-111111111111"), AssignedTo: clean.New("Ann Lee"),
		UserPrincipalName: clean.New("ann@contoso.example"), Type: incident.User,
	}
}

func bob() incident.Owner {
	return incident.Owner{
		ObjectID: clean.New("22222222-2222-2222-2222-222222222222"), AssignedTo: clean.New("Bob Annan"),
		UserPrincipalName: clean.New("bob@contoso.example"), Type: incident.User,
	}
}

// suggestions ranks tags as the program does.
func suggestions(tags ...string) form.Suggestions {
	names := make([]clean.Safe, len(tags))
	for i, tag := range tags {
		names[i] = clean.New(tag).Safe()
	}
	index := match.New(names)
	return func(typed string, limit int) []incident.TagUse {
		var uses []incident.TagUse
		for _, hit := range index.Find(typed, limit) {
			uses = append(uses, incident.TagUse{Name: clean.New(tags[hit.At]), Count: 7 - hit.At})
		}
		return uses
	}
}

// full returns a draft with something in every field.
func full() incident.Draft {
	d := incident.NewDraft(id)
	d.Title, d.Description = "Phone call about a fake help desk", "Two colleagues were called.\nNumber 030 5550 0142."
	d.Severity, d.Status = incident.High, incident.Closed
	d.Closing = incident.Closings()[1]
	d.Closing.Comment = clean.New("a drill")
	d.Owner, d.OwnerText = bob(), "Bob Annan (bob@contoso.example)"
	d.Tags, d.TagText = []string{"phish", "VIP"}, "nig"
	return d
}

// at makes a panel with the focus on a field of the draft, counted from zero.
func at(d incident.Draft, field int) *form.Model {
	m := panel(d)
	walkTo(m, field)
	return m
}

func walkTo(m *form.Model, field int) {
	for range field {
		m.Do(action.NextField)
	}
}

// The fields in their order while the status is not Closed.
const (
	title = iota
	description
	severity
	status
	owner
	tags
	create
)

// And those that follow on the status Closed.
const (
	closing = iota + owner
	comment
)

// press gives keys to the panel and returns the last intent. A key that is not
// named is text.
func press(m *form.Model, keys ...string) (intent any) {
	for _, key := range keys {
		intent = m.Edit(named(key))
	}
	return intent
}

func named(key string) tea.KeyPressMsg {
	code, special := map[string]rune{
		"enter": tea.KeyEnter, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "up": tea.KeyUp, "down": tea.KeyDown,
		"left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
	}[key]
	switch {
	case key == "space":
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	case special:
		return tea.KeyPressMsg{Code: code}
	default:
		first, _ := utf8.DecodeRuneInString(key)
		return tea.KeyPressMsg{Code: first, Text: key}
	}
}

// typeIn gives text to the panel key by key.
func typeIn(m *form.Model, typed string) {
	for _, r := range typed {
		m.Edit(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func paste(m *form.Model, content string) { m.Edit(tea.PasteMsg{Content: content}) }

// lines draws the panel and returns its lines without the spaces around them.
func lines(m *form.Model) []string {
	all := strings.Split(m.View(), "\n")
	for i, line := range all {
		all[i] = strings.TrimSpace(line)
	}
	return all
}

// sees fails unless every text is on the panel.
func sees(t *testing.T, m *form.Model, texts ...string) {
	t.Helper()
	for _, s := range texts {
		if !strings.Contains(m.View(), s) {
			t.Errorf("%q is not on the panel:\n%s", s, m.View())
		}
	}
}

// seesNot fails if one of the texts is on the panel.
func seesNot(t *testing.T, m *form.Model, texts ...string) {
	t.Helper()
	for _, s := range texts {
		if strings.Contains(m.View(), s) {
			t.Errorf("%q is on the panel:\n%s", s, m.View())
		}
	}
}

// focused returns the label of the field with the cursor, "[ Create ]" for the
// button, or "" for none.
func focused(m *form.Model) string {
	c := m.Cursor()
	if c == nil {
		return ""
	}
	all := strings.Split(m.View(), "\n")
	for y := c.Y; y > 1; y-- {
		if strings.Contains(all[y], "[ Create ]") {
			return "[ Create ]"
		}
		if label := strings.TrimSpace(all[y][:min(15, len(all[y]))]); label != "" {
			return label
		}
	}
	return ""
}

// same fails unless two drafts hold the same.
func same(t *testing.T, got, want incident.Draft) {
	t.Helper()
	if !got.Equal(want) {
		t.Errorf("the draft is\n%+v\nwant\n%+v", got, want)
	}
}

func tagsOf(m *form.Model, want ...string) bool { return slices.Equal(m.Draft().Tags, want) }
