package cache

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"sentinelq/cache/disk"
	"sentinelq/cache/record"
	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/client/incident"
)

// detailsKind says of which part what was read, and when.
type detailsKind struct {
	part incident.Part
	at   time.Time
	text string
}

// detailsOf makes details in which each part has a text.
func detailsOf(kinds ...detailsKind) incident.Details {
	var d incident.Details
	for _, k := range kinds {
		text := clean.New(k.text)
		from := incident.Details{
			Alerts:    []incident.Alert{{ID: text, Start: azure(k.at)}},
			Entities:  incident.Entities{List: []incident.Entity{{Name: text}}},
			Comments:  []incident.Comment{{Message: text, Created: azure(k.at)}},
			Tasks:     []incident.Task{{Title: text}},
			Bookmarks: []incident.Bookmark{{Query: text}},
			Activity:  []incident.Revision{{By: text}},
		}
		from.Taken[k.part] = k.at
		d = d.With(k.part, from)
	}
	return d
}

// sampleDetails makes details as an incident has them, of about 20 KB.
func sampleDetails(i int) incident.Details {
	d := incident.Details{Entities: incident.Entities{Counts: []incident.EntityCount{{Kind: "Account", Count: i}}}}
	for n := range 20 {
		text := func(what string, size int) clean.Text {
			return clean.New(fmt.Sprintf("%s %d of incident %d %s", what, n, i, strings.Repeat("and more ", size)))
		}
		d.Alerts = append(d.Alerts, incident.Alert{ID: text("alert", 0), Title: text("title", 2), Description: text("description", 20)})
		d.Entities.List = append(d.Entities.List, incident.Entity{Name: text("account", 0), Fields: []incident.Fact{{Name: text("sid", 0)}}})
		d.Comments = append(d.Comments, incident.Comment{Message: text("comment", 50), Author: sampleIncident(i).Owner})
		d.Activity = append(d.Activity, incident.Revision{At: azure(clock()), State: sampleIncident(i + n), Tasks: -1})
	}
	for p := range d.Taken {
		d.Taken[p] = clock().Add(time.Duration(i) * time.Second)
	}
	return d
}

func wantDetails(t *testing.T, s *Store, id incident.ID, want incident.Details) {
	t.Helper()
	got, err := s.Details(t.Context(), id)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("the details of %q are %+v, %v; want %+v", id, got, err, want)
	}
}

func TestAnotherStoreReadsTheDetailsThatWereSaved(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		dir := t.TempDir()
		s := New(testOptions(dir))
		wantDetails(t, s, "i", incident.Details{}) // no file
		must(t, s.SaveQueue(t.Context(), sample(3), clock()))
		wantDetails(t, s, "i", incident.Details{})
		var kinds []detailsKind
		for _, c := range append(corpus.Hostile(), corpus.Benign()...) {
			part := incident.Part(len(kinds) % len(incident.Parts()))
			kinds = append(kinds, detailsKind{part, clock(), c.Text})
		}
		saved := map[incident.ID]incident.Details{
			"": sampleDetails(0), "../..": sampleDetails(1), incident.ID(strings.Repeat("x", 1<<16)): sampleDetails(2),
		}
		for at := 0; at < len(kinds); at += len(incident.Parts()) {
			saved[incident.ID(fmt.Sprint(at))] = detailsOf(kinds[at:min(len(kinds), at+len(incident.Parts()))]...)
		}
		for id, d := range saved {
			must(t, s.SaveDetails(t.Context(), id, d))
		}
		must(t, s.Close(t.Context()))
		other := New(testOptions(dir))
		for id, d := range saved {
			wantDetails(t, other, id, d)
		}
		wantDetails(t, other, "none", incident.Details{})
		wantLoad(t, other, sample(3))
	})
}

func TestDetailsAreMergedPartByPart(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		early, late := clock().Add(-time.Hour), clock()
		const comments, tasks, alerts = incident.PartComments, incident.PartTasks, incident.PartAlerts
		s := New(testOptions(t.TempDir()))
		for _, d := range []incident.Details{
			detailsOf(detailsKind{comments, early, "old"}, detailsKind{tasks, late, "tasks"}),
			detailsOf(detailsKind{comments, late, "new"}, detailsKind{tasks, early, "too late"}),
			detailsOf(detailsKind{alerts, early, "alerts"}),
			{Comments: []incident.Comment{{Message: clean.New("never taken")}}},
		} {
			must(t, s.SaveDetails(t.Context(), "i", d))
		}
		wantDetails(t, s, "i", detailsOf(detailsKind{comments, late, "new"}, detailsKind{tasks, late, "tasks"}, detailsKind{alerts, early, "alerts"}))
	})
}

func TestTheDetailsThatWereSavedFirstLeave(t *testing.T) {
	t.Parallel()
	for name, open := range map[string]func(string, bool) (*os.File, error){"file": openFile, "memory": refuse} {
		t.Run(name, func(t *testing.T) {
			unhurried(t, func(t *testing.T) {
				s := New(testOptions(t.TempDir()))
				s.file.open = refuse // so that each test is one transaction
				id := func(i int) incident.ID { return sampleIncident(i).ID }
				one := func(i int) incident.Details {
					return detailsOf(detailsKind{incident.PartTasks, clock(), fmt.Sprint(i)})
				}
				save := func(i int) {
					if err := s.SaveDetails(t.Context(), id(i), one(i)); err != nil && i != 0 {
						t.Fatal(err)
					}
				}
				for i := range MaxDetails {
					save(i)
				}
				s.file.open = open
				save(1) // is the latest now
				save(MaxDetails)
				save(MaxDetails + 1)
				wantDetails(t, s, id(0), incident.Details{})
				wantDetails(t, s, id(2), incident.Details{})
				for i := range MaxDetails + 2 {
					if i != 0 && i != 2 {
						wantDetails(t, s, id(i), one(i))
					}
				}
			})
		})
	}
}

func TestDetailsThatAreTooLargeLoseTheirLargestPart(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		dir := t.TempDir()
		s := New(testOptions(dir))
		kind := func(p incident.Part, size int) detailsKind {
			return detailsKind{p, clock(), strings.Repeat("x", size)}
		}
		small, middle, large := kind(incident.PartTasks, 9), kind(incident.PartAlerts, maxDetailsSize/3), kind(incident.PartComments, maxDetailsSize)
		must(t, s.SaveDetails(t.Context(), "at once", detailsOf(small, middle, large)))
		wantDetails(t, s, "at once", detailsOf(small, middle))
		must(t, s.SaveDetails(t.Context(), "large alone", detailsOf(large)))
		wantDetails(t, s, "large alone", incident.Details{})
		for _, k := range []detailsKind{small, kind(incident.PartComments, maxDetailsSize/2), middle, kind(incident.PartActivity, maxDetailsSize/3)} {
			must(t, s.SaveDetails(t.Context(), "in turn", detailsOf(k)))
		}
		wantDetails(t, New(testOptions(dir)), "in turn", detailsOf(small, middle, kind(incident.PartActivity, maxDetailsSize/3)))
		must(t, s.SaveDetails(t.Context(), "at limit", detailsOf(kind(incident.PartComments, maxDetailsSize-100))))
		wantDetails(t, s, "at limit", detailsOf(kind(incident.PartComments, maxDetailsSize-100)))
	})
}

func TestStoresThatShareAFileLoseNoDetails(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		const stores, saves = 4, 20
		dir := t.TempDir()
		share(t, dir, stores, saves, func(s *Store, n, i int) error {
			d := detailsOf(detailsKind{incident.Part(n), clock().Add(time.Duration(i)), fmt.Sprint(n, i)})
			err := s.SaveDetails(t.Context(), "shared", d)
			return errors.Join(err, s.SaveDetails(t.Context(), incident.ID(fmt.Sprint(n, i)), d))
		})
		var shared []detailsKind
		s := New(testOptions(dir))
		for n := range stores {
			for i := range saves {
				wantDetails(t, s, incident.ID(fmt.Sprint(n, i)), detailsOf(detailsKind{incident.Part(n), clock().Add(time.Duration(i)), fmt.Sprint(n, i)}))
			}
			last := saves - 1
			shared = append(shared, detailsKind{incident.Part(n), clock().Add(time.Duration(last)), fmt.Sprint(n, last)})
		}
		wantDetails(t, s, "shared", detailsOf(shared...))
	})
}

func TestDetailsAreReadFromMemoryWhileTheDiskFails(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		dir := t.TempDir()
		s := New(testOptions(dir))
		tasks := detailsKind{incident.PartTasks, clock(), "tasks"}
		must(t, s.SaveDetails(t.Context(), "i", detailsOf(tasks)))
		s.file.open = refuse
		mine := detailsOf(detailsKind{incident.PartComments, clock(), "comments"})
		wantReason(t, s.SaveDetails(t.Context(), "i", mine), disk.ReadOnly)
		want := detailsOf(detailsKind{incident.PartComments, clock(), "comments"})
		mine.Comments[0] = incident.Comment{} // a caller may reuse its slices
		wantDetails(t, s, "i", want)          // said once

		s.file.open = openFile
		wantDetails(t, s, "i", detailsOf(tasks, detailsKind{incident.PartComments, clock(), "comments"}))
		must(t, s.SaveTags(t.Context(), nil))
		wantDetails(t, New(testOptions(dir)), "i", detailsOf(tasks, detailsKind{incident.PartComments, clock(), "comments"}))

		must(t, s.Close(t.Context()))
		if _, err := s.Details(t.Context(), "i"); !errors.Is(err, ErrClosed) {
			t.Errorf("got %v", err)
		}
		if err := s.SaveDetails(t.Context(), "i", want); !errors.Is(err, ErrClosed) {
			t.Errorf("got %v", err)
		}
	})
}

func TestDetailsInAFileOfANewerSchemaAreReadButNotChanged(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		dir := t.TempDir()
		s := New(testOptions(dir))
		must(t, s.SaveDetails(t.Context(), "i", sampleDetails(1)))
		saveNewer(t, s, (*record.Manifest).Encode)
		before, err := os.ReadFile(s.file.path)
		must(t, err)
		s = New(testOptions(dir))
		got, err := s.Details(t.Context(), "i")
		if wantReason(t, err, disk.Newer); !reflect.DeepEqual(got, sampleDetails(1)) {
			t.Errorf("read %+v", got)
		}
		must(t, s.SaveDetails(t.Context(), "i", sampleDetails(2))) // said once
		wantDetails(t, s, "i", sampleDetails(2))
		if after, err := os.ReadFile(s.file.path); err != nil || !bytes.Equal(after, before) {
			t.Errorf("the file was changed: %v", err)
		}
	})
}

// An older program knows nothing of the details, and its saves must not cost
// them. What it does to records that it does not know is what this one does.
func TestRecordsThatAProgramDoesNotKnowSurviveItsSaves(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		s := New(testOptions(t.TempDir()))
		must(t, s.file.use(t.Context(), access{write: true}, func(tx transaction) error {
			l, err := openRecords(tx)
			return errors.Join(err, l.write("a later invention", []byte("value")), l.close())
		}))
		for i := range 4 {
			must(t, s.SaveQueue(t.Context(), sample(i), clock()))
		}
		must(t, s.SaveQueue(t.Context(), sample(2), clock()))
		must(t, s.SaveDetails(t.Context(), "i", sampleDetails(1)))
		got, err := view(t.Context(), s.file, access{}, func(tx transaction) (string, error) {
			l, err := openRecords(tx)
			if err != nil {
				return "", err
			}
			value, _, err := l.read("a later invention")
			return value, err
		})
		if err != nil || got != "value" {
			t.Errorf("got %q, %v", got, err)
		}
	})
}

// savedDetails is a file with details, made over some saves.
func savedDetails(t *testing.T, incidents int) *Store {
	t.Helper()
	s := New(testOptions(t.TempDir()))
	must(t, s.SaveQueue(t.Context(), sample(40), clock()))
	for i := range incidents {
		must(t, s.SaveDetails(t.Context(), sampleIncident(i).ID, sampleDetails(i)))
	}
	return s
}

func TestDetailsOfADamagedFileAreNeverBelieved(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		const incidents = 8
		whole, err := os.ReadFile(savedDetails(t, incidents).file.path)
		must(t, err)
		aside := 0
		for seed := range uint64(150) {
			s := New(testOptions(t.TempDir()))
			must(t, os.WriteFile(s.file.path, harm(rand.New(rand.NewPCG(seed, 5)), whole), 0o600))
			for i := range incidents {
				got, err := s.Details(t.Context(), sampleIncident(i).ID)
				if err != nil {
					wantReason(t, err, disk.Damaged)
					aside++
				}
				if !reflect.DeepEqual(got, incident.Details{}) && !reflect.DeepEqual(got, sampleDetails(i)) {
					t.Fatalf("seed %d: read details that were never saved: %+v", seed, got)
				}
			}
			must(t, s.SaveDetails(t.Context(), "i", sampleDetails(1)))
			wantDetails(t, New(testOptions(filepath.Dir(s.file.path))), "i", sampleDetails(1))
		}
		if aside < 40 {
			t.Errorf("only %d of 150 were found damaged", aside)
		}
	})
}

func TestTheQueueIsLoadedWithoutLookingAtDetails(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		s := savedDetails(t, 5)
		file, err := os.ReadFile(s.file.path)
		must(t, err)
		mark := []byte("comment 7 of incident 3")
		if !bytes.Contains(file, mark) {
			t.Fatal("the details are not in the file")
		}
		must(t, os.WriteFile(s.file.path, bytes.ReplaceAll(file, mark, bytes.ToUpper(mark)), 0o600))
		wantLoad(t, s, sample(40))
		must(t, s.SaveQueue(t.Context(), sample(41), clock()))
		wantLoad(t, s, sample(41))
		wantDetails(t, s, sampleIncident(2).ID, sampleDetails(2))
		got, err := s.Details(t.Context(), sampleIncident(3).ID)
		if wantReason(t, err, disk.Damaged); !reflect.DeepEqual(got, incident.Details{}) {
			t.Errorf("read %+v", got)
		}
	})
}
