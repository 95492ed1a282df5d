package cache

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

func TestNewDoesNoIO(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "none")
		s := New(testOptions(dir))
		if got, err := s.Load(t.Context()); err != nil || !reflect.DeepEqual(got, incident.Snapshot{}) {
			t.Errorf("a workspace never saved gives %v, %v", got, err)
		}
		if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("the directory was made: %v", err)
		}
	})
}

func TestAnotherStoreLoadsWhatWasSaved(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		dir := t.TempDir()
		hostile := incident.Incident{ID: "x", Title: clean.New("\xff\x1b[2J\u202e"), Created: incident.ParseStamp("no time")}
		want := incident.Snapshot{
			Incidents: append(sample(40), hostile), TakenAt: clock().Add(-time.Minute),
			Tags: []incident.TagUse{{Name: clean.New("phish"), Count: 2, LastUsed: clock().Add(-time.Hour)}},
		}
		s := New(testOptions(dir))
		must(t, s.SaveQueue(t.Context(), want.Incidents, want.TakenAt))
		must(t, s.SaveTags(t.Context(), want.Tags))
		must(t, s.Close(t.Context()))
		got, err := New(testOptions(dir)).Load(t.Context())
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %v, %v", got, err)
		}
	})
}

func TestTagsAreMergedAndLeaveAfterTheWindow(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		now := clock()
		o := testOptions(t.TempDir())
		o.Now = func() time.Time { return now }
		s := New(o)
		use := func(name string, count int, ago time.Duration) incident.TagUse {
			return incident.TagUse{Name: clean.New(name), Count: count, LastUsed: clock().Add(-ago)}
		}
		must(t, s.SaveTags(t.Context(), []incident.TagUse{
			use("Phish", 5, time.Hour), use("old", 9, incident.TagWindow+time.Second), use(" ", 1, 0),
			use("edge", 1, incident.TagWindow),
		}))
		must(t, s.SaveTags(t.Context(), []incident.TagUse{use("phish ", 1, 2*time.Hour), use("vip", 7, 3*time.Hour)}))
		wantTags(t, s, use("vip", 7, 3*time.Hour), use("Phish", 5, time.Hour), use("edge", 1, incident.TagWindow))
		must(t, s.SaveTags(t.Context(), []incident.TagUse{use("PHISH", 8, time.Minute)}))
		wantTags(t, s, use("PHISH", 8, time.Minute), use("vip", 7, 3*time.Hour), use("edge", 1, incident.TagWindow))

		now = clock().Add(incident.TagWindow - 2*time.Hour)
		wantTags(t, s, use("PHISH", 8, time.Minute)) // not suggested, though still in the file
		must(t, s.SaveTags(t.Context(), nil))
		now = clock()
		wantTags(t, s, use("PHISH", 8, time.Minute)) // left the file
	})
}

// A tag is the same here as in the queue and in the filter.
func TestATagIsRememberedOnceHoweverItIsWritten(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		s := New(testOptions(t.TempDir()))
		for _, name := range []string{"ΟΔΟΣ", "οδος", "οδοσ", "Straße", "STRASSE", "\u212a2", "k2"} {
			must(t, s.SaveTags(t.Context(), tagged(name)))
		}
		wantTags(t, s, slices.Concat(tagged("STRASSE"), tagged("k2"), tagged("οδοσ"))...)
	})
}

func wantTags(t *testing.T, s *Store, want ...incident.TagUse) {
	t.Helper()
	got, err := s.Load(t.Context())
	if err != nil || !reflect.DeepEqual(got.Tags, want) {
		t.Fatalf("got %v, %v; want %v", got.Tags, err, want)
	}
}

func TestPeopleAreKeptLatestFirstAndOnce(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		s := New(testOptions(t.TempDir()))
		person := func(upn string) incident.Owner { return incident.Owner{UserPrincipalName: clean.New(upn)} }
		must(t, s.SavePeople(t.Context(), []incident.Owner{person("ann@c"), person("bob@c"), {}}))
		must(t, s.SavePeople(t.Context(), []incident.Owner{person("eve@c"), person("BOB@c")}))
		got, err := s.People(t.Context())
		if want := []incident.Owner{person("eve@c"), person("BOB@c"), person("ann@c")}; err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %v, %v", got, err)
		}
		many := make([]incident.Owner, 2*MaxPeople)
		for i := range many {
			many[i] = sampleIncident(i).Owner
			many[i].ObjectID = clean.New(strings.Repeat("x", i+1))
		}
		must(t, s.SavePeople(t.Context(), many))
		if got, err := s.People(t.Context()); err != nil || !reflect.DeepEqual(got, many[:MaxPeople]) {
			t.Errorf("%d people, %v", len(got), err)
		}
	})
}

func TestACallerMayReuseItsSlices(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		s := New(testOptions(t.TempDir()))
		s.file.open = refuse // so that everything stays in memory
		incidents := sample(3)
		if err := s.SaveQueue(t.Context(), incidents, clock()); err == nil {
			t.Fatal("saved")
		}
		clear(incidents)
		got, err := s.Load(t.Context())
		if err != nil || !reflect.DeepEqual(got.Incidents, sample(3)) {
			t.Errorf("got %v, %v", got.Incidents, err)
		}
	})
}

func TestWhatBringsNothingNewIsNotWritten(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		s := New(testOptions(t.TempDir()))
		must(t, s.SaveQueue(t.Context(), sample(5), clock()))
		before, err := os.ReadFile(s.file.path)
		must(t, err)
		must(t, s.SaveDetails(t.Context(), "a", incident.Details{})) // of which nothing was read
		must(t, s.Close(t.Context()))
		after, err := os.ReadFile(s.file.path)
		must(t, err)
		if !slices.Equal(before, after) {
			t.Error("the file was written again")
		}
	})
}

func TestNothingWorksAfterClose(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		s := New(testOptions(t.TempDir()))
		must(t, s.SaveQueue(t.Context(), sample(1), clock()))
		must(t, s.Close(t.Context()))
		_, loadErr := s.Load(t.Context())
		_, peopleErr := s.People(t.Context())
		for name, err := range map[string]error{
			"Load": loadErr, "People": peopleErr,
			"SaveQueue": s.SaveQueue(t.Context(), nil, clock()), "SaveTags": s.SaveTags(t.Context(), nil),
		} {
			if !errors.Is(err, ErrClosed) {
				t.Errorf("%s: %v", name, err)
			}
		}
		must(t, s.Close(t.Context()))
	})
}

func TestACancelledSaveIsKeptInMemory(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		s := New(testOptions(t.TempDir()))
		if err := s.SaveQueue(ctx, sample(4), clock()); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		wantLoad(t, s, sample(4))
		must(t, s.Close(t.Context()))
	})
}

func TestFilesAreNamedAfterTheWorkspace(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		base := testOptions("d")
		seen := map[string]bool{}
		for name, o := range map[string]Options{
			"d/soc-west-":      base,
			"d/workspace-":     {Dir: "d", Workspace: "../../☃"},
			"d/etc-passwd-":    {Dir: "d", Workspace: "../etc/passwd"},
			"d/aaaaaaaaaaaaaa": {Dir: "d", Workspace: strings.Repeat("a", 500)},
			"d/con-":           {Dir: "d", Tenant: "a", Workspace: "CON"},
		} {
			path := filepath.ToSlash(New(o).file.path)
			if !strings.HasPrefix(path, name) || !strings.HasSuffix(path, ".db") || len(path) > 64 || strings.Count(path, "/") != 1 {
				t.Errorf("%q is the file of %q", path, o.Workspace)
			}
			seen[path] = true
		}
		shifted, upper := base, base
		shifted.Tenant, shifted.Subscription = "contosos", ""
		upper.Tenant, upper.Workspace = "CONTOSO", "soc west"
		if New(shifted).file.path == New(base).file.path || New(upper).file.path != New(base).file.path || len(seen) != 5 {
			t.Error("two workspaces share a file, or one has two")
		}
	})
}

func TestWithoutADirectoryEverythingIsKeptInMemoryAndNothingIsAmiss(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		s := New(testOptions(""))
		want := sample(5)
		must(t, s.SaveQueue(t.Context(), want, clock()))
		must(t, s.SavePeople(t.Context(), []incident.Owner{want[0].Owner}))
		must(t, s.SaveTags(t.Context(), []incident.TagUse{{Name: clean.New("phish"), Count: 1, LastUsed: clock()}}))
		must(t, s.SaveDetails(t.Context(), want[0].ID, incident.Details{}))
		wantLoad(t, s, want)
		if people, err := s.People(t.Context()); err != nil || len(people) != 1 {
			t.Errorf("people: %v, %v", people, err)
		}
		must(t, s.Close(t.Context()))
		if left, err := filepath.Glob("*.db*"); err != nil || len(left) != 0 || s.file.path != "" {
			t.Errorf("on the disk: %v, %v", left, err)
		}
	})
}
