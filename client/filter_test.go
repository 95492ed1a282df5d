package client

import (
	"strings"
	"testing"
	"time"

	"sentinelq/client/incident"
)

func TestFilterHasOnlyFormsThatTheServiceEvaluates(t *testing.T) {
	t.Parallel()
	at := time.Date(2025, 8, 2, 14, 0, 0, 123456789, time.FixedZone("CEST", 7200))
	for _, test := range []struct {
		rule  string
		query incident.Query
		want  string
	}{
		{"nothing restricts nothing", incident.Query{}, ""},
		{"one value needs no parentheses", incident.Query{Statuses: []incident.Status{incident.New}}, "properties/status eq 'New'"},
		{
			"values are or-ed, fields and-ed",
			incident.Query{Statuses: []incident.Status{incident.Active}, Severities: []incident.Severity{incident.High, incident.Medium}},
			"properties/status eq 'Active' and (properties/severity eq 'High' or properties/severity eq 'Medium')",
		},
		{"numbers are not quoted", incident.Query{Numbers: []int{42, 43}}, "(properties/incidentNumber eq 42 or properties/incidentNumber eq 43)"},
		{
			"times are UTC, unquoted, cut to seven digits",
			incident.Query{CreatedSince: at, ModifiedSince: at.Truncate(time.Second)},
			"properties/createdTimeUtc ge 2025-08-02T12:00:00.1234567Z and properties/lastModifiedTimeUtc ge 2025-08-02T12:00:00Z",
		},
		{"quotes are doubled", incident.Query{Statuses: []incident.Status{"x' or 1 eq 1 or 'y"}}, "properties/status eq 'x'' or 1 eq 1 or ''y'"},
	} {
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			if got := odataFilter(test.query); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestListQueryIsEscapedWithPercent20(t *testing.T) {
	t.Parallel()
	q := incident.Query{Statuses: []incident.Status{"a+b c"}, Order: incident.LastModified, PageSize: 5}
	want := "$filter=properties%2Fstatus%20eq%20%27a%2Bb%20c%27&$orderby=properties%2FlastModifiedTimeUtc%20desc&$top=5"
	if got := listQuery(q); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestPageSizeKeepsTheServicesLimit(t *testing.T) {
	t.Parallel()
	for size, want := range map[int]string{-1: "1000", 0: "1000", 1: "1", 1000: "1000", 1001: "1000"} {
		if got := listQuery(incident.Query{PageSize: size}); !strings.HasSuffix(got, "&$top="+want) {
			t.Errorf("a page size of %d asks %s, want $top=%s", size, got, want)
		}
	}
}

func FuzzEscapeOnceIsStable(f *testing.F) {
	for _, seed := range []string{"a b", "%20", "%2", "%%20", "a+b", "é", "\x00", "$filter=x eq 'O''Brien'"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, query string) {
		once := escapeOnce(query)
		if twice := escapeOnce(once); twice != once {
			t.Errorf("%q became %q and then %q", query, once, twice)
		}
		for _, c := range []byte(once) {
			if c != '%' && !mayStand(c) {
				t.Errorf("%q became %q with %q in it", query, once, c)
			}
		}
	})
}
