package simulator

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

// sample is a workspace whose incidents 1 to 4 differ in what filters ask.
func sample(t *testing.T) *Simulator {
	t.Helper()
	c := &clock{noon()}
	s := New(Options{Incidents: -1, Now: c.now})
	for i, properties := range []string{
		`"title":"Brute force","severity":"High","status":"New"`,
		`"title":"O'Brien","severity":"Medium","status":"Active"`,
		`"title":"VPN","severity":"Low","status":"Closed","classification":"Undetermined"`,
		`"title":"brute again","severity":"High","status":"Closed","classification":"TruePositive","classificationReason":"SuspiciousActivity"`,
	} {
		name := strings.Repeat(string(rune('1'+i)), 8) + someID[8:]
		if r := put(t, s, name, `{"properties":{`+properties+`}}`); r.status != http.StatusCreated {
			t.Fatalf("answered %d %s", r.status, r.body)
		}
		c.pass(3600e9)
	}
	return s
}

func TestFiltersFindWhatAzureFinds(t *testing.T) {
	t.Parallel()
	s := sample(t)
	for filter, want := range map[string][]int{
		"":                           {1, 2, 3, 4},
		"properties/status eq 'New'": {1},
		"(properties/status eq 'New' or properties/status eq 'Active')":                                        {1, 2},
		"(properties/severity eq 'High' or properties/severity eq 'Medium') and properties/status eq 'Active'": {2},
		"properties/createdTimeUtc ge 2026-03-14T14:00:00Z":                                                    {3, 4},
		"properties/lastModifiedTimeUtc ge 2026-03-14T14:30:00.1234567Z":                                       {4},
		"properties/incidentNumber eq 2":                                                                       {2},
		"(properties/incidentNumber eq 1 or properties/incidentNumber eq 4)":                                   {1, 4},
	} {
		have := query(t, s, "$filter", filter, "$orderby", byCreated+" desc").list(t).numbers()
		if slices.Reverse(have); !slices.Equal(have, want) {
			t.Errorf("%s found %v, want %v", filter, have, want)
		}
	}
}

// What Azure evaluates otherwise than it says, or not at all, is refused with the
// rest: no client of ours asks for it.
func TestFiltersThatAreMoreThanTheClientSendsAreRefused(t *testing.T) {
	t.Parallel()
	s := sample(t)
	for _, filter := range []string{
		"properties/status",
		"properties/status eq",
		"properties/status eq New",
		"properties/status = 'New'",
		"properties/status ne 'New'",
		"properties/status eq 'New",
		"properties/status eq 'New' properties/severity eq 'High'",
		"properties/status eq 'New' and",
		"properties/status eq 'New' or properties/status eq 'Active'",
		"properties/status eq null",
		"properties/unknown eq 'x'",
		"status eq 'New'",
		"properties/createdTimeUtc ge '2026-03-14T14:00:00Z'",
		"properties/createdTimeUtc ge 2026-03-14",
		"properties/createdTimeUtc lt 2026-03-14T14:00:00Z",
		"properties/incidentNumber eq '1'",
		"properties/incidentNumber eq 99999999999",
		"contains(properties/title, 'x')",
		"not (properties/status eq 'New')",
		"properties/status in ('New','Active')",
		"(properties/status eq 'New'",
		"(properties/status eq 'New' and properties/severity eq 'High')",
		"((properties/status eq 'New'))",
		"properties/status eq 'New')",
		"()",
		"'New' eq properties/status",
		"properties/classification eq 'Undetermined'",
		"properties/labels/any(l: l/labelName eq 'x')",
		"?",
		"é",
	} {
		r := query(t, s, "$filter", filter)
		if code, message := r.refusal(t); r.status != http.StatusBadRequest || code != "BadRequest" || !strings.HasPrefix(message, "OData query") {
			t.Errorf("%s was answered %d %s", filter, r.status, r.body)
		}
	}
}
