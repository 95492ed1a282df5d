package conformance

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
	"github.com/Azure/azure-sdk-for-go/sdk/resourcemanager/securityinsights/armsecurityinsights/v2"

	"sentinelq/client/simulator"
)

const (
	partID  = "4bb36b7b-26ff-4d1c-9cbe-0d8ab3da0014"
	otherID = "9f8d1a02-7c35-4e86-a1f0-55d2c07b3e61"
)

// pages follows a list to its end.
func pages[P, T any](t *testing.T, pager *runtime.Pager[P], rows func(P) []*T) []*T {
	t.Helper()
	var all []*T
	for pager.More() {
		page, err := pager.NextPage(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, rows(page)...)
	}
	return all
}

// commentsOf lists an incident's comments two by two.
func (g generated) commentsOf(t *testing.T, id string) []*armsecurityinsights.IncidentComment {
	t.Helper()
	pager := g.comments.NewListPager(g.group, g.workspace, id, &armsecurityinsights.IncidentCommentsClientListOptions{Top: new(int32(2))})
	return pages(t, pager, func(p armsecurityinsights.IncidentCommentsClientListResponse) []*armsecurityinsights.IncidentComment {
		return p.Value
	})
}

func (g generated) relationsOf(t *testing.T, id string) []*armsecurityinsights.Relation {
	t.Helper()
	pager := g.relations.NewListPager(g.group, g.workspace, id, &armsecurityinsights.IncidentRelationsClientListOptions{Top: new(int32(2))})
	return pages(t, pager, func(p armsecurityinsights.IncidentRelationsClientListResponse) []*armsecurityinsights.Relation {
		return p.Value
	})
}

func TestTheGeneratedClientReadsEveryCommentOfTheSimulator(t *testing.T) {
	t.Parallel()
	g := newGenerated(t, simulator.Options{})
	read := 0
	for _, name := range g.simulator.Names() {
		want := map[string]simulator.Comment{}
		for _, c := range g.simulator.Comments(name) {
			want[c.Name] = c
		}
		listed := g.commentsOf(t, name)
		if len(listed) != len(want) {
			t.Errorf("%s has %d comments, listed are %d", name, len(want), len(listed))
		}
		for _, c := range listed {
			sameComment(t, c, want[*c.Name])
			read++
		}
	}
	if read < 20 {
		t.Errorf("only %d comments were read", read)
	}
}

func sameComment(t *testing.T, c *armsecurityinsights.IncidentComment, want simulator.Comment) {
	t.Helper()
	p, by, w := c.Properties, c.Properties.Author, want.Properties
	if *c.ID != want.ID || *c.Etag != want.ETag || *c.Type != want.Type || *p.Message != w.Message ||
		p.CreatedTimeUTC.IsZero() || p.LastModifiedTimeUTC.Before(*p.CreatedTimeUTC) {
		t.Errorf("%s was read as %+v", want.Name, p)
	}
	if *by.Name != w.Author.Name || *by.ObjectID != w.Author.ObjectID || *by.Email != w.Author.Email || *by.UserPrincipalName != w.Author.UserPrincipalName {
		t.Errorf("the author of %s was read as %+v", want.Name, by)
	}
}

func TestTheGeneratedClientLivesThroughAComment(t *testing.T) {
	t.Parallel()
	g := newGenerated(t, simulator.Options{Incidents: -1})
	if _, err := g.put(t, minimal()); err != nil {
		t.Fatal(err)
	}
	put := func(message, etag string) (armsecurityinsights.IncidentComment, error) {
		c := armsecurityinsights.IncidentComment{Properties: &armsecurityinsights.IncidentCommentProperties{Message: &message}}
		if etag != "" {
			c.Etag = &etag
		}
		r, err := g.comments.CreateOrUpdate(t.Context(), g.group, g.workspace, someID, partID, c, nil)
		return r.IncidentComment, err
	}
	made, err := put("first", "")
	if err != nil || *made.Properties.Message != "first" || *made.Properties.Author.ObjectID != g.simulator.Me().ObjectID {
		t.Fatalf("made %+v, %v", made.Properties, err)
	}
	changed, err := put("second", *made.Etag)
	if err != nil || *changed.Properties.Message != "second" || *changed.Etag == *made.Etag {
		t.Fatalf("changed %+v, %v", changed.Properties, err)
	}
	_, err = put("late", *made.Etag)
	if stale := refusal(t, err); stale.StatusCode != http.StatusConflict {
		t.Errorf("a stale etag was answered %d %s", stale.StatusCode, stale.ErrorCode)
	}
	_, err = put("", "")
	if bad := refusal(t, err); bad.StatusCode != http.StatusBadRequest {
		t.Errorf("an empty comment was answered %d %s", bad.StatusCode, bad.ErrorCode)
	}
	for range 2 {
		if _, err := g.comments.Delete(t.Context(), g.group, g.workspace, someID, partID, nil); err != nil {
			t.Errorf("deleting: %v", err)
		}
	}
	_, err = g.comments.Get(t.Context(), g.group, g.workspace, someID, partID, nil)
	if gone := refusal(t, err); gone.StatusCode != http.StatusNotFound || gone.ErrorCode != "NotFound" {
		t.Errorf("a deleted comment was answered %d %s", gone.StatusCode, gone.ErrorCode)
	}
}

func TestTheGeneratedClientReadsAlertsAsTheIncidentCountsThem(t *testing.T) {
	t.Parallel()
	g := newGenerated(t, simulator.Options{Incidents: 60})
	for _, name := range g.simulator.Names() {
		in, _ := g.simulator.Incident(name)
		alerts, err := g.ListAlerts(t.Context(), g.group, g.workspace, name, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(alerts.Value) != in.Properties.AdditionalData.AlertsCount {
			t.Errorf("%s has %d alerts and counts %d", name, len(alerts.Value), in.Properties.AdditionalData.AlertsCount)
		}
		for _, a := range alerts.Value {
			checkAlert(t, a)
			if id := *a.Properties.SystemAlertID; !strings.HasSuffix(*a.ID, id) {
				t.Errorf("the alert %s has the ID %s", *a.ID, id)
			}
		}
	}
}

// checkAlert holds an alert against the specification.
func checkAlert(t *testing.T, a *armsecurityinsights.SecurityAlert) {
	t.Helper()
	p := a.Properties
	requireText(t, *a.Name, p.AlertDisplayName, p.ProductName, p.VendorName)
	if *a.Kind != armsecurityinsights.EntityKindSecurityAlert || p.StartTimeUTC.After(*p.EndTimeUTC) || p.TimeGenerated.IsZero() || p.ProcessingEndTime.IsZero() {
		t.Errorf("%s was read as %+v", *a.Name, p)
	}
	if !slices.Contains(armsecurityinsights.PossibleAlertSeverityValues(), *p.Severity) || !slices.Contains(armsecurityinsights.PossibleAlertStatusValues(), *p.Status) ||
		!slices.Contains(armsecurityinsights.PossibleConfidenceLevelValues(), *p.ConfidenceLevel) ||
		p.Intent != nil && !slices.Contains(armsecurityinsights.PossibleKillChainIntentValues(), *p.Intent) {
		t.Errorf("%s has a value that the specification has not: %s %s %s %v", *a.Name, *p.Severity, *p.Status, *p.ConfidenceLevel, p.Intent)
	}
}

func TestTheGeneratedClientKnowsEveryKindOfEntity(t *testing.T) {
	t.Parallel()
	g := newGenerated(t, simulator.Options{})
	kinds := map[armsecurityinsights.EntityKind]int{}
	for _, name := range g.simulator.Names() {
		found, err := g.ListEntities(t.Context(), g.group, g.workspace, name, nil)
		if err != nil {
			t.Fatal(err)
		}
		listed := map[armsecurityinsights.EntityKind]int{}
		for _, e := range found.Entities {
			listed[*e.GetEntity().Kind]++
			switch e := e.(type) {
			case *armsecurityinsights.Entity:
				t.Errorf("%s has an entity of the kind %s, which nobody knows", name, *e.Kind)
			case *armsecurityinsights.AccountEntity:
				requireText(t, name, e.Properties.AccountName, e.Properties.FriendlyName)
			case *armsecurityinsights.HostEntity:
				requireText(t, name, e.Properties.HostName, e.Properties.FriendlyName)
			case *armsecurityinsights.IPEntity:
				requireText(t, name, e.Properties.Address, e.Properties.FriendlyName)
			case *armsecurityinsights.URLEntity:
				requireText(t, name, e.Properties.URL, e.Properties.FriendlyName)
			case *armsecurityinsights.MailMessageEntity:
				requireText(t, name, e.Properties.Recipient, e.Properties.FriendlyName)
			}
		}
		for _, m := range found.MetaData {
			if int(*m.Count) < listed[*m.EntityKind] {
				t.Errorf("%s counts %d of %s and lists %d", name, *m.Count, *m.EntityKind, listed[*m.EntityKind])
			}
			kinds[*m.EntityKind] += int(*m.Count)
		}
	}
	if len(kinds) < 10 {
		t.Errorf("there are only the kinds %v", kinds)
	}
}

func requireText(t *testing.T, name string, texts ...*string) {
	t.Helper()
	for _, text := range texts {
		if text == nil || *text == "" {
			t.Errorf("an entity of %s has a field without a value", name)
		}
	}
}

func TestTheGeneratedClientFollowsRelationsToAlertsAndBookmarks(t *testing.T) {
	t.Parallel()
	g := newGenerated(t, simulator.Options{Incidents: 60})
	for _, name := range g.simulator.Names() {
		alerts, err := g.ListAlerts(t.Context(), g.group, g.workspace, name, nil)
		if err != nil {
			t.Fatal(err)
		}
		bookmarks, err := g.ListBookmarks(t.Context(), g.group, g.workspace, name, nil)
		if err != nil {
			t.Fatal(err)
		}
		there := map[string]bool{}
		for _, a := range alerts.Value {
			there[*a.Properties.SystemAlertID] = true
		}
		for _, b := range bookmarks.Value {
			there[*b.Name] = true
			requireText(t, name, b.Properties.DisplayName, b.Properties.Query, b.Properties.CreatedBy.Name)
		}
		relations := g.relationsOf(t, name)
		if len(relations) != len(there) || len(relations) != len(g.simulator.Relations(name)) {
			t.Errorf("%s has %d relations to %d things", name, len(relations), len(there))
		}
		for _, r := range relations {
			if p := r.Properties; !there[*p.RelatedResourceName] || !strings.HasSuffix(*p.RelatedResourceID, *p.RelatedResourceName) {
				t.Errorf("%s is related to %s, which is not there", name, *p.RelatedResourceID)
			}
		}
	}
}

// bookmark makes a bookmark of nothing.
func (g generated) bookmark(t *testing.T) armsecurityinsights.Bookmark {
	t.Helper()
	at := noon().Add(-time.Hour)
	made, err := g.bookmarks.CreateOrUpdate(t.Context(), g.group, g.workspace, otherID, armsecurityinsights.Bookmark{
		Properties: &armsecurityinsights.BookmarkProperties{
			DisplayName: new("Odd parent"), Query: new("DeviceEvents"), Notes: new("seen twice"), Labels: []*string{new("hunt")}, EventTime: &at,
		},
	}, nil)
	if err != nil || *made.Properties.DisplayName != "Odd parent" || !made.Properties.EventTime.Equal(at) || *made.Properties.Labels[0] != "hunt" {
		t.Fatalf("made %+v, %v", made.Properties, err)
	}
	return made.Bookmark
}

func TestTheGeneratedClientRelatesABookmark(t *testing.T) {
	t.Parallel()
	g := newGenerated(t, simulator.Options{Incidents: -1})
	if _, err := g.put(t, minimal()); err != nil {
		t.Fatal(err)
	}
	made := g.bookmark(t)
	relate := func(name, to string) error {
		_, err := g.relations.CreateOrUpdate(t.Context(), g.group, g.workspace, someID, name, armsecurityinsights.Relation{
			Properties: &armsecurityinsights.RelationProperties{RelatedResourceID: &to},
		}, nil)
		return err
	}
	if err := relate(partID, *made.ID); err != nil {
		t.Fatal(err)
	}
	if twice := refusal(t, relate(otherID, *made.ID)); twice.StatusCode != http.StatusBadRequest {
		t.Errorf("a second relation was answered %d %s", twice.StatusCode, twice.ErrorCode)
	}
	in, err := g.ListBookmarks(t.Context(), g.group, g.workspace, someID, nil)
	if err != nil || len(in.Value) != 1 || *in.Value[0].Properties.Notes != "seen twice" {
		t.Errorf("the incident has the bookmarks %+v, %v", in.Value, err)
	}
	all := pages(t, g.bookmarks.NewListPager(g.group, g.workspace, nil),
		func(p armsecurityinsights.BookmarksClientListResponse) []*armsecurityinsights.Bookmark {
			return p.Value
		})
	if len(all) != len(g.simulator.Bookmarks()) || *all[len(all)-1].Properties.IncidentInfo.IncidentID != someID {
		t.Errorf("%d bookmarks are listed, of %d", len(all), len(g.simulator.Bookmarks()))
	}
	for range 2 {
		if _, err := g.relations.Delete(t.Context(), g.group, g.workspace, someID, partID, nil); err != nil {
			t.Errorf("taking it off: %v", err)
		}
	}
	if left := g.relationsOf(t, someID); len(left) != 0 {
		t.Errorf("%d relations are left", len(left))
	}
}
