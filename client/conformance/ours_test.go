package conformance

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"testing"
	"time"

	azfake "github.com/Azure/azure-sdk-for-go/sdk/azcore/fake"
	arm "github.com/Azure/azure-sdk-for-go/sdk/resourcemanager/securityinsights/armsecurityinsights/v2"
	"github.com/Azure/azure-sdk-for-go/sdk/resourcemanager/securityinsights/armsecurityinsights/v2/fake"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// stored is a whole incident in the generated model.
func stored() arm.Incident {
	at := noon()
	return arm.Incident{
		ID:   new("/subscriptions/" + subscription + "/x/Incidents/" + someID),
		Name: new(someID), Type: new("Microsoft.SecurityInsights/Incidents"), Etag: new(`"0a00"`),
		Properties: &arm.IncidentProperties{
			Title: new("Impossible travel"), Description: new("two\nlines"),
			Severity: new(arm.IncidentSeverityHigh), Status: new(arm.IncidentStatusActive),
			Owner: &arm.IncidentOwnerInfo{
				ObjectID: new(someID), Email: new("a@x.example"), AssignedTo: new("Ann"),
				UserPrincipalName: new("a@x.example"), OwnerType: new(arm.OwnerTypeUser),
			},
			Labels:               []*arm.IncidentLabel{{LabelName: new("vip"), LabelType: new(arm.IncidentLabelTypeUser)}},
			FirstActivityTimeUTC: new(at.Add(-time.Hour)), LastActivityTimeUTC: &at, CreatedTimeUTC: &at, LastModifiedTimeUTC: &at,
			IncidentNumber: new(int32(84)), IncidentURL: new("https://portal.azure.com/#x"),
			ProviderName: new("Azure Sentinel"), ProviderIncidentID: new("84"),
			RelatedAnalyticRuleIDs: []*string{new("/rule")},
			AdditionalData: &arm.IncidentAdditionalData{
				AlertsCount: new(int32(2)), BookmarksCount: new(int32(1)), CommentsCount: new(int32(3)),
				AlertProductNames: []*string{new("Azure Sentinel")}, Tactics: []*arm.AttackTactic{new(arm.AttackTacticImpact)},
			},
		},
	}
}

// getting answers every read with in.
func getting(in *arm.Incident) func(context.Context, string, string, string, *arm.IncidentsClientGetOptions) (getAnswer, azfake.ErrorResponder) {
	return func(context.Context, string, string, string, *arm.IncidentsClientGetOptions) (getAnswer, azfake.ErrorResponder) {
		return answered(http.StatusOK, arm.IncidentsClientGetResponse{Incident: *in}), azfake.ErrorResponder{}
	}
}

func TestOurClientFollowsTheFakesPages(t *testing.T) {
	t.Parallel()
	var asked []arm.IncidentsClientListOptions
	c, versions := newOurs(t, &fake.IncidentsServer{
		NewListPager: func(inGroup, inWorkspace string, o *arm.IncidentsClientListOptions) (resp listAnswer) {
			if inGroup != group || inWorkspace != workspace {
				t.Errorf("asked for %s/%s", inGroup, inWorkspace)
			}
			asked = append(asked, *o)
			for page := range 3 {
				list := arm.IncidentList{}
				for row := range 2 {
					in := stored()
					in.Name = new(strconv.Itoa(2*page + row))
					list.Value = append(list.Value, &in)
				}
				resp.AddPage(http.StatusOK, arm.IncidentsClientListResponse{IncidentList: list}, nil)
			}
			return resp
		},
	})
	var ids []incident.ID
	for at, pages := incident.Cursor(""), 0; pages == 0 || at != ""; pages++ {
		page, err := c.List(t.Context(), incident.Open(), at)
		if err != nil {
			t.Fatal(err)
		}
		for _, in := range page.Incidents {
			ids = append(ids, in.ID)
		}
		at = page.Next
	}
	if !slices.Equal(ids, []incident.ID{"0", "1", "2", "3", "4", "5"}) {
		t.Errorf("listed %v", ids)
	}
	if len(asked) != 1 || *asked[0].Top != 1000 || *asked[0].Orderby != "properties/createdTimeUtc desc" || asked[0].SkipToken != nil {
		t.Errorf("asked for %+v", asked)
	}
	if !slices.Equal(*versions, []string{apiVersion, apiVersion, apiVersion}) {
		t.Errorf("asked for api-versions %v", *versions)
	}
}

func TestOurClientReadsEveryFieldOfTheGeneratedModel(t *testing.T) {
	t.Parallel()
	source := stored()
	c, _ := newOurs(t, &fake.IncidentsServer{Get: getting(&source)})
	in, err := c.Get(t.Context(), someID)
	if err != nil {
		t.Fatal(err)
	}
	owner := incident.Owner{
		ObjectID: clean.New(someID), Email: clean.New("a@x.example"), AssignedTo: clean.New("Ann"),
		UserPrincipalName: clean.New("a@x.example"), Type: incident.User,
	}
	switch {
	case in.ID != someID, in.ARM.Raw() != *source.ID, in.ETag != `"0a00"`, in.Title.Raw() != "Impossible travel",
		in.Description.Raw() != "two\nlines", in.Severity != incident.High, in.Status != incident.Active, in.Owner != owner:
		t.Errorf("the resource was read as %+v", in)
	case !slices.Equal(in.Labels, []incident.Label{{Name: clean.New("vip"), Type: incident.UserLabel}}):
		t.Errorf("the labels were read as %v", in.Labels)
	case !in.Created.Time().Equal(noon()), !in.LastModified.Time().Equal(noon()), !in.LastActivity.Time().Equal(noon()),
		!in.FirstActivity.Time().Equal(noon().Add(-time.Hour)):
		t.Errorf("the times were read as %v %v %v %v", in.Created, in.LastModified, in.FirstActivity, in.LastActivity)
	case in.Number != 84, in.URL.Raw() != "https://portal.azure.com/#x", in.Provider.Raw() != "Azure Sentinel",
		in.ProviderIncidentID.Raw() != "84", len(in.AnalyticRules) != 1, in.Additional.Alerts != 2, in.Additional.Bookmarks != 1,
		in.Additional.Comments != 3, len(in.Additional.Products) != 1, len(in.Additional.Tactics) != 1:
		t.Errorf("the read-only fields were read as %+v", in)
	}
}

func TestOurClientCreatesWhatTheGeneratedModelReads(t *testing.T) {
	t.Parallel()
	var got arm.Incident
	c, _ := newOurs(t, &fake.IncidentsServer{
		Get: func(context.Context, string, string, string, *arm.IncidentsClientGetOptions) (resp getAnswer, bad azfake.ErrorResponder) {
			return resp, refused(http.StatusNotFound, "NotFound")
		},
		CreateOrUpdate: func(_ context.Context, _, _, id string, in arm.Incident, _ *arm.IncidentsClientCreateOrUpdateOptions) (putAnswer, azfake.ErrorResponder) {
			got = in
			in.Name, in.Etag = &id, new("new")
			return answered(http.StatusCreated, arm.IncidentsClientCreateOrUpdateResponse{Incident: in}), azfake.ErrorResponder{}
		},
	})
	draft := incident.NewDraft(someID)
	draft.Title, draft.Description, draft.Severity, draft.Status = " Phishing ", "by phone", incident.Low, incident.Closed
	draft.Closing = incident.Closing{Classification: incident.FalsePositive, Reason: incident.InaccurateData, Comment: clean.New("test feed")}
	draft.Owner = incident.Owner{ObjectID: clean.New(someID), Type: incident.User}
	draft.Tags = []string{"phish", "phone"}
	in, err := c.Create(t.Context(), draft)
	if err != nil || in.ID != someID || in.ETag != "new" {
		t.Fatalf("created %+v, %v", in, err)
	}
	p := got.Properties
	switch {
	case got.Etag != nil:
		t.Errorf("a new incident was sent with the etag %s", *got.Etag)
	case *p.Title != "Phishing", *p.Description != "by phone", *p.Severity != arm.IncidentSeverityLow, *p.Status != arm.IncidentStatusClosed:
		t.Errorf("sent %+v", p)
	case *p.Classification != arm.IncidentClassificationFalsePositive, *p.ClassificationReason != arm.IncidentClassificationReasonInaccurateData,
		*p.ClassificationComment != "test feed":
		t.Errorf("closed with %v %v %v", *p.Classification, *p.ClassificationReason, *p.ClassificationComment)
	case *p.Owner.ObjectID != someID, *p.Owner.OwnerType != arm.OwnerTypeUser, len(p.Labels) != 2, *p.Labels[1].LabelName != "phone":
		t.Errorf("sent %+v with %d labels", p.Owner, len(p.Labels))
	}
}

func TestOurClientUpdatesWithTheETagAndEveryWritableField(t *testing.T) {
	t.Parallel()
	source := stored()
	var got []arm.Incident
	c, _ := newOurs(t, &fake.IncidentsServer{
		Get: getting(&source),
		CreateOrUpdate: func(_ context.Context, _, _, _ string, in arm.Incident, _ *arm.IncidentsClientCreateOrUpdateOptions) (putAnswer, azfake.ErrorResponder) {
			got = append(got, in)
			if len(got) == 1 {
				source.Etag = new(`"0b00"`)
				source.Properties.Description = new("a colleague's")
				return putAnswer{}, refused(http.StatusConflict, "Conflict")
			}
			after := stored()
			after.Etag = new(`"0c00"`)
			return answered(http.StatusOK, arm.IncidentsClientCreateOrUpdateResponse{Incident: after}), azfake.ErrorResponder{}
		},
	})
	in, err := c.UpdateFrom(t.Context(), incident.Incident{ID: someID, Severity: incident.High}, incident.Change{Severity: new(incident.Low)})
	if err != nil || in.ETag != `"0c00"` || len(got) != 2 {
		t.Fatalf("updated %+v in %d tries, %v", in, len(got), err)
	}
	p := got[1].Properties
	if *got[0].Etag != `"0a00"` || *got[1].Etag != `"0b00"` || *p.Severity != arm.IncidentSeverityLow || *p.Description != "a colleague's" ||
		*p.Title != "Impossible travel" || *p.Status != arm.IncidentStatusActive || *p.Owner.ObjectID != someID || *p.Labels[0].LabelName != "vip" ||
		!p.FirstActivityTimeUTC.Equal(noon().Add(-time.Hour)) || !p.LastActivityTimeUTC.Equal(noon()) {
		t.Errorf("sent %+v", p)
	}
}

func TestOurClientDeletes(t *testing.T) {
	t.Parallel()
	for _, status := range []int{http.StatusOK, http.StatusNoContent} {
		var deleted string
		c, _ := newOurs(t, &fake.IncidentsServer{
			Delete: func(_ context.Context, _, _, id string, _ *arm.IncidentsClientDeleteOptions) (deleteAnswer, azfake.ErrorResponder) {
				deleted = id
				return answered(status, arm.IncidentsClientDeleteResponse{}), azfake.ErrorResponder{}
			},
		})
		if err := c.Delete(t.Context(), someID); err != nil || deleted != someID {
			t.Errorf("%d: deleted %q, %v", status, deleted, err)
		}
	}
}

func TestOurClientMapsTheFakesRefusals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		status int
		code   string
		want   error
	}{
		{http.StatusUnauthorized, "AuthenticationFailed", incident.ErrSignIn},
		{http.StatusForbidden, "AuthorizationFailed", incident.ErrForbidden},
		{http.StatusNotFound, "NotFound", incident.ErrNotFound},
		{http.StatusBadRequest, "BadRequest", incident.ErrRejected},
		// Only a write meets a stale etag: read, the same words are a refusal.
		{http.StatusConflict, "Conflict", incident.ErrRejected},
		{http.StatusServiceUnavailable, "ServerBusy", incident.ErrUnavailable},
	} {
		ours, _ := newOurs(t, &fake.IncidentsServer{
			Get: func(context.Context, string, string, string, *arm.IncidentsClientGetOptions) (getAnswer, azfake.ErrorResponder) {
				return getAnswer{}, refused(c.status, c.code)
			},
		})
		_, err := ours.Get(t.Context(), someID)
		var failed *incident.OperationError
		if !errors.Is(err, c.want) || !errors.As(err, &failed) || failed.Status != c.status || failed.Code.Raw() != c.code {
			t.Errorf("%d %s became %v", c.status, c.code, err)
		}
	}
}
