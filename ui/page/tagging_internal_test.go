package page

import (
	"slices"
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
)

// tagged is an incident with tags.
func tagged(names ...string) incident.Incident {
	in := incident.Incident{ID: "130", Number: 130, ETag: "tagged", Severity: incident.High, Status: incident.New}
	for _, name := range names {
		in.Labels = append(in.Labels, incident.Label{Name: clean.New(name)})
	}
	return in
}

func TestWhatIsChosenTwiceIsAsItWas(t *testing.T) {
	t.Parallel()
	r := retagging{seen: tagged("there")}
	for name, c := range map[string]struct {
		tag         string
		on          bool
		adds, takes []string
	}{
		"a tag that it has": {"there", true, nil, []string{"there"}},
		"a new one":         {"new", false, []string{"new"}, nil},
	} {
		once := r.toggled(c.tag, c.on)
		if !slices.Equal(once.change.AddTags, c.adds) || !slices.Equal(once.change.RemoveTags, c.takes) {
			t.Errorf("%s: it adds %q and takes off %q", name, once.change.AddTags, once.change.RemoveTags)
		}
		if twice := once.toggled(c.tag, !c.on); !twice.change.IsZero() {
			t.Errorf("%s, twice: it adds %q and takes off %q", name, twice.change.AddTags, twice.change.RemoveTags)
		}
	}
	for _, tag := range []string{"a", "b", "c"} {
		r = r.toggled(tag, false)
	}
	one, other := r.toggled("one", false), r.toggled("other", false)
	if tags := one.change.AddTags; len(r.change.AddTags) != 3 || tags[3] != "one" {
		t.Errorf("beside %q the choice before has become %q", other.change.AddTags, tags)
	}
}

func TestSeveralTagsGoOutInOneChange(t *testing.T) {
	t.Parallel()
	pg := standing(t)
	in := tagged("there")
	pg.Loaded.Merge([]incident.Incident{in})
	pg.openTags(in)
	answers(pg, action.Choose) // takes it off
	types(pg, "new")
	answers(pg, action.Choose)
	if pg.Writing() {
		t.Fatal("it is sent before it is saved")
	}
	answers(pg, action.Choose)
	if now := pg.Changing()["130"]; !slices.Equal(now.Tags(), []string{"new"}) || !pg.Dialogs.IsEmpty() {
		t.Errorf("it will have %q", now.Tags())
	}
}

func TestATagThatIsThereIsOfferedOnceHoweverItIsWritten(t *testing.T) {
	t.Parallel()
	pg := standing(t)
	in := tagged("Phishing")
	for typed, want := range map[string]int{"phishing": 1, "PHISH": 2} {
		pg.openTags(in)
		types(pg, typed)
		lines := strings.Count(strings.ToLower(offers(pg)), "] ph")
		if lines != want {
			t.Errorf("for %q %d tags are offered:\n%s", typed, lines, offers(pg))
		}
		answers(pg, action.Dismiss)
	}
}
