package ui_test

import (
	"testing"

	"sentinelq/client"
	"sentinelq/client/incident"
	"sentinelq/ui/uitest"
)

// colleague is somebody else who works in the same workspace.
type colleague struct {
	t *testing.T
	c *client.Client
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
	return colleague{t, c}
}

func (c colleague) create(title string) {
	c.t.Helper()
	draft := incident.NewDraft("0c0ffee0-0000-4000-8000-000000000001")
	draft.Title = title
	if _, err := c.c.Create(c.t.Context(), draft); err != nil {
		c.t.Fatal(err)
	}
}

// find returns the ID of the incident with a number.
func (c colleague) find(number int) incident.ID {
	c.t.Helper()
	page, err := c.c.List(c.t.Context(), incident.Query{Numbers: []int{number}}, "")
	if err != nil || len(page.Incidents) != 1 {
		c.t.Fatalf("find #%d: %v, %d found", number, err, len(page.Incidents))
	}
	return page.Incidents[0].ID
}

func (c colleague) close(number int) {
	c.t.Helper()
	status := incident.Closed
	closing := incident.Closing{Classification: incident.Undetermined}
	if _, err := c.c.Update(c.t.Context(), c.find(number), incident.Change{Status: &status, Closing: &closing}); err != nil {
		c.t.Fatal(err)
	}
}

func (c colleague) delete(number int) {
	c.t.Helper()
	if err := c.c.Delete(c.t.Context(), c.find(number)); err != nil {
		c.t.Fatal(err)
	}
}
