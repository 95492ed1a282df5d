//go:build !windows

package cache

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"sentinelq/client/incident"
)

// A writer that is killed at any moment loses nothing that it was told is
// saved, and leaves nothing that it did not save.
func TestAKilledWriterLosesNothingThatWasSaved(t *testing.T) {
	dir := t.TempDir()
	random := rand.New(rand.NewPCG(1, 4))
	acknowledged := map[incident.ID]bool{}
	for round := range 20 {
		t.Setenv("SENTINELQ_CACHE_TEST_NAME", fmt.Sprint("round", round))
		c := startChild(t, "write", dir)
		saves := 1 + random.IntN(50) // more than maxDeltas now and then
		for range saves {
			acknowledged[incident.ID(c.line(t))] = true
		}
		spin(time.Duration(random.IntN(3000)) * time.Microsecond)
		must(t, c.Process.Kill())
		for c.lines.Scan() {
			acknowledged[incident.ID(c.lines.Text())] = true
		}
		_ = c.Wait() // killed, as it must be
		snapshot, err := New(testOptions(dir)).Load(t.Context())
		must(t, err)
		found := map[incident.ID]bool{}
		for _, in := range snapshot.Incidents {
			found[in.ID] = true
		}
		for id := range acknowledged {
			if !found[id] {
				t.Fatalf("round %d: %s was lost", round, id)
			}
		}
		if extra := len(found) - len(acknowledged); extra > round+1 {
			t.Fatalf("round %d: %d saves more than were begun", round, extra)
		}
	}
	if asides, _ := filepath.Glob(filepath.Join(dir, "*.corrupt-*")); len(asides) != 0 {
		t.Errorf("a killed writer left damage: %v", asides)
	}
}

// spin lets time pass, to choose the moment of the kill and nothing else.
func spin(d time.Duration) {
	for end := time.Now().Add(d); time.Now().Before(end); {
	}
}

func TestStoresThatShareAFileLoseNoSave(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		const stores, saves = 4, 25
		dir := t.TempDir()
		var group sync.WaitGroup
		for n := range stores {
			o := testOptions(dir)
			o.LockTimeout = MaxLockTimeout
			s := New(o)
			group.Go(func() {
				for i := range saves {
					in := incident.Incident{ID: incident.ID(fmt.Sprintf("%d-%d", n, i))}
					use := incident.TagUse{Name: sampleIncident(n*100 + i).Title, Count: 1, LastUsed: clock()}
					if err := s.Put(t.Context(), []incident.Incident{in}, nil, clock()); err != nil {
						t.Logf("store %d: %v", n, err) // kept, and written by the next
					}
					if err := s.SaveTags(t.Context(), []incident.TagUse{use}); err != nil {
						t.Logf("store %d: %v", n, err)
					}
				}
				for s.Close(t.Context()) != nil && t.Context().Err() == nil {
					t.Logf("store %d: closing again", n)
				}
			})
		}
		group.Wait()
		got, err := New(testOptions(dir)).Load(t.Context())
		if err != nil || len(got.Incidents) != stores*saves || len(got.Tags) != stores*saves {
			t.Errorf("%d incidents and %d tags of %d saves: %v", len(got.Incidents), len(got.Tags), stores*saves, err)
		}
	})
}

func TestGoroutinesOfOneStoreLoseNoSave(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		s := New(testOptions(t.TempDir()))
		var group sync.WaitGroup
		for n := range 8 {
			group.Go(func() {
				for i := range 10 {
					in := incident.Incident{ID: incident.ID(fmt.Sprintf("%d-%d", n, i))}
					if err := s.Put(t.Context(), []incident.Incident{in}, nil, clock()); err != nil {
						t.Error(err)
					}
					if got, err := s.Load(t.Context()); err != nil || len(got.Incidents) == 0 {
						t.Errorf("%d incidents, %v", len(got.Incidents), err)
					}
				}
			})
		}
		group.Wait()
		if got, err := s.Load(t.Context()); err != nil || len(got.Incidents) != 80 {
			t.Errorf("%d incidents, %v", len(got.Incidents), err)
		}
	})
}
