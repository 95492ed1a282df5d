package incident_test

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

func TestTagsAreTheSameWhateverTheirCase(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, a, b string
		want       bool
	}{
		{"equal", "vip", "vip", true},
		{"another case", "VIP", "vip", true},
		{"spaces around", " vip\t", "vip", true},
		{"spaces inside count", "night shift", "nightshift", false},
		{"case outside of English", "ÜBUNG", "übung", true},
		{"both small sigmas", "ΟΔΟΣ", "οδος", true},
		{"a sharp s and two of them", "Straße", "STRASSE", true},
		{"Kelvin is a k", "\u212a2", "k2", true},
		{"another letter", "vip", "vib", false},
		{"an accent counts", "cafe", "café", false},
		{"nothing and spaces", "", "  ", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got, back := incident.SameTag(tt.a, tt.b), incident.SameTag(tt.b, tt.a); got != tt.want || back != tt.want {
				t.Errorf("SameTag(%q, %q) = %v and, the other way, %v", tt.a, tt.b, got, back)
			}
			if got := incident.HasTag(labels("other", tt.a), tt.b); got != tt.want {
				t.Errorf("HasTag finds %q in a list with %q: %v", tt.b, tt.a, got)
			}
			folded := incident.TagUse{Name: clean.New(tt.a)}.Fold() == incident.TagUse{Name: clean.New(tt.b)}.Fold()
			if folded != tt.want {
				t.Errorf("Fold of %q and %q agree: %v", tt.a, tt.b, folded)
			}
		})
	}
	if incident.HasTag(nil, "vip") {
		t.Error("no labels have a tag")
	}
}

// tagged returns an incident modified so long before now.
func tagged(before time.Duration, tags ...string) incident.Incident {
	return incident.Incident{LastModified: stamped(now().Add(-before)), Labels: labels(tags...)}
}

func now() time.Time { return time.Date(2026, 3, 15, 12, 0, 0, 0, time.UTC) }

func TestTagsAreSuggestedMostUsedFirst(t *testing.T) {
	t.Parallel()
	use := func(name string, count int, before time.Duration) incident.TagUse {
		return incident.TagUse{Name: clean.New(name), Count: count, LastUsed: now().Add(-before)}
	}
	const hour = time.Hour
	tests := []struct {
		name      string
		incidents []incident.Incident
		want      []incident.TagUse
	}{
		{"none without incidents", nil, []incident.TagUse{}},
		{"most used first", []incident.Incident{tagged(hour, "a"), tagged(3*hour, "b"), tagged(2*hour, "b")}, []incident.TagUse{use("b", 2, 2*hour), use("a", 1, hour)}},
		{"then the last used", []incident.Incident{tagged(2*hour, "a"), tagged(hour, "b")}, []incident.TagUse{use("b", 1, hour), use("a", 1, 2*hour)}},
		{"then by name", []incident.Incident{tagged(hour, "b", "a")}, []incident.TagUse{use("a", 1, hour), use("b", 1, hour)}},
		{"the case used last is suggested", []incident.Incident{tagged(2*hour, "VIP"), tagged(hour, "Vip"), tagged(3*hour, "vip")}, []incident.TagUse{use("Vip", 3, hour)}},
		{"a tag of just two weeks ago counts", []incident.Incident{tagged(incident.TagWindow, "a")}, []incident.TagUse{use("a", 1, incident.TagWindow)}},
		{"an older one does not", []incident.Incident{tagged(incident.TagWindow+1, "a"), {Labels: labels("b")}}, []incident.TagUse{}},
		{"a clock that is ahead does no harm", []incident.Incident{tagged(-hour, "a")}, []incident.TagUse{use("a", 1, -hour)}},
		{"a tag of spaces is none", []incident.Incident{tagged(hour, " ", "")}, []incident.TagUse{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := incident.TagUses(tt.incidents, now()); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("suggested are %v, want %v", got, tt.want)
			}
		})
	}
}

func TestSuggestionsDoNotDependOnTheOrderOfIncidents(t *testing.T) {
	t.Parallel()
	var incidents []incident.Incident
	for i, tag := range []string{"vip", "VIP", "phish", "travel", "Phish", "night", "vip"} {
		incidents = append(incidents, tagged(time.Duration(i)*time.Minute, tag))
	}
	want := incident.TagUses(incidents, now())
	random := rand.New(rand.NewPCG(7, 7))
	for range rounds {
		random.Shuffle(len(incidents), func(i, j int) { incidents[i], incidents[j] = incidents[j], incidents[i] })
		if got := incident.TagUses(incidents, now()); !reflect.DeepEqual(got, want) {
			t.Fatalf("suggested are %v, and in another order %v", want, got)
		}
	}
}
