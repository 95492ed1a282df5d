package form_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/form"
	"sentinelq/ui/text"
	"sentinelq/ui/uitest/golden"
	"sentinelq/ui/uitest/pens"
)

// TestThePanelLooksAsItDid keeps the panel blank, full, with every mistake, with
// suggestions, and with a problem.
func TestThePanelLooksAsItDid(t *testing.T) {
	t.Parallel()
	states := map[string]func(*form.Model){
		"blank": func(*form.Model) {},
		"full":  func(m *form.Model) { m.SetDraft(full()); m.Do(action.NextField) },
		"mistaken": func(m *form.Model) {
			m.SetDraft(incident.Draft{ID: id, Status: incident.Closed, OwnerText: "nobody known", TagText: "x"})
			m.Do(action.Submit)
		},
		"suggesting": func(m *form.Model) {
			m.SetDraft(full())
			m.Do(action.PrevField)
			m.Do(action.PrevField)
			press(m, "backspace", "backspace", "backspace", "i", "down")
		},
		"problem": func(m *form.Model) {
			m.SetDraft(full())
			m.SetSending(true)
			m.SetProblem(clean.Literal("no answer within 30 s"), clean.Literal("what was typed is kept; ctrl+s tries again"))
		},
	}
	for look, pen := range pens.All(t) {
		for _, size := range [][2]int{{60, 15}, {80, 24}, {120, 40}} {
			for state, prepare := range states {
				name := fmt.Sprintf("%dx%d-%s-%s", size[0], size[1], look, state)
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					m := form.New(pen, incident.NewDraft(id), clean.Literal("ctrl+s"))
					m.SetMe(ann())
					m.SetTags(suggestions("phish", "spear-phish", "vip", "travel", "night"))
					m.SetSize(size[0], size[1])
					prepare(m)
					golden.Check(t, filepath.Join("testdata", name+".txt"), golden.Readable(m.View()))
				})
			}
		}
	}
}

// hostile returns a draft with a text in every field.
func hostile(word string) incident.Draft {
	d := full()
	d.Title, d.Description, d.TagText, d.OwnerText = word, word+"\n"+word, word, word
	d.Tags = []string{word, "x" + word, "y"}
	d.Owner = incident.Owner{AssignedTo: clean.New(word), UserPrincipalName: clean.New("x" + word)}
	d.Closing.Comment = clean.New(word)
	return d
}

func TestThePanelIsExactlyAsLargeAsItWasMade(t *testing.T) {
	t.Parallel()
	all := pens.All(t)
	wide := all["true"]
	wide.Meter = text.Graphemes
	all["true, graphemes"] = wide
	texts := words()
	for name, pen := range all {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for w := 0; w < 131; w += 1 + w/40 { // every narrow one
				word := texts[w*4%len(texts)]
				m := form.New(pen, hostile(word), clean.Literal("ctrl+s"))
				m.SetTags(suggestions(word, "x"+word))
				for _, h := range []int{0, 1, 3, 4, 5, 15, 50} {
					m.SetSize(w, h)
					m.Do(action.NextField)
					pens.CheckFrame(t, pen, m.View(), w, h)
				}
				m.Do(action.Submit)
				m.SetProblem(clean.New(word).Safe())
				pens.CheckFrame(t, pen, m.View(), w, 50)
			}
		})
	}
}

func TestEveryTextFitsIntoThePanel(t *testing.T) {
	t.Parallel()
	for _, word := range words() {
		m := panel(hostile(word))
		m.SetTags(suggestions(word))
		for _, size := range [][2]int{{24, 12}, {60, 60}} {
			m.SetSize(size[0], size[1])
			pens.CheckFrame(t, pens.Plain(), m.View(), size[0], size[1])
		}
	}
}

// TestTheCursorIsInsideThePanel goes through every field at every size.
func TestTheCursorIsInsideThePanel(t *testing.T) {
	t.Parallel()
	drafts := map[string]incident.Draft{"blank": incident.NewDraft(id), "full": full()}
	for i, word := range words() {
		if i%120 == 0 {
			drafts[word] = hostile(word)
		}
	}
	long := full()
	long.Title, long.Description = strings.Repeat("不審な ", 40), strings.Repeat("wide 不審な words\n", 40)
	drafts["long"] = long
	for name, d := range drafts {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, w := range []int{0, 1, 18, 19, 24, 33, 60, 80, 131} {
				m := panel(d)
				for _, h := range []int{1, 4, 5, 9, 15, 24, 50} {
					m.SetSize(w, h)
					m.Do(action.Submit)
					for field := range create + 3 { // round them, and back at the first
						checkCursor(t, m, w, h, field)
						m.Do(action.NextField)
					}
				}
			}
		})
	}
}

// checkCursor fails unless the cursor is inside of the panel, and hidden only
// where the panel is too small to be drawn.
func checkCursor(t *testing.T, m *form.Model, w, h, field int) {
	t.Helper()
	c := m.Cursor()
	if c == nil {
		if strings.TrimSpace(m.View()) != "" {
			t.Errorf("in %dx%d field %d has no cursor:\n%s", w, h, field, m.View())
		}
		return
	}
	if c.X < 0 || c.X >= w || c.Y < 2 || c.Y >= h-1 && h > 4 || c.Y >= h {
		t.Errorf("in %dx%d field %d has its cursor at %d, %d", w, h, field, c.X, c.Y)
	}
}

func TestTheCursorIsWhereTextIsTyped(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		field int
		keys  []string
		want  string // what stands before the cursor in its line
	}{
		{"an empty title", title, nil, ""},
		{"behind a title", title, []string{"a", "b"}, "ab"},
		{"in a title", title, []string{"a", "b", "left"}, "a"},
		{"behind wide characters", title, []string{"不", "審"}, "不審"},
		{"behind a marked letter", title, []string{"e\u0301"}, "e\u0301"},
		{"in the second line", description, []string{"a", "enter", "b", "c"}, "bc"},
		{"behind wide characters of a description", description, []string{"不", "審"}, "不審"},
		{"on the chosen option", severity, nil, "o High  "},
		{"on another option", severity, []string{"right"}, "o High  o Medium  "},
		{"behind an owner", owner, []string{"x"}, "x"},
		{"behind chips", tags, []string{"a", "enter", "b"}, "b"},
		{"on the button", create, nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := at(incident.NewDraft(id), tt.field)
			press(m, tt.keys...)
			c := m.Cursor()
			if c == nil {
				t.Fatal("there is none")
			}
			rest := strings.Split(m.View(), "\n")[c.Y][15:]
			for cells := 0; cells < c.X-15; {
				n, w := pens.Plain().Meter.Cluster(rest)
				rest, cells = rest[n:], cells+w
			}
			line := strings.Split(m.View(), "\n")[c.Y][15:]
			if got := strings.TrimSuffix(line, rest); got != tt.want {
				t.Errorf("before the cursor stands %q, want %q:\n%s", got, tt.want, m.View())
			}
		})
	}
}

func TestDrawingThePanelChangesNothing(t *testing.T) {
	t.Parallel()
	m := panel(full())
	m.SetSize(60, 12)
	for range 2 * (create + 3) {
		before := m.Draft()
		first, cursor := m.View(), m.Cursor()
		again, other := m.View(), m.Cursor()
		if first != again || *cursor != *other {
			t.Errorf("drawn again it differs:\n%s\n%s", first, again)
		}
		same(t, m.Draft(), before)
		m.Do(action.NextField)
	}
}

// TestTheFieldWithTheFocusIsOnTheScreen shows its label in a panel too low for
// all fields.
func TestTheFieldWithTheFocusIsOnTheScreen(t *testing.T) {
	t.Parallel()
	m := panel(full())
	m.SetSize(60, 12)
	for _, label := range []string{"Title", "Description", "Severity", "Status", "Classified", "Comment", "Owner", "Tags", "[ Create ]", "Title"} {
		sees(t, m, label)
		m.Do(action.NextField)
	}
}

func BenchmarkView(b *testing.B) {
	for _, length := range []int{0, 5000} {
		d := full()
		d.Description = strings.Repeat("Signed in from Berlin. ", length/23)
		m := panel(d)
		b.Run(fmt.Sprint(length), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				m.View()
			}
		})
	}
}

func TestEveryTagIsWholeInAsManyRowsAsTheyNeed(t *testing.T) {
	t.Parallel()
	d := incident.NewDraft("a")
	for i := range 12 {
		d.Tags = append(d.Tags, fmt.Sprintf("tag-number-%02d", i))
	}
	for _, w := range []int{50, 60, 80} {
		m := panel(d)
		m.SetSize(w, 40)
		drawn := m.View()
		for _, tag := range d.Tags {
			if !strings.Contains(drawn, "["+tag+"]") {
				t.Errorf("%d cells wide, %s is not whole:\n%s", w, tag, drawn)
			}
		}
	}
}
