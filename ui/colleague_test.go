package ui_test

import (
	"fmt"
	"testing"

	"sentinelq/client"
	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// colleague is somebody else who works in the same workspace.
type colleague struct {
	t   *testing.T
	c   *client.Client
	sim *simulator.Simulator
}

func newColleague(j *uitest.Journey) colleague {
	t := j.T
	t.Helper()
	o := j.Sim.Options()
	c, err := client.New(client.Options{
		Credential: j.Sim.Credential(), SubscriptionID: o.Subscription, ResourceGroup: o.ResourceGroup,
		Workspace: o.Workspace, Transport: j.Sim,
	})
	if err != nil {
		t.Fatal(err)
	}
	return colleague{t, c, j.Sim}
}

func (c colleague) create(title string) {
	c.t.Helper()
	draft := incident.NewDraft("0c0ffee0-0000-4000-8000-000000000001")
	draft.Title = title
	if _, err := c.c.Create(c.t.Context(), draft); err != nil {
		c.t.Fatal(err)
	}
}

// find returns the incident with a number.
func (c colleague) find(number int) incident.Incident {
	c.t.Helper()
	page, err := c.c.List(c.t.Context(), incident.Query{Numbers: []int{number}}, "")
	if err != nil || len(page.Incidents) != 1 {
		c.t.Fatalf("find #%d: %v, %d found", number, err, len(page.Incidents))
	}
	return page.Incidents[0]
}

func (c colleague) close(number int) {
	c.t.Helper()
	status := incident.Closed
	closing := incident.Closing{Classification: incident.Undetermined}
	if _, err := c.c.UpdateFrom(c.t.Context(), c.find(number), incident.Change{Status: &status, Closing: &closing}); err != nil {
		c.t.Fatal(err)
	}
}

func (c colleague) delete(number int) {
	c.t.Helper()
	c.deleteNamed(string(c.find(number).ID))
}

// deleteNamed deletes the incident of a name on the wire.
func (c colleague) deleteNamed(name string) {
	c.t.Helper()
	if err := c.c.Delete(c.t.Context(), incident.ParseID(name)); err != nil {
		c.t.Fatal(err)
	}
}

// rewrite gives a comment another text. It is the analyst's own, from another
// window: the service lets nobody else.
func (c colleague) rewrite(in string, comment simulator.Comment, message string) {
	c.t.Helper()
	again := incident.Comment{ID: incident.ParseID(comment.Name), ETag: comment.ETag, Message: clean.New(message)}
	if _, err := c.c.WriteComment(c.t.Context(), incident.ParseID(in), again); err != nil {
		c.t.Fatal(err)
	}
}

// comment writes the nth comment.
func (c colleague) comment(number, n int) {
	c.t.Helper()
	id := incident.ParseID(fmt.Sprintf("c0ffee00-0000-4000-8000-%012d", n))
	if _, err := c.c.WriteComment(c.t.Context(), c.find(number).ID, incident.Comment{ID: id, Message: clean.New("more")}); err != nil {
		c.t.Fatal(err)
	}
}

// task makes a task, and returns it as the service has it.
func (c colleague) task(in, title, description string) simulator.Task {
	c.t.Helper()
	n := len(c.sim.Tasks(in))
	made := incident.Task{
		ID:    incident.ParseID(fmt.Sprintf("7a5c0000-0000-4000-8000-%012d", n)),
		Title: clean.New(title), Description: clean.New(description),
	}
	if _, err := c.c.CreateTask(c.t.Context(), incident.ParseID(in), made); err != nil {
		c.t.Fatal(err)
	}
	return c.sim.Tasks(in)[n]
}

// finish completes a task.
func (c colleague) finish(in string, task simulator.Task) {
	c.t.Helper()
	status := incident.TaskCompleted
	seen := incident.Task{ID: incident.ParseID(task.Name), Status: incident.TaskNew}
	if _, err := c.c.UpdateTask(c.t.Context(), incident.ParseID(in), seen, incident.TaskChange{Status: &status}); err != nil {
		c.t.Fatal(err)
	}
}

// relate ties an alert to an incident, as the nth of several.
func (c colleague) relate(in, alert string, n int) {
	c.t.Helper()
	name := incident.ParseID(fmt.Sprintf("a1e47000-0000-4000-8000-%012d", n))
	if err := c.c.RelateAlert(c.t.Context(), incident.ParseID(in), name, alert); err != nil {
		c.t.Fatal(err)
	}
}

// mark ties a bookmark to an incident, as the nth of several.
func (c colleague) mark(in, bookmark string, n int) {
	c.t.Helper()
	name := incident.ParseID(fmt.Sprintf("b00c0000-0000-4000-8000-%012d", n))
	if err := c.c.RelateBookmark(c.t.Context(), incident.ParseID(in), name, incident.ParseID(bookmark)); err != nil {
		c.t.Fatal(err)
	}
}

// say writes the nth comment with a text.
func (c colleague) say(in string, n int, message string) {
	c.t.Helper()
	id := incident.ParseID(fmt.Sprintf("5a1d0000-0000-4000-8000-%012d", n))
	if _, err := c.c.WriteComment(c.t.Context(), incident.ParseID(in), incident.Comment{ID: id, Message: clean.New(message)}); err != nil {
		c.t.Fatal(err)
	}
}

// write writes a comment under an ID.
func (c colleague) write(in, id, message string) {
	c.t.Helper()
	comment := incident.Comment{ID: incident.ParseID(id), Message: clean.New(message)}
	if _, err := c.c.WriteComment(c.t.Context(), incident.ParseID(in), comment); err != nil {
		c.t.Fatal(err)
	}
}

// keep makes the nth bookmark with a text in every place, and ties it to an
// incident.
func (c colleague) keep(in string, n int, text string) {
	c.t.Helper()
	id, t := fmt.Sprintf("cee00000-0000-4000-8000-%012d", n), clean.New(text)
	b := incident.Bookmark{ID: incident.ParseID(id), Name: t, Query: t, Notes: t, Result: t, Labels: []clean.Text{t}}
	if _, err := c.c.CreateBookmark(c.t.Context(), b); err != nil {
		c.t.Fatal(err)
	}
	c.mark(in, id, n)
}
