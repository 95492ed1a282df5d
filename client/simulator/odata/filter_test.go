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
		"":                           "dca",
		" ":                          "dca",
		"properties/status eq 'New'": "d",
		"properties/status eq 'new'": "",
		"(properties/status eq 'New' or properties/status eq 'Active')":                                  "dc",
		"(properties/status eq 'New' or properties/status eq 'Closed') and properties/severity eq 'Low'": "a",
		"(properties/severity eq 'O''Brien')":                                                            "",
		"properties/incidentNumber eq 2":                                                                 "c",
		"(properties/incidentNumber eq 1 or properties/incidentNumber eq 3)":                             "da",
		"properties/createdTimeUtc ge 2026-03-14T14:00:00Z":                                              "ca",
		"properties/createdTimeUtc ge 2026-03-14T14:00:00.0000001Z":                                      "a",
		"properties/lastModifiedTimeUtc ge 2026-03-14T21:00:00Z and properties/severity eq 'Medium'":     "c",
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

// FuzzFilter holds that no filter breaks the parser, and that asking twice the
// same changes nothing.
func FuzzFilter(f *testing.F) {
	for _, source := range []string{
		"", "properties/status eq 'New'", "(properties/incidentNumber eq 3)", "properties/severity eq 'O''B'", "((((", "'", "a:b", "\xff",
		"(properties/status eq 'x' or properties/status eq 'y') and properties/createdTimeUtc ge 2026-03-14T12:00:00Z",
	} {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		parsed, err := ParseFilter(source)
		if err != nil {
			if r := respond.RefusalOf(err); r.Status != http.StatusBadRequest {
				t.Fatalf("%q is answered %d", source, r.Status)
			}
			return
		}
		if strings.TrimSpace(source) == "" {
			return
		}
		twice, err := ParseFilter(source + " and " + source)
		if err != nil {
			t.Fatalf("%q is accepted, but not twice: %v", source, err)
		}
		if found(parsed) != found(twice) {
			t.Fatalf("%q finds something else when it is asked twice", source)
		}
	})
}
