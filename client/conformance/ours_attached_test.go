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

// The answers of the fake for each operation on what hangs on an incident.
type (
	commentAnswer       = azfake.Responder[arm.IncidentCommentsClientCreateOrUpdateResponse]
	commentGetAnswer    = azfake.Responder[arm.IncidentCommentsClientGetResponse]
	commentDeleteAnswer = azfake.Responder[arm.IncidentCommentsClientDeleteResponse]
	commentsAnswer      = azfake.PagerResponder[arm.IncidentCommentsClientListResponse]
	relationAnswer      = azfake.Responder[arm.IncidentRelationsClientCreateOrUpdateResponse]
	relationGone        = azfake.Responder[arm.IncidentRelationsClientDeleteResponse]
	relationsAnswer     = azfake.PagerResponder[arm.IncidentRelationsClientListResponse]
	bookmarkAnswer      = azfake.Responder[arm.BookmarksClientCreateOrUpdateResponse]
	bookmarkGetAnswer   = azfake.Responder[arm.BookmarksClientGetResponse]
	bookmarksAnswer     = azfake.PagerResponder[arm.BookmarksClientListResponse]
	alertsAnswer        = azfake.Responder[arm.IncidentsClientListAlertsResponse]
	entitiesAnswer      = azfake.Responder[arm.IncidentsClientListEntitiesResponse]
	inIncidentAnswer    = azfake.Responder[arm.IncidentsClientListBookmarksResponse]
)

func ann() incident.Owner {
	return incident.Owner{
		ObjectID: clean.New(otherID), Email: clean.New("a@x.example"), AssignedTo: clean.New("Ann"), UserPrincipalName: clean.New("a@x.example"),
	}
}

// remark is a comment in the generated model, so many hours old.
func remark(name string, hours int) *arm.IncidentComment {
	at := noon().Add(-time.Duration(hours) * time.Hour)
	return &arm.IncidentComment{
		Name: &name, Etag: new(`"c-` + name + `"`),
		Properties: &arm.IncidentCommentProperties{
			Message: new("two\nlines of " + name), CreatedTimeUTC: &at, LastModifiedTimeUTC: new(noon()),
			Author: &arm.ClientInfo{Name: new("Ann"), Email: new("a@x.example"), UserPrincipalName: new("a@x.example"), ObjectID: new(otherID)},
		},
	}
}

func TestOurClientReadsEveryCommentOfTheFake(t *testing.T) {
	t.Parallel()
	c, versions := newOursOf(t, &fake.ServerFactory{IncidentCommentsServer: fake.IncidentCommentsServer{
		NewListPager: func(_, _, id string, _ *arm.IncidentCommentsClientListOptions) (resp commentsAnswer) {
			if id != someID {
				t.Errorf("asked for the comments of %s", id)
			}
			for page := range 3 {
				list := arm.IncidentCommentList{Value: []*arm.IncidentComment{remark(strconv.Itoa(page), 9-page)}}
				resp.AddPage(http.StatusOK, arm.IncidentCommentsClientListResponse{IncidentCommentList: list}, nil)
			}
			return resp
		},
	}})
	comments, err := c.Comments(t.Context(), someID)
	if err != nil || len(comments) != 3 {
		t.Fatalf("read %+v, %v", comments, err)
	}
	for i, got := range comments {
		name := strconv.Itoa(2 - i) // the newest comes first
		created, modified := got.Created.Time(), got.LastModified.Time()
		got.Created, got.LastModified = incident.Stamp{}, incident.Stamp{}
		want := incident.Comment{ID: incident.ID(name), ETag: `"c-` + name + `"`, Message: clean.New("two\nlines of " + name), Author: ann()}
		if got != want || !created.Equal(noon().Add(-time.Duration(7+i)*time.Hour)) || !modified.Equal(noon()) {
			t.Errorf("comment %d was read as %+v", i, got)
		}
	}
	if !slices.Equal(*versions, []string{apiVersion, apiVersion, apiVersion}) {
		t.Errorf("asked for api-versions %v", *versions)
	}
}

func TestOurClientWritesAComment(t *testing.T) {
	t.Parallel()
	kept := remark(partID, 0)
	var sent []arm.IncidentComment
	c, _ := newOursOf(t, &fake.ServerFactory{IncidentCommentsServer: fake.IncidentCommentsServer{
		CreateOrUpdate: func(_ context.Context, _, _, in, name string, comment arm.IncidentComment, _ *arm.IncidentCommentsClientCreateOrUpdateOptions) (resp commentAnswer, bad azfake.ErrorResponder) {
			if in != someID || name != partID {
				t.Errorf("wrote the comment %s of %s", name, in)
			}
			if sent = append(sent, comment); comment.Etag != nil && *comment.Etag != *kept.Etag {
				return resp, refused(http.StatusConflict, "Conflict")
			}
			return answered(http.StatusCreated, arm.IncidentCommentsClientCreateOrUpdateResponse{IncidentComment: *kept}), bad
		},
		Get: func(context.Context, string, string, string, string, *arm.IncidentCommentsClientGetOptions) (resp commentGetAnswer, bad azfake.ErrorResponder) {
			if len(sent) == 0 {
				return resp, refused(http.StatusNotFound, "NotFound")
			}
			return answered(http.StatusOK, arm.IncidentCommentsClientGetResponse{IncidentComment: *kept}), bad
		},
	}})
	comment := incident.Comment{ID: partID, Message: clean.New("hello")}
	written, err := c.WriteComment(t.Context(), someID, comment)
	if err != nil || written.ID != partID || written.ETag != *kept.Etag || written.Author != ann() {
		t.Errorf("wrote %+v, %v", written, err)
	}
	comment.ETag = `"old"`
	if _, err := c.WriteComment(t.Context(), someID, comment); !errors.Is(err, incident.ErrConflict) {
		t.Errorf("a stale etag became %v", err)
	}
	comment.Message = clean.New(*kept.Properties.Message)
	if _, err := c.WriteComment(t.Context(), someID, comment); err != nil {
		t.Errorf("a comment that is there already became %v", err)
	}
	if sent[0].Etag != nil || *sent[0].Properties.Message != "hello" || *sent[1].Etag != `"old"` {
		t.Errorf("sent %+v", sent)
	}
}

func TestOurClientDeletesAComment(t *testing.T) {
	t.Parallel()
	c, _ := newOursOf(t, &fake.ServerFactory{IncidentCommentsServer: fake.IncidentCommentsServer{
		Delete: func(_ context.Context, _, _, _, name string, _ *arm.IncidentCommentsClientDeleteOptions) (resp commentDeleteAnswer, bad azfake.ErrorResponder) {
			if name != partID {
				t.Errorf("deleted %s", name)
			}
			return answered(http.StatusNoContent, arm.IncidentCommentsClientDeleteResponse{}), bad
		},
	}})
	if err := c.DeleteComment(t.Context(), someID, partID); err != nil {
		t.Error(err)
	}
}

func TestOurClientRelatesAndUnrelates(t *testing.T) {
	t.Parallel()
	var related []string
	gone := ""
	c, _ := newOursOf(t, &fake.ServerFactory{IncidentRelationsServer: fake.IncidentRelationsServer{
		CreateOrUpdate: func(_ context.Context, _, _, _, name string, r arm.Relation, _ *arm.IncidentRelationsClientCreateOrUpdateOptions) (resp relationAnswer, bad azfake.ErrorResponder) {
			related = append(related, *r.Properties.RelatedResourceID)
			r.Name = &name
			return answered(http.StatusCreated, arm.IncidentRelationsClientCreateOrUpdateResponse{Relation: r}), bad
		},
		Delete: func(_ context.Context, _, _, _, name string, _ *arm.IncidentRelationsClientDeleteOptions) (resp relationGone, bad azfake.ErrorResponder) {
			gone = name
			return answered(http.StatusOK, arm.IncidentRelationsClientDeleteResponse{}), bad
		},
		NewListPager: func(string, string, string, *arm.IncidentRelationsClientListOptions) (resp relationsAnswer) {
			for _, r := range []arm.Relation{
				{Name: new("Service_1"), Properties: &arm.RelationProperties{RelatedResourceID: new("/x/entities/" + partID), RelatedResourceName: new(partID), RelatedResourceKind: new("SecurityAlert")}},
				{Name: new("Service_2"), Properties: &arm.RelationProperties{RelatedResourceID: new("/x/bookmarks/" + otherID), RelatedResourceType: new("Microsoft.SecurityInsights/bookmarks")}},
			} {
				resp.AddPage(http.StatusOK, arm.IncidentRelationsClientListResponse{RelationList: arm.RelationList{Value: []*arm.Relation{&r}}}, nil)
			}
			return resp
		},
	}})
	if err := errors.Join(c.RelateAlert(t.Context(), someID, partID, otherID), c.RelateBookmark(t.Context(), someID, partID, otherID)); err != nil {
		t.Fatal(err)
	}
	base := "/subscriptions/" + subscription + "/resourceGroups/" + group +
		"/providers/Microsoft.OperationalInsights/workspaces/" + workspace + "/providers/Microsoft.SecurityInsights/"
	if !slices.Equal(related, []string{base + "entities/" + otherID, base + "bookmarks/" + otherID}) {
		t.Errorf("related %q", related)
	}
	if err := c.Unrelate(t.Context(), someID, otherID); err != nil || gone != "Service_2" {
		t.Errorf("took off %q, %v", gone, err)
	}
}

func TestOurClientReadsEveryFieldOfAnAlert(t *testing.T) {
	t.Parallel()
	start, end := noon().Add(-2*time.Hour), noon().Add(-time.Hour)
	c, _ := newOurs(t, &fake.IncidentsServer{
		ListAlerts: func(context.Context, string, string, string, *arm.IncidentsClientListAlertsOptions) (resp alertsAnswer, bad azfake.ErrorResponder) {
			return answered(http.StatusOK, arm.IncidentsClientListAlertsResponse{IncidentAlertList: arm.IncidentAlertList{Value: []*arm.SecurityAlert{{
				Name: new(partID), Kind: new(arm.EntityKindSecurityAlert),
				Properties: &arm.SecurityAlertProperties{
					SystemAlertID: new(partID), AlertDisplayName: new("Odd logon"), Severity: new(arm.AlertSeverityHigh), Status: new(arm.AlertStatusInProgress),
					ProductName: new("Azure Sentinel"), ProductComponentName: new("Scheduled"), VendorName: new("Microsoft"), AlertType: new("T"),
					Description: new("words"), Tactics: []*arm.AttackTactic{new(arm.AttackTacticImpact)}, Intent: new(arm.KillChainIntentImpact),
					CompromisedEntity: new("ann"), ConfidenceLevel: new(arm.ConfidenceLevelHigh), ConfidenceScore: new(0.75),
					ProviderAlertID: new("p"), AlertLink: new("https://x.example"), RemediationSteps: []*string{new("look")},
					ResourceIdentifiers: []any{map[string]any{"type": "AAD"}}, StartTimeUTC: &start, EndTimeUTC: &end, TimeGenerated: new(noon()),
				},
			}}}}), bad
		},
	})
	alerts, err := c.Alerts(t.Context(), someID)
	if err != nil || len(alerts) != 1 {
		t.Fatalf("read %+v, %v", alerts, err)
	}
	got := alerts[0]
	switch {
	case got.ID.Raw() != partID, got.Title.Raw() != "Odd logon", got.Severity != incident.High, got.Status.Raw() != "InProgress",
		got.Product.Raw() != "Azure Sentinel", got.Component.Raw() != "Scheduled", got.Vendor.Raw() != "Microsoft", got.Type.Raw() != "T":
		t.Errorf("the alert was read as %+v", got)
	case got.Description.Raw() != "words", got.Intent.Raw() != "Impact", got.CompromisedEntity.Raw() != "ann", got.Confidence.Raw() != "High (0.75)",
		got.ProviderAlertID.Raw() != "p", got.Link.Raw() != "https://x.example", !got.Generated.Time().Equal(noon()):
		t.Errorf("what it says was read as %+v", got)
	case len(got.Tactics) != 1, len(got.Remediation) != 1, len(got.Resources) != 1 || got.Resources[0].Raw() != `{"type":"AAD"}`,
		!got.Start.Time().Equal(start), !got.End.Time().Equal(end):
		t.Errorf("its lists and times were read as %+v", got)
	}
}

func TestOurClientReadsEntitiesOfEveryShape(t *testing.T) {
	t.Parallel()
	c, _ := newOurs(t, &fake.IncidentsServer{
		ListEntities: func(context.Context, string, string, string, *arm.IncidentsClientListEntitiesOptions) (resp entitiesAnswer, bad azfake.ErrorResponder) {
			return answered(http.StatusOK, arm.IncidentsClientListEntitiesResponse{IncidentEntitiesResponse: arm.IncidentEntitiesResponse{
				Entities: []arm.EntityClassification{
					&arm.AccountEntity{Kind: new(arm.EntityKindAccount), Name: new("1"), Properties: &arm.AccountEntityProperties{AccountName: new("ann"), UpnSuffix: new("x.example"), IsDomainJoined: new(true)}},
					&arm.HostEntity{Kind: new(arm.EntityKindHost), Name: new("2"), Properties: &arm.HostEntityProperties{HostName: new("web01"), OSFamily: new(arm.OSFamilyLinux)}},
					&arm.IPEntity{Kind: new(arm.EntityKindIP), Name: new("3"), Properties: &arm.IPEntityProperties{Address: new("10.0.0.5"), FriendlyName: new("10.0.0.5")}},
					&arm.CloudApplicationEntity{Kind: new(arm.EntityKindCloudApplication), Name: new("4"), Properties: &arm.CloudApplicationEntityProperties{AppName: new("Portal"), AppID: new(int32(20417))}},
				},
				MetaData: []*arm.IncidentEntitiesResultsMetadata{{EntityKind: new(arm.EntityKindIP), Count: new(int32(41))}},
			}}), bad
		},
	})
	found, err := c.Entities(t.Context(), someID)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, e := range found.List {
		told = append(told, string(e.Kind)+" "+e.Name.Raw())
	}
	if !slices.Equal(told, []string{"Account ann@x.example", "Host web01", "Ip 10.0.0.5", "CloudApplication Portal"}) {
		t.Errorf("read %q", told)
	}
	if !slices.Contains(found.List[0].Fields, incident.Fact{Name: clean.New("isDomainJoined"), Value: clean.New("true")}) ||
		!slices.Contains(found.List[3].Fields, incident.Fact{Name: clean.New("appId"), Value: clean.New("20417")}) {
		t.Errorf("what is no text was read as %+v, %+v", found.List[0].Fields, found.List[3].Fields)
	}
	if !slices.Equal(found.Counts, []incident.EntityCount{{Kind: "Ip", Count: 41}}) || found.Total() != 41 {
		t.Errorf("counted %+v", found.Counts)
	}
}

func TestOurClientReadsBookmarks(t *testing.T) {
	t.Parallel()
	at := noon()
	whole := arm.BookmarkProperties{
		DisplayName: new("Odd parent"), Query: new("DeviceEvents"), Notes: new("twice"), QueryResult: new(`{"a":1}`), Labels: []*string{new("hunt")},
		EventTime: &at, Created: &at, CreatedBy: &arm.UserInfo{Name: new("Ann"), Email: new("a@x.example"), ObjectID: new(otherID)},
	}
	c, _ := newOursOf(t, &fake.ServerFactory{
		BookmarksServer: fake.BookmarksServer{
			NewListPager: func(string, string, *arm.BookmarksClientListOptions) (resp bookmarksAnswer) {
				for range 2 {
					list := arm.BookmarkList{Value: []*arm.Bookmark{{Name: new(otherID), Etag: new(`"b"`), Properties: &whole}}}
					resp.AddPage(http.StatusOK, arm.BookmarksClientListResponse{BookmarkList: list}, nil)
				}
				return resp
			},
		},
		IncidentsServer: fake.IncidentsServer{
			ListBookmarks: func(context.Context, string, string, string, *arm.IncidentsClientListBookmarksOptions) (resp inIncidentAnswer, bad azfake.ErrorResponder) {
				return answered(http.StatusOK, arm.IncidentsClientListBookmarksResponse{IncidentBookmarkList: arm.IncidentBookmarkList{Value: []*arm.HuntingBookmark{{
					Name: new(otherID), Kind: new(arm.EntityKindBookmark),
					Properties: &arm.HuntingBookmarkProperties{DisplayName: whole.DisplayName, Query: whole.Query, Notes: whole.Notes, QueryResult: whole.QueryResult, Labels: whole.Labels, EventTime: &at, Created: &at, CreatedBy: whole.CreatedBy},
				}}}}), bad
			},
		},
	})
	all, err := c.AllBookmarks(t.Context())
	in, errIn := c.Bookmarks(t.Context(), someID)
	if err != nil || errIn != nil || len(all) != 2 || len(in) != 1 {
		t.Fatalf("read %+v, %v and %+v, %v", all, err, in, errIn)
	}
	for _, b := range append(all, in...) {
		if !isWhole(b) {
			t.Errorf("a bookmark was read as %+v", b)
		}
	}
}

// isWhole reports whether every field of the fake's bookmark was read.
func isWhole(b incident.Bookmark) bool {
	at := noon()
	return b.ID == otherID && b.Name.Raw() == "Odd parent" && b.Query.Raw() == "DeviceEvents" && b.Notes.Raw() == "twice" && b.Result.Raw() == `{"a":1}` &&
		len(b.Labels) == 1 && b.EventTime.Time().Equal(at) && b.Created.Time().Equal(at) && b.CreatedBy.Is(ann())
}

func TestOurClientCreatesABookmark(t *testing.T) {
	t.Parallel()
	at := noon()
	var sent arm.Bookmark
	c, _ := newOursOf(t, &fake.ServerFactory{BookmarksServer: fake.BookmarksServer{
		Get: func(context.Context, string, string, string, *arm.BookmarksClientGetOptions) (resp bookmarkGetAnswer, bad azfake.ErrorResponder) {
			return resp, refused(http.StatusNotFound, "NotFound")
		},
		CreateOrUpdate: func(_ context.Context, _, _, name string, b arm.Bookmark, _ *arm.BookmarksClientCreateOrUpdateOptions) (resp bookmarkAnswer, bad azfake.ErrorResponder) {
			sent = b
			b.Name = &name
			return answered(http.StatusCreated, arm.BookmarksClientCreateOrUpdateResponse{Bookmark: b}), bad
		},
	}})
	made, err := c.CreateBookmark(t.Context(), incident.Bookmark{
		ID: partID, Name: clean.New("N"), Query: clean.New("Q"), Notes: clean.New("W"), Labels: []clean.Text{clean.New("l")}, EventTime: incident.ParseStamp(at.Format(time.RFC3339Nano)),
	})
	p := sent.Properties
	if err != nil || made.ID != partID || *p.DisplayName != "N" || *p.Query != "Q" || *p.Notes != "W" || *p.Labels[0] != "l" || !p.EventTime.Equal(at) || sent.Etag != nil {
		t.Errorf("created %+v, %v from %+v", made, err, p)
	}
}
