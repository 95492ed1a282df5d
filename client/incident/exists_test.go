package incident_test

import (
	"slices"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

func TestWhatADraftAsksForIsMissedInAnIncidentThatLacksIt(t *testing.T) {
	t.Parallel()
	draft := incident.NewDraft("d")
	draft.Title, draft.Description, draft.Tags = " Title ", "first\nsecond", []string{"VIP"}
	draft.Status, draft.Closing = incident.Closed, incident.Closings()[0]
	draft.Owner = incident.Owner{UserPrincipalName: clean.New("ann@contoso.example")}
	for name, c := range map[string]struct {
		edit func(*incident.Incident)
		want []incident.Field
	}{
		"as it was sent":      {func(*incident.Incident) {}, nil},
		"other line ends":     {func(in *incident.Incident) { in.Description = clean.New("first\r\nsecond\r\n") }, nil},
		"a tag of a rule":     {func(in *incident.Incident) { in.Labels = append(in.Labels, incident.Label{Name: clean.New("rule")}) }, nil},
		"a tag in other case": {func(in *incident.Incident) { in.Labels[0].Name = clean.New("vip") }, nil},
		"an owner filled in": {func(in *incident.Incident) {
			in.Owner.ObjectID, in.Owner.AssignedTo = clean.New("o"), clean.New("Ann")
		}, nil},
		"another title":       {func(in *incident.Incident) { in.Title = clean.New("title") }, []incident.Field{incident.FieldTitle}},
		"another description": {func(in *incident.Incident) { in.Description = clean.New("first second") }, []incident.Field{incident.FieldDescription}},
		"another severity":    {func(in *incident.Incident) { in.Severity = incident.Low }, []incident.Field{incident.FieldSeverity}},
		"reopened":            {func(in *incident.Incident) { in.Status = incident.Active }, []incident.Field{incident.FieldStatus}},
		"closed otherwise":    {func(in *incident.Incident) { in.Closing = incident.Closings()[1] }, []incident.Field{incident.FieldClosing}},
		"nobody's":            {func(in *incident.Incident) { in.Owner = incident.Owner{} }, []incident.Field{incident.FieldOwner}},
		"without its tag":     {func(in *incident.Incident) { in.Labels = nil }, []incident.Field{incident.FieldTags}},
		"all of it": {
			func(in *incident.Incident) { *in = incident.Incident{Closing: incident.Closings()[0]} },
			[]incident.Field{
				incident.FieldTitle, incident.FieldDescription, incident.FieldSeverity, incident.FieldStatus,
				incident.FieldOwner, incident.FieldTags,
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in := draft.Incident()
			c.edit(&in)
			if got := draft.Missing(in); !slices.Equal(got, c.want) {
				t.Errorf("missing are %v, want %v", got, c.want)
			}
		})
	}
}

func TestWhatADraftDoesNotAskForIsNotMissed(t *testing.T) {
	t.Parallel()
	draft := incident.NewDraft("d")
	draft.Title = "Title"
	in := draft.Incident()
	in.Owner = incident.Owner{UserPrincipalName: clean.New("ann@contoso.example")}
	in.Labels = []incident.Label{{Name: clean.New("rule")}}
	in.Closing = incident.Closings()[2]
	if got := draft.Missing(in); got != nil {
		t.Errorf("missing are %v", got)
	}
}
