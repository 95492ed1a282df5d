package client

import (
	"errors"
	"math/rand/v2"
	"net/http"
	"testing"
	"testing/quick"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

const (
	testTasks = testIncident + "/tasks"
	testTask  = testTasks + "/" + string(partID) + testVersion
)

// taskAnswer is a task as the service answers it.
func taskAnswer(etag, title, description, status string) string {
	who := `{"objectId":"2046feea-040d-4a46-9e2b-91c2941bfa70","email":"john.doe@contoso.com","name":"john doe","userPrincipalName":"john@contoso.com"}`
	return `{"id":"` + testTasks + `/` + string(partID) + `","name":"` + string(partID) + `","etag":` + quote(etag) +
		`,"type":"Microsoft.SecurityInsights/incidents/tasks","properties":{"title":` + quote(title) +
		`,"description":` + quote(description) + `,"status":` + quote(status) +
		`,"createdTimeUtc":"2019-01-01T13:15:30Z","lastModifiedTimeUtc":"2019-01-03T11:10:30Z","createdBy":` + who + `,"lastModifiedBy":` + who + `}}`
}

func TestEveryFieldOfATaskIsRead(t *testing.T) {
	t.Parallel()
	c, w := newTestClient(t, says(200, `{"value":[`+taskAnswer(`"19"`, "Task title", "<p>D</p>", "Blocked")+`]}`))
	got, err := c.Tasks(t.Context(), testID)
	if err != nil || len(got) != 1 {
		t.Fatalf("read %+v, %v", got, err)
	}
	want := incident.Task{
		ID: partID, ETag: `"19"`, Title: clean.New("Task title"), Description: clean.New("<p>D</p>"), Status: "Blocked",
		Created: incident.ParseStamp("2019-01-01T13:15:30Z"), LastModified: incident.ParseStamp("2019-01-03T11:10:30Z"),
		CreatedBy: john(), LastModifiedBy: john(),
	}
	if got[0] != want {
		t.Errorf("read %+v, want %+v", got[0], want)
	}
	wantRequests(t, w, sent{method: http.MethodGet, url: testTasks + testVersion})
}

func TestTasksComeInTheOrderOfTheirCreation(t *testing.T) {
	t.Parallel()
	item := func(name, created string) string {
		return `{"name":"` + name + `","properties":{"createdTimeUtc":"` + created + `"}}`
	}
	c, _ := newTestClient(t, says(200, `{"value":[`+item("c", "2019-01-02T00:00:00Z")+`,`+item("b", "2019-01-02T00:00:00Z")+`,`+
		item("last", "2020-01-01T00:00:00Z")+`,`+item("first", "2018-01-01T00:00:00Z")+`]}`))
	tasks, err := c.Tasks(t.Context(), testID)
	if err != nil {
		t.Fatal(err)
	}
	var order string
	for _, task := range tasks {
		order += string(task.ID) + " "
	}
	if order != "first b c last " {
		t.Errorf("the order is %s", order)
	}
}

func TestCreateTaskSendsExactlyTheTask(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		rule string
		task incident.Task
		want string
	}{
		{
			"title and status are needed",
			incident.Task{ID: partID, Title: clean.New("Check sign-ins")},
			`{"properties":{"title":"Check sign-ins","status":"New"}}`,
		},
		{
			"an etag of another is not sent",
			incident.Task{ID: partID, ETag: "e", Title: clean.New("T"), Description: clean.New("<b>D</b>"), Status: incident.TaskCompleted},
			`{"properties":{"title":"T","description":"<b>D</b>","status":"Completed"}}`,
		},
	} {
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			c, w := newTestClient(t, says(404, ""), says(201, taskAnswer("e1", "stored", "", "New")))
			got, err := c.CreateTask(t.Context(), testID, test.task)
			if err != nil || got.Title.Raw() != "stored" || got.ETag != "e1" {
				t.Errorf("made %+v, %v", got, err)
			}
			wantRequests(t, w, sent{method: http.MethodGet, url: testTask}, sent{method: http.MethodPut, url: testTask, body: test.want})
		})
	}
}

func TestATaskIsCreatedOnceAndNeverWrittenOver(t *testing.T) {
	t.Parallel()
	made := says(201, taskAnswer("e1", "mine", "", "New"))
	done := says(200, taskAnswer("e2", "mine", "", "Completed"))
	none, busy := says(404, ""), says(503, "")
	for _, test := range []struct {
		rule    string
		answers []reply
		want    string
		etag    string
		err     error
	}{
		{"what is there is not written again", []reply{done}, "GET", "e2", nil},
		{"what is there and says something else stays", []reply{says(200, taskAnswer("e3", "theirs", "", "New"))}, "GET", "e3", incident.ErrExists},
		{"a lost answer is looked for", []reply{none, reset(), done}, "GET PUT GET", "e2", nil},
		{"a lost request is sent again", []reply{none, reset(), none, made}, "GET PUT GET PUT", "e1", nil},
		{"a failure may hide a success", []reply{none, says(500, ""), done}, "GET PUT GET", "e2", nil},
		{"so may a cut answer", []reply{none, cut(201), done}, "GET PUT GET", "e2", nil},
		{"and one that is not the service's", []reply{none, says(200, "<html>"), done}, "GET PUT GET", "e2", nil},
		{"a throttled write was not done", []reply{none, says(429, ""), made}, "GET PUT PUT", "e1", nil},
		{"a look that fails stops the write", []reply{says(403, "")}, "GET", "", incident.ErrForbidden},
		{"a refusal ends it", []reply{none, says(400, "")}, "GET PUT", "", incident.ErrRejected},
		{
			"four times is enough",
			[]reply{none, busy, none, busy, none, busy, none, busy, none},
			"GET PUT GET PUT GET PUT GET PUT GET", "", incident.ErrUnavailable,
		},
	} {
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			c, w := newTestClient(t, test.answers...)
			got, err := c.CreateTask(t.Context(), testID, incident.Task{ID: partID, Title: clean.New("mine")})
			if !errors.Is(err, test.err) || (err == nil) != (test.err == nil) {
				t.Fatalf("the error is %v, want %v", err, test.err)
			}
			if w.methods() != test.want || got.ETag != test.etag {
				t.Errorf("sent %q and got %q, want %q and %q", w.methods(), got.ETag, test.want, test.etag)
			}
		})
	}
}

func TestUpdateTaskMeetsOthers(t *testing.T) {
	t.Parallel()
	completed, renamed := incident.TaskCompleted, clean.New("mine")
	now := func(etag, title, status string) reply { return says(200, taskAnswer(etag, title, "D", status)) }
	stale := says(409, staleETag)
	complete := incident.TaskChange{Status: &completed}
	for _, test := range []struct {
		rule    string
		change  incident.TaskChange
		answers []reply
		want    string
		etag    string
		err     error
	}{
		{"a change is written", complete, []reply{now("e1", "T", "New"), now("e2", "T", "Completed")}, "GET PUT", "e2", nil},
		{"a change that is there is not", complete, []reply{now("e2", "T", "Completed")}, "GET", "e2", nil},
		{"no change writes nothing", incident.TaskChange{}, []reply{now("e2", "X", "Completed")}, "GET", "e2", nil},
		{"another field does not clash", complete, []reply{now("e2", "theirs", "New"), now("e3", "theirs", "Completed")}, "GET PUT", "e3", nil},
		{"the same field does", incident.TaskChange{Title: &renamed}, []reply{now("e2", "theirs", "New")}, "GET", "", incident.ErrConflict},
		{"a conflict reads and writes again", complete, []reply{now("e1", "T", "New"), stale, now("e2", "T", "New"), now("e3", "T", "Completed")}, "GET PUT GET PUT", "e3", nil},
		{"a clash in between ends it", incident.TaskChange{Title: &renamed}, []reply{now("e1", "T", "New"), stale, now("e2", "theirs", "New")}, "GET PUT GET", "", incident.ErrConflict},
		{"a lost answer is a success", complete, []reply{now("e1", "T", "New"), reset(), now("e2", "T", "Completed")}, "GET PUT GET", "e2", nil},
		{"so is one behind a failure", complete, []reply{now("e1", "T", "New"), says(500, ""), now("e2", "T", "Completed")}, "GET PUT GET", "e2", nil},
		{"and a cut one", complete, []reply{now("e1", "T", "New"), cut(200), now("e2", "T", "Completed")}, "GET PUT GET", "e2", nil},
		{"a throttled one is repeated", complete, []reply{now("e1", "T", "New"), says(429, ""), now("e2", "T", "Completed")}, "GET PUT PUT", "e2", nil},
		{
			"four times is enough", complete,
			[]reply{now("1", "T", "New"), stale, now("2", "T", "New"), stale, now("3", "T", "New"), stale, now("4", "T", "New"), stale},
			"GET PUT GET PUT GET PUT GET PUT", "", incident.ErrConflict,
		},
		{"a deletion meanwhile ends it", complete, []reply{now("e1", "T", "New"), stale, says(404, "")}, "GET PUT GET", "", incident.ErrNotFound},
	} {
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			c, w := newTestClient(t, test.answers...)
			seen := incident.Task{ID: partID, Title: clean.New("T"), Description: clean.New("D"), Status: incident.TaskNew}
			got, err := c.UpdateTask(t.Context(), testID, seen, test.change)
			if !errors.Is(err, test.err) || (err == nil) != (test.err == nil) {
				t.Fatalf("the error is %v, want %v", err, test.err)
			}
			if w.methods() != test.want || got.ETag != test.etag {
				t.Errorf("sent %q and got %q, want %q and %q", w.methods(), got.ETag, test.want, test.etag)
			}
		})
	}
}

func TestUpdateTaskWritesTheWholeTaskWithTheETagItRead(t *testing.T) {
	t.Parallel()
	completed := incident.TaskCompleted
	c, w := newTestClient(t, says(200, taskAnswer(`"e1"`, " T\t", "<i>D</i>", "New")))
	seen := incident.Task{ID: partID, ETag: "old", Status: incident.TaskNew}
	if _, err := c.UpdateTask(t.Context(), testID, seen, incident.TaskChange{Status: &completed}); err != nil {
		t.Fatal(err)
	}
	wantRequests(t, w, sent{method: http.MethodGet, url: testTask}, sent{
		method: http.MethodPut, url: testTask,
		body: `{"etag":"\"e1\"","properties":{"title":" T\t","description":"<i>D</i>","status":"Completed"}}`,
	})
}

// TestEveryOtherFieldOfATaskSurvivesAnEdit holds that what a PUT says of a task
// is what was read of it, to the last byte, but for the field that was changed.
func TestEveryOtherFieldOfATaskSurvivesAnEdit(t *testing.T) {
	t.Parallel()
	survives := func(seed uint64) bool {
		r := rand.New(rand.NewPCG(seed, 3))
		text := func() clean.Text { return clean.New(awkward()[r.IntN(len(awkward()))]) }
		was := incident.Task{ID: partID, ETag: "e", Title: text(), Description: text(), Status: incident.TaskStatus([]string{"New", "Odd"}[r.IntN(2)])}
		to := clean.New("changed")
		done := incident.TaskCompleted
		changes := []incident.TaskChange{{Title: &to}, {Description: &to}, {Status: &done}}
		change := changes[r.IntN(len(changes))]
		stored, err := encode(struct {
			Name string `json:"name"`
			taskRequest
		}{string(partID), taskBody(was)})
		if err != nil {
			t.Fatal(err)
		}
		c, w := newTestClient(t, says(200, string(stored)))
		if _, err := c.UpdateTask(t.Context(), testID, was, change); err != nil {
			t.Fatal(err)
		}
		want, err := encode(taskBody(change.Apply(was)))
		if err != nil {
			t.Fatal(err)
		}
		return w.got[1].body == string(want)
	}
	if err := quick.Check(survives, nil); err != nil {
		t.Error(err)
	}
}
