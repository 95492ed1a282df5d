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
		`"title":"Brute force","severity":"High","status":"New","labels":[{"labelName":"test"},{"labelName":"vip"}]`,
		`"title":"[SAMPLE ALERT] O'Brien","severity":"Medium","status":"Active","owner":{"userPrincipalName":"ann@contoso.example","ownerType":"User"}`,
		`"title":"VPN","severity":"Low","status":"Closed","classification":"Undetermined"`,
		`"title":"brute again","severity":"High","status":"Closed","classification":"TruePositive","classificationReason":"SuspiciousActivity",
			"lastActivityTimeUtc":"2026-03-01T00:00:00Z"`,
	} {
		name := strings.Repeat(string(rune('1'+i)), 8) + someID[8:]
		if r := put(t, s, name, `{"properties":{`+properties+`}}`); r.status != http.StatusCreated {
			t.Fatalf("answered %d %s", r.status, r.body)
		}
		c.pass(3600e9)
	}
	s.records[strings.Repeat("2", 8)+someID[8:]].Properties.AdditionalData.AlertProductNames = []string{"Azure Security Center"}
	return s
}

func TestFiltersFindWhatAzureFinds(t *testing.T) {
	t.Parallel()
	s := sample(t)
	for filter, want := range map[string][]int{
		"":                           {1, 2, 3, 4},
		"properties/status eq 'New'": {1},
		"properties/status ne 'New'": {2, 3, 4},
		"(properties/status eq 'New' or properties/status eq 'Active')":                                                      {1, 2},
		"(properties/severity eq 'High' or properties/severity eq 'Medium') and properties/status eq 'Active'":               {2},
		"properties/severity eq 'Low' or properties/severity eq 'High' and properties/status eq 'New'":                       {1, 3},
		"properties/createdTimeUtc ge 2026-03-14T14:00:00Z":                                                                  {3, 4},
		"properties/createdTimeUtc lt 2026-03-14T15:00:00.1234567+01:00":                                                     {1, 2},
		"properties/lastModifiedTimeUtc gt 2020-08-10T07:00:00.000000Z and properties/owner/email eq 'ann@contoso.example'":  {2},
		"properties/lastActivityTimeUtc le 2026-03-01T00:00:00Z":                                                             {4},
		"properties/lastActivityTimeUtc eq null":                                                                             {1, 2, 3},
		"properties/incidentNumber eq 2":                                                                                     {2},
		"properties/incidentNumber eq 1 or properties/incidentNumber eq 4":                                                   {1, 4},
		"properties/incidentNumber ge 2 and properties/incidentNumber le 3":                                                  {2, 3},
		"contains(properties/title, 'rute')":                                                                                 {1, 4},
		"contains(properties/title, 'brute')":                                                                                {4},
		"contains(toLower(properties/title), 'brute')":                                                                       {1, 4},
		"tolower(properties/title) eq 'vpn'":                                                                                 {3},
		"startswith(properties/title, '[SAMPLE ALERT]')":                                                                     {2},
		"endswith(toupper(properties/title),'AGAIN')":                                                                        {4},
		"contains(properties/title, 'O''Brien')":                                                                             {2},
		"properties/classification eq 'TruePositive'":                                                                        {4},
		"not (properties/status eq 'Closed')":                                                                                {1, 2},
		"not contains(properties/title, 'te')":                                                                               {2, 3},
		"properties/owner/objectId eq null":                                                                                  {1, 3, 4},
		"properties/owner/objectId ne null":                                                                                  {2},
		"properties/owner/objectId eq '5E21C7D8-90ab-4f63-b7d2-14c8e9a0f356'":                                                {2},
		"properties/labels/any(label: label/labelName eq 'test') and properties/severity eq 'High'":                          {1},
		"properties/labels/any(l: startswith(l/labelName, 'v') and l/labelName ne 'x')":                                      {1},
		"(properties/labels/any(l: l/labelName eq 'none'))":                                                                  nil,
		"properties/additionalData/alertProductNames/any(i: i eq 'Azure Security Center') and properties/status eq 'Active'": {2},
	} {
		if have := query(t, s, "$filter", filter, "$orderby", byNumber).list(t).numbers(); !slices.Equal(have, want) {
			t.Errorf("%s found %v, want %v", filter, have, want)
		}
	}
}

func TestTheFaultsOfAzuresFilterAreKept(t *testing.T) {
	t.Parallel()
	s := sample(t)
	for filter, want := range map[string]int{
		"properties/severity eq 'High' and properties/labels/any(l: l/labelName eq 'test')":                                  http.StatusBadRequest,
		"properties/labels/any(l: l/labelName eq 'test') and properties/labels/any(l: l/labelName eq 'vip')":                 http.StatusBadRequest,
		"properties/labels/all(l: l/labelName eq 'test')":                                                                    http.StatusBadRequest,
		"properties/labels/any(l: l/labelName eq 'test' or l/labelName eq 'vip')":                                            http.StatusInternalServerError,
		"properties/status eq 'Active' and properties/additionalData/alertProductNames/any(i: i eq 'Azure Security Center')": http.StatusOK,
		"properties/classification eq 'Undetermined'":                                                                        http.StatusOK,
	} {
		r := query(t, s, "$filter", filter)
		if r.status != want {
			t.Errorf("%s was answered %d %s", filter, r.status, r.body)
		}
		if want == http.StatusOK && len(r.list(t).Value) > 0 {
			t.Errorf("%s found %v", filter, r.list(t).numbers())
		}
	}
}

func TestFiltersThatAzureCannotReadAreRefused(t *testing.T) {
	t.Parallel()
	const tooDeep = 65
	s := sample(t)
	for _, filter := range []string{
		"properties/status",
		"properties/status eq",
		"properties/status eq New",
		"properties/status = 'New'",
		"properties/status like 'New'",
		"properties/status eq 'New",
		"properties/status eq 'New' properties/severity eq 'High'",
		"properties/status eq 'New' and",
		"properties/status gt null",
		"properties/unknown eq 'x'",
		"status eq 'New'",
		"properties/createdTimeUtc ge '2026-03-14T14:00:00Z'",
		"properties/createdTimeUtc ge 2026-03-14",
		"properties/incidentNumber eq '1'",
		"properties/incidentNumber eq 99999999999",
		"contains(properties/title 'x')",
		"contains(properties/title, x)",
		"contains(properties/incidentNumber, '1')",
		"contains('x', 'y')",
		"tolower(properties/incidentNumber) eq 'x'",
		"tolower(properties/title)",
		"length(properties/title) eq 3",
		"properties/status in ('New','Active')",
		"(properties/status eq 'New'",
		"properties/status eq 'New')",
		"'New' eq properties/status",
		"properties/labels eq 'x'",
		"properties/labels/any()",
		"properties/labels/any(l/x: l eq 'x')",
		"properties/labels/any(l l/labelName eq 'x')",
		"properties/labels/any(l: l eq 'x')",
		"properties/labels/any(l: properties/status eq 'x')",
		"properties/labels/any(l: properties/labels/any(m: m/labelName eq 'x'))",
		"properties/status/any(l: l eq 'x')",
		"?",
		"é",
		strings.Repeat("(", tooDeep) + "properties/status eq 'New'" + strings.Repeat(")", tooDeep),
		strings.Repeat("not ", tooDeep) + "properties/status eq 'New'",
	} {
		r := query(t, s, "$filter", filter)
		if code, message := r.refusal(t); r.status != http.StatusBadRequest || code != "BadRequest" || !strings.HasPrefix(message, "OData query") {
			t.Errorf("%s was answered %d %s", filter, r.status, r.body)
		}
	}
}
