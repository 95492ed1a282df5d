package conformance

import (
	"errors"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/arm"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/resourcemanager/securityinsights/armsecurityinsights/v2"

	"sentinelq/client/simulator"
)

const (
	apiVersion = "2025-09-01" // the generated client is older and would send 2022-09-01-preview
	someID     = "6b1c0f3e-2d47-4a95-8e10-c3f7a9d25b84"
)

func noon() time.Time { return time.Date(2026, 3, 14, 12, 0, 0, 123456700, time.UTC) }

// generated is Microsoft's client of the workspace of a simulator.
type generated struct {
	*armsecurityinsights.IncidentsClient
	comments         *armsecurityinsights.IncidentCommentsClient
	relations        *armsecurityinsights.IncidentRelationsClient
	bookmarks        *armsecurityinsights.BookmarksClient
	simulator        *simulator.Simulator
	group, workspace string
}

func newGenerated(t *testing.T, options simulator.Options) generated {
	t.Helper()
	options.Now = noon
	s := simulator.New(options)
	options = s.Options()
	c, err := armsecurityinsights.NewClientFactory(options.Subscription, s.Credential(), &arm.ClientOptions{
		ClientOptions:         policy.ClientOptions{APIVersion: apiVersion, Transport: s, Retry: policy.RetryOptions{MaxRetries: -1}},
		DisableRPRegistration: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	return generated{
		c.NewIncidentsClient(), c.NewIncidentCommentsClient(), c.NewIncidentRelationsClient(), c.NewBookmarksClient(),
		s, options.ResourceGroup, options.Workspace,
	}
}

// put sends an incident and returns the service's.
func (g generated) put(t *testing.T, in armsecurityinsights.Incident) (armsecurityinsights.Incident, error) {
	t.Helper()
	r, err := g.CreateOrUpdate(t.Context(), g.group, g.workspace, someID, in, nil)
	return r.Incident, err
}

// list follows the pages of a list and returns their sizes and all rows.
func (g generated) list(t *testing.T, o armsecurityinsights.IncidentsClientListOptions) (sizes []int, all []*armsecurityinsights.Incident) {
	t.Helper()
	pager := g.NewListPager(g.group, g.workspace, &o)
	for pager.More() {
		page, err := pager.NextPage(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		sizes, all = append(sizes, len(page.Value)), append(all, page.Value...)
	}
	return sizes, all
}

func minimal() armsecurityinsights.Incident {
	return armsecurityinsights.Incident{Properties: &armsecurityinsights.IncidentProperties{
		Title:    new("VPN anomaly"),
		Severity: new(armsecurityinsights.IncidentSeverityMedium),
		Status:   new(armsecurityinsights.IncidentStatusNew),
	}}
}

// refusal returns the service's error in err.
func refusal(t *testing.T, err error) *azcore.ResponseError {
	t.Helper()
	var refused *azcore.ResponseError
	if !errors.As(err, &refused) {
		t.Fatalf("%v is no answer of the service", err)
	}
	return refused
}

func TestTheGeneratedClientFollowsTheSimulatorsPages(t *testing.T) {
	t.Parallel()
	g := newGenerated(t, simulator.Options{})
	sizes, all := g.list(t, armsecurityinsights.IncidentsClientListOptions{
		Filter:  new("(properties/status eq 'New' or properties/status eq 'Active') and properties/createdTimeUtc ge 2026-01-01T00:00:00Z"),
		Orderby: new("properties/createdTimeUtc desc"),
		Top:     new(int32(50)),
	})
	if !slices.Equal(sizes, []int{50, 50, 28}) {
		t.Errorf("pages have %v incidents", sizes)
	}
	for i, in := range all {
		if *in.Properties.Status == armsecurityinsights.IncidentStatusClosed {
			t.Errorf("%s is closed", *in.Name)
		}
		if i > 0 && all[i-1].Properties.CreatedTimeUTC.Before(*in.Properties.CreatedTimeUTC) {
			t.Errorf("row %d is newer than the one before", i)
		}
	}
}

func TestTheGeneratedClientReadsEveryFieldOfTheSimulator(t *testing.T) {
	t.Parallel()
	g := newGenerated(t, simulator.Options{})
	sizes, all := g.list(t, armsecurityinsights.IncidentsClientListOptions{Top: new(int32(1000))})
	if !slices.Equal(sizes, []int{180}) {
		t.Fatalf("pages have %v incidents", sizes)
	}
	for _, in := range all {
		want, _ := g.simulator.Incident(*in.Name)
		p, w := in.Properties, want.Properties
		created, err := time.Parse(time.RFC3339Nano, w.CreatedTimeUTC)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case *in.ID != want.ID, *in.Etag != want.ETag, *in.Type != want.Type, *p.Title != w.Title, *p.Description != w.Description,
			string(*p.Severity) != w.Severity, string(*p.Status) != w.Status, int(*p.IncidentNumber) != w.IncidentNumber,
			*p.IncidentURL != w.IncidentURL, *p.ProviderName != w.ProviderName, *p.ProviderIncidentID != w.ProviderIncidentID,
			!p.CreatedTimeUTC.Equal(created), p.LastModifiedTimeUTC.IsZero(), p.FirstActivityTimeUTC.IsZero(), p.LastActivityTimeUTC.IsZero(),
			len(p.Labels) != len(w.Labels), len(p.RelatedAnalyticRuleIDs) != len(w.RelatedAnalyticRuleIDs),
			(p.Owner.ObjectID == nil) != w.Owner.IsZero(), w.Status == "Closed" && string(*p.Classification) != w.Classification,
			int(*p.AdditionalData.AlertsCount) != w.AdditionalData.AlertsCount, len(p.AdditionalData.Tactics) != len(w.AdditionalData.Tactics):
			t.Errorf("%d was read differently: %+v", w.IncidentNumber, p)
		}
	}
}

func TestTheGeneratedClientLivesThroughAnIncident(t *testing.T) {
	t.Parallel()
	g := newGenerated(t, simulator.Options{Incidents: -1})
	created, err := g.put(t, minimal())
	if err != nil {
		t.Fatal(err)
	}
	read, err := g.Get(t.Context(), g.group, g.workspace, someID, nil)
	if err != nil || *read.Etag != *created.Etag || *read.Properties.IncidentNumber != 1 {
		t.Fatalf("read %+v, %v", read.Incident, err)
	}
	change := minimal()
	change.Etag = created.Etag
	change.Properties.Status = new(armsecurityinsights.IncidentStatusActive)
	change.Properties.Owner = &armsecurityinsights.IncidentOwnerInfo{
		ObjectID: new(g.simulator.Me().ObjectID), OwnerType: new(armsecurityinsights.OwnerTypeUser),
	}
	change.Properties.Labels = []*armsecurityinsights.IncidentLabel{{LabelName: new("vip")}}
	updated, err := g.put(t, change)
	if err != nil || *updated.Etag == *created.Etag || *updated.Properties.Owner.AssignedTo != g.simulator.Me().DisplayName ||
		*updated.Properties.Labels[0].LabelType != armsecurityinsights.IncidentLabelTypeUser {
		t.Fatalf("updated %+v, %v", updated.Properties, err)
	}
	_, err = g.put(t, change)
	if stale := refusal(t, err); stale.StatusCode != http.StatusConflict || stale.ErrorCode != "Conflict" {
		t.Errorf("a stale etag was answered %d %s", stale.StatusCode, stale.ErrorCode)
	}
	for range 2 {
		if _, err := g.Delete(t.Context(), g.group, g.workspace, someID, nil); err != nil {
			t.Errorf("deleting: %v", err)
		}
	}
	_, err = g.Get(t.Context(), g.group, g.workspace, someID, nil)
	if gone := refusal(t, err); gone.StatusCode != http.StatusNotFound || gone.ErrorCode != "NotFound" {
		t.Errorf("a deleted incident was answered %d %s", gone.StatusCode, gone.ErrorCode)
	}
}

func TestTheGeneratedClientUnderstandsRefusals(t *testing.T) {
	t.Parallel()
	g := newGenerated(t, simulator.Options{Incidents: -1})
	in := minimal()
	in.Properties.Title = nil
	_, err := g.put(t, in)
	if bad := refusal(t, err); bad.StatusCode != http.StatusBadRequest || bad.ErrorCode != "BadRequest" {
		t.Errorf("a missing title was answered %d %s", bad.StatusCode, bad.ErrorCode)
	}
	g.simulator.Inject(simulator.Fault{Kind: simulator.FaultStatus, Status: http.StatusForbidden, Code: "AuthorizationFailed"})
	_, err = g.put(t, minimal())
	if denied := refusal(t, err); denied.StatusCode != http.StatusForbidden || denied.ErrorCode != "AuthorizationFailed" {
		t.Errorf("a missing role was answered %d %s", denied.StatusCode, denied.ErrorCode)
	}
	_, err = g.Get(t.Context(), "rg-other", g.workspace, someID, nil)
	if lost := refusal(t, err); lost.ErrorCode != "ResourceGroupNotFound" {
		t.Errorf("another resource group was answered %s", lost.ErrorCode)
	}
}
