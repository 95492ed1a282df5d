package odata

import (
	"net/http"
	"strings"
	"testing"

	"sentinelq/client/simulator/respond"
)

func TestAFilterKeepsWhatItDescribes(t *testing.T) {
	t.Parallel()
	for filter, want := range map[string]string{
		"": "dca",
		"properties/status eq 'New' or properties/severity eq 'Low' and properties/incidentNumber gt 1": "da",
		"not (properties/status eq 'New')":                                                   "ca",
		"contains(tolower(properties/title), 'brute')":                                       "da",
		"properties/title eq 'O''Brien'":                                                     "c",
		"properties/owner/objectId eq '5E21C7D8-90AB-4F63-B7D2-14C8E9A0F356'":                "c",
		"properties/owner/objectId eq null":                                                  "da",
		"properties/createdTimeUtc ge 2026-03-14T15:00:00+01:00":                             "ca",
		"properties/lastActivityTimeUtc le 2026-03-14T12:00:00Z":                             "a",
		"properties/labels/any(l: l/labelName eq 'vip') and properties/severity eq 'High'":   "d",
		"properties/additionalData/tactics/any(t: t eq 'Impact')":                            "c",
		"properties/classification eq 'Undetermined'":                                        "",
		"properties/status ne 'x' and properties/additionalData/tactics/any(t: t ne 'none')": "",
	} {
		f, err := ParseFilter(filter)
		if err != nil {
			t.Errorf("%s is refused: %v", filter, err)
			continue
		}
		if have := found(f); have != want {
			t.Errorf("%s finds %q, want %q", filter, have, want)
		}
	}
}

func TestALambdaWithOrBreaksTheService(t *testing.T) {
	t.Parallel()
	_, err := ParseFilter("properties/labels/any(l: l/labelName eq 'a' or l/labelName eq 'b')")
	if r := respond.RefusalOf(err); r.Status != http.StatusInternalServerError {
		t.Errorf("it is answered %d", r.Status)
	}
}

// FuzzFilter holds that no filter breaks the parser, and that parentheses
// around one that is accepted change nothing.
func FuzzFilter(f *testing.F) {
	for _, source := range []string{
		"", "properties/status eq 'New'", "not (properties/incidentNumber gt -3)", "contains(tolower(properties/title), 'O''B')",
		"properties/labels/any(l: l/labelName eq 'test') and properties/createdTimeUtc ge 2026-03-14T12:00:00+01:00",
		"properties/status eq 'x' and properties/additionalData/tactics/any(i: i ne null)", "((((", "'", "a:b", "\xff",
	} {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		parsed, err := ParseFilter(source)
		if err != nil {
			if r := respond.RefusalOf(err); r.Status != http.StatusBadRequest && !strings.Contains(source, "or") {
				t.Fatalf("%q is answered %d", source, r.Status)
			}
			return
		}
		if strings.TrimSpace(source) == "" || strings.Count(source, "(")+strings.Count(source, "not") >= maxDepth {
			return
		}
		wrapped, err := ParseFilter("(" + source + ")")
		if err != nil {
			t.Fatalf("%q is accepted, but not in parentheses: %v", source, err)
		}
		if found(parsed) != found(wrapped) {
			t.Fatalf("%q finds something else in parentheses", source)
		}
	})
}
