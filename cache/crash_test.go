//go:build !windows

package cache

import (
	"errors"
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
	acknowledged := map[string]bool{}
	for round := range 20 {
		t.Setenv("SENTINELQ_CACHE_TEST_NAME", fmt.Sprint("round", round))
		c := startChild(t, "write", dir)
		saves := 1 + random.IntN(50)
		for range saves {
			acknowledged[c.line(t)] = true
		}
		spin(time.Duration(random.IntN(3000)) * time.Microsecond)
		must(t, c.Process.Kill())
		for c.lines.Scan() {
			acknowledged[c.lines.Text()] = true
		}
		_ = c.Wait() // killed, as it must be
		snapshot, err := New(testOptions(dir)).Load(t.Context())
		must(t, err)
		found := map[string]bool{}
		for _, use := range snapshot.Tags {
			found[use.Name.Raw()] = true
		}
		for name := range acknowledged {
			if !found[name] {
				t.Fatalf("round %d: %s was lost", round, name)
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

// share lets stores save into one file at the same time, each so often, and closes
// them.
func share(t *testing.T, dir string, stores, saves int, save func(s *Store, n, i int) error) {
	t.Helper()
	var group sync.WaitGroup
	for n := range stores {
		o := testOptions(dir)
		o.LockTimeout = MaxLockTimeout
		s := New(o)
		group.Go(func() {
			for i := range saves {
				if err := save(s, n, i); err != nil {
					t.Logf("store %d: %v", n, err) // kept, and written by the next
				}
			}
			for s.Close(t.Context()) != nil && t.Context().Err() == nil {
				t.Logf("store %d: closing again", n)
			}
		})
	}
	group.Wait()
}

func TestStoresThatShareAFileLoseNoSave(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		const stores, saves = 4, 25
		dir := t.TempDir()
		share(t, dir, stores, saves, func(s *Store, n, i int) error {
			id := fmt.Sprintf("%d-%d", n, i)
			err := s.SaveDetails(t.Context(), incident.ID(id), sampleDetails(1))
			return errors.Join(err, s.SaveTags(t.Context(), tagged(id)))
		})
		got, err := New(testOptions(dir)).Load(t.Context())
		if err != nil || len(got.Tags) != stores*saves {
			t.Errorf("%d tags of %d saves: %v", len(got.Tags), stores*saves, err)
		}
		for n := range stores {
			for i := range saves {
				wantDetails(t, New(testOptions(dir)), incident.ID(fmt.Sprintf("%d-%d", n, i)), sampleDetails(1))
			}
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
					if err := s.SaveTags(t.Context(), tagged(fmt.Sprintf("%d-%d", n, i))); err != nil {
						t.Error(err)
					}
					if got, err := s.Load(t.Context()); err != nil || len(got.Tags) == 0 {
						t.Errorf("%d tags, %v", len(got.Tags), err)
					}
				}
			})
		}
		group.Wait()
		if got, err := s.Load(t.Context()); err != nil || len(got.Tags) != 80 {
			t.Errorf("%d tags, %v", len(got.Tags), err)
		}
	})
}
