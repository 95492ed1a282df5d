package incident_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

func TestACommentIsCheckedBeforeItIsSent(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, message string
		existing      int
		replaces      bool
		want          error
	}{
		{"words", "seen", 0, false, nil},
		{"nothing", "", 0, false, incident.ErrNoComment},
		{"spaces", " \n\t", 0, false, incident.ErrNoComment},
		{"as long as it may be", strings.Repeat("x", incident.MaxComment), 0, false, nil},
		{"one more", strings.Repeat("x", incident.MaxComment+1), 0, false, incident.ErrLongComment},
		{"emoji count two", strings.Repeat("🚨", incident.MaxComment/2+1), 0, false, incident.ErrLongComment},
		{"the last one", "seen", incident.MaxComments - 1, false, nil},
		{"one too many", "seen", incident.MaxComments, false, incident.ErrManyComments},
		{"a change is not one more", "seen", incident.MaxComments, true, nil},
	} {
		if err := incident.CheckComment(tt.message, tt.existing, tt.replaces); !errors.Is(err, tt.want) {
			t.Errorf("%s: the error is %v, want %v", tt.name, err, tt.want)
		}
	}
}

func TestACommentIsItsAuthorsOnly(t *testing.T) {
	t.Parallel()
	ann, bob := owner(annID, "ann@x", "", "Ann"), owner(bobID, "bob@x", "", "Bob")
	comment := incident.Comment{Author: ann}
	if !comment.IsBy(ann) || comment.IsBy(bob) || comment.IsBy(incident.Owner{}) || (incident.Comment{}).IsBy(incident.Owner{}) {
		t.Error("who wrote a comment is mistaken")
	}
}

func TestANoteSplitsIntoTitleAndRest(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, title, rest string }{
		{"", "", ""},
		{"one line", "one line", ""},
		{"  title \n body ", "title", "body"},
		{"\n\n title\r\n\r\nbody\nmore\n", "title", "body\nmore"},
		{" \n\t", "", ""},
	} {
		note := incident.Note{Text: tt.text}
		if title, rest := note.Split(); title != tt.title || rest != tt.rest {
			t.Errorf("%q splits into %q and %q", tt.text, title, rest)
		}
		if note.IsBlank() != (tt.title == "") {
			t.Errorf("%q is blank: %t", tt.text, note.IsBlank())
		}
	}
}

func TestANoteOfWhatIsThereReplacesIt(t *testing.T) {
	t.Parallel()
	in := incident.Incident{ID: "i", Number: 7}
	comment := incident.Comment{ID: "c", ETag: "e", Message: clean.New("a\x1bb")}
	if got, want := comment.Note(in), (incident.Note{Of: "c", Incident: "i", Number: 7, Text: "a\x1bb", Was: "a\x1bb", ETag: "e"}); !reflect.DeepEqual(got, want) {
		t.Errorf("the comment's note is %+v", got)
	}
	task := incident.Task{ID: "t", ETag: "e", Title: clean.New("title"), Description: clean.New("more\nlines")}
	note := task.Note(in)
	title, rest := note.Split()
	if note.Kind != incident.NoteTask || !note.Replaces() || title != "title" || rest != "more\nlines" {
		t.Errorf("the task's note is %+v", note)
	}
	task.Description = clean.Text{}
	if got := task.Note(in).Text; got != "title" {
		t.Errorf("a task without description has the note %q", got)
	}
}

func TestATaskIsCheckedBeforeItIsSent(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		title    string
		existing int
		want     error
	}{
		{"ask", 0, nil},
		{" ", 0, incident.ErrNoTaskTitle},
		{"ask", incident.MaxTasks - 1, nil},
		{"ask", incident.MaxTasks, incident.ErrManyTasks},
	} {
		if err := incident.CheckTask(tt.title, tt.existing); !errors.Is(err, tt.want) {
			t.Errorf("%q after %d: the error is %v, want %v", tt.title, tt.existing, err, tt.want)
		}
	}
}

func TestTasksAreCountedByWhatIsDone(t *testing.T) {
	t.Parallel()
	tasks := []incident.Task{{Status: incident.TaskNew}, {Status: incident.TaskCompleted}, {Status: "Paused"}}
	if got := incident.CountTasks(tasks); got != (incident.TaskCount{Done: 1, All: 3}) {
		t.Errorf("counted %+v", got)
	}
}

func TestATaskChangeClashesWithAnotherOfTheSameField(t *testing.T) {
	t.Parallel()
	done := incident.TaskCompleted
	seen := incident.Task{Title: clean.New("a"), Description: clean.New("b"), Status: incident.TaskNew}
	change := incident.TaskChange{Title: new(clean.New("mine")), Status: &done}
	after := change.Apply(seen)
	if after.Title.Raw() != "mine" || after.Description != seen.Description || !after.IsDone() {
		t.Errorf("the change gives %+v", after)
	}
	for _, tt := range []struct {
		name string
		now  incident.Task
		want bool
	}{
		{"nobody was there", seen, false},
		{"another field", incident.Task{Title: seen.Title, Description: clean.New("theirs"), Status: seen.Status}, false},
		{"the same field", incident.Task{Title: clean.New("theirs"), Description: seen.Description, Status: seen.Status}, true},
		{"the same value", incident.Task{Title: clean.New("mine"), Description: seen.Description, Status: incident.TaskCompleted}, false},
	} {
		if got := change.Clashes(seen, tt.now); got != tt.want {
			t.Errorf("%s: it clashes: %t", tt.name, got)
		}
	}
	described := incident.TaskChange{Description: new(clean.New("mine"))}
	if !described.Clashes(seen, incident.Task{Description: clean.New("theirs")}) {
		t.Error("two descriptions do not clash")
	}
}

func TestAlertsAreOrderedInTime(t *testing.T) {
	t.Parallel()
	at := func(hours int) incident.Stamp { return stamped(now().Add(time.Duration(hours) * time.Hour)) }
	alerts := []incident.Alert{
		{ID: clean.New("d"), Start: at(3)},
		{ID: clean.New("b"), Generated: at(2)},
		{ID: clean.New("a"), Start: at(2), Generated: at(9)},
		{ID: clean.New("c"), Start: at(1), Generated: at(8)},
		{ID: clean.New("e")},
	}
	incident.SortAlerts(alerts)
	var ids []string
	for _, a := range alerts {
		ids = append(ids, a.ID.Raw())
	}
	if !slices.Equal(ids, []string{"e", "c", "a", "b", "d"}) {
		t.Errorf("the order is %v", ids)
	}
}

func TestABookmarkIsCheckedBeforeItIsSent(t *testing.T) {
	t.Parallel()
	name, query := clean.New("n"), clean.New("q")
	for _, tt := range []struct {
		bookmark incident.Bookmark
		existing int
		want     error
	}{
		{incident.Bookmark{Name: name, Query: query}, incident.MaxBookmarks - 1, nil},
		{incident.Bookmark{Name: clean.New(" "), Query: query}, 0, incident.ErrNoBookmarkName},
		{incident.Bookmark{Name: name, Query: clean.New("\n")}, 0, incident.ErrNoBookmarkQuery},
		{incident.Bookmark{Name: name, Query: query}, incident.MaxBookmarks, incident.ErrManyBookmarks},
	} {
		if err := incident.CheckBookmark(tt.bookmark, tt.existing); !errors.Is(err, tt.want) {
			t.Errorf("%+v: the error is %v, want %v", tt.bookmark, err, tt.want)
		}
	}
}

func TestARelationKnowsToWhatItLeads(t *testing.T) {
	t.Parallel()
	named := incident.Relation{Resource: clean.New("/x/entities/other"), ResourceName: clean.New("ABC")}
	unnamed := incident.Relation{Resource: clean.New("/x/entities/ABC")}
	bare := incident.Relation{Resource: clean.New("abc")}
	for _, r := range []incident.Relation{named, unnamed, bare} {
		if !r.IsTo("abc") || r.IsTo("other") || r.IsTo("") {
			t.Errorf("%+v leads somewhere else", r)
		}
	}
}

func TestAnAlertIsCheckedBeforeItIsRelated(t *testing.T) {
	t.Parallel()
	ours, synced := incident.Incident{Provider: clean.New("Azure Sentinel")}, incident.Incident{Provider: clean.New("Microsoft XDR")}
	older := incident.Incident{Provider: clean.New("Microsoft 365 Defender")}
	there := []incident.Alert{{ID: clean.New(strings.ToUpper(annID))}}
	for _, tt := range []struct {
		name   string
		id     string
		in     incident.Incident
		alerts []incident.Alert
		want   error
	}{
		{"another alert", bobID, ours, there, nil},
		{"no GUID", "42", ours, nil, incident.ErrAlertID},
		{"of Defender", bobID, synced, nil, incident.ErrSynced},
		{"of Defender by its old name", bobID, older, nil, incident.ErrSynced},
		{"there already, in another case", annID, ours, there, incident.ErrAlertThere},
		{"one too many", bobID, ours, make([]incident.Alert, incident.MaxAlerts), incident.ErrManyAlerts},
	} {
		if err := incident.CheckAlert(tt.id, tt.in, tt.alerts); !errors.Is(err, tt.want) {
			t.Errorf("%s: the error is %v, want %v", tt.name, err, tt.want)
		}
	}
}

func TestDetailsAreReadPartByPart(t *testing.T) {
	t.Parallel()
	var whole incident.Details
	whole.Alerts, whole.Comments, whole.Tasks = make([]incident.Alert, 1), make([]incident.Comment, 2), make([]incident.Task, 3)
	whole.Bookmarks, whole.Activity = make([]incident.Bookmark, 4), make([]incident.Revision, 5)
	whole.Entities.List = make([]incident.Entity, 6)
	for _, p := range incident.Parts() {
		whole.Taken[p] = now().Add(time.Duration(p) * time.Minute)
	}
	var read incident.Details
	for n, p := range incident.Parts() {
		if read.Has(p) {
			t.Errorf("part %d is there before it is read", p)
		}
		read = read.With(p, whole)
		for m, other := range incident.Parts() {
			if read.Has(other) != (m <= n) {
				t.Errorf("after part %d, part %d is read: %t", p, other, read.Has(other))
			}
		}
	}
	counts := []int{len(read.Alerts), len(read.Entities.List), len(read.Comments), len(read.Tasks), len(read.Bookmarks), len(read.Activity)}
	if !slices.Equal(counts, []int{1, 6, 2, 3, 4, 5}) || read.Taken != whole.Taken {
		t.Errorf("read are %v at %v", counts, read.Taken)
	}
}
