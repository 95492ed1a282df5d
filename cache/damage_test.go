package cache

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"sentinelq/cache/disk"
	"sentinelq/client/incident"
)

// history is a file and every snapshot that was ever right for it.
type history struct {
	file      []byte
	snapshots []incident.Snapshot
}

// newHistory saves a few times, so that the file has several pages, free ones,
// and records of every kind.
func newHistory(t *testing.T) history {
	t.Helper()
	s := New(testOptions(t.TempDir()))
	h := history{snapshots: []incident.Snapshot{{}}}
	for i := range 6 {
		var err error
		switch i {
		case 0, 3:
			err = s.SaveQueue(t.Context(), sample(60+i), clock())
		case 1:
			err = s.SaveTags(t.Context(), incident.TagUses(sample(200), clock()))
		default:
			err = s.SaveTags(t.Context(), incident.TagUses(sample(300 * i)[250*i:], clock()))
		}
		snapshot, loadErr := s.Load(t.Context())
		must(t, errors.Join(err, loadErr))
		h.snapshots = append(h.snapshots, snapshot)
	}
	file, err := os.ReadFile(s.file.path)
	must(t, err)
	h.file = file
	return h
}

// knows reports whether the snapshot was once the right one.
func (h history) knows(got incident.Snapshot) bool {
	for _, want := range h.snapshots {
		if reflect.DeepEqual(got, want) {
			return true
		}
	}
	return false
}

// harm damages a copy of file in one of the ways that disks and people have.
func harm(random *rand.Rand, file []byte) []byte {
	const page = 4096
	file = bytes.Clone(file)
	at := random.IntN(len(file)/page) * page
	switch random.IntN(7) {
	case 0:
		return file[:random.IntN(len(file))]
	case 1:
		file[at+random.IntN(16)] ^= byte(1 + random.IntN(255))
	case 2:
		for range 8 {
			file[random.IntN(len(file))] ^= 1 << random.IntN(8)
		}
	case 3:
		clear(file[at : at+page])
	case 4:
		for i := range page {
			file[at+i] = byte(random.Uint32())
		}
	case 5:
		for range 64 {
			file[at+random.IntN(256)] = byte(random.Uint32())
		}
	default:
		return []byte(strings.Repeat("{}", random.IntN(9000)))
	}
	return file
}

func TestADamagedFileIsSetAsideAndNeverBelieved(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		h := newHistory(t)
		aside := 0
		for seed := range uint64(200) {
			random := rand.New(rand.NewPCG(seed, 3))
			file := harm(random, h.file)
			s := New(testOptions(t.TempDir()))
			must(t, os.WriteFile(s.file.path, file, 0o600))
			var got incident.Snapshot
			var err error
			if seed%2 == 0 {
				got, err = s.Load(t.Context())
			} else if err = s.SavePeople(t.Context(), nil); err == nil || !isDamage(err) {
				got, err = s.Load(t.Context())
			}
			if !h.knows(got) {
				t.Fatalf("seed %d: %d incidents that were never saved, %v", seed, len(got.Incidents), err)
			}
			if err != nil {
				aside++
				notice := noticeOf(t, err, disk.Damaged)
				if seed%2 == 0 { // nothing was written before
					checkAside(t, notice, file)
				}
			}
			must(t, s.SaveQueue(t.Context(), sample(5), clock()))
			wantLoad(t, New(testOptions(filepath.Dir(s.file.path))), sample(5))
		}
		if aside < 50 {
			t.Errorf("only %d of 200 were found damaged", aside)
		}
	})
}

// checkAside fails unless the damaged file lies beside the new one, unchanged.
func checkAside(t *testing.T, notice *Degraded, want []byte) {
	t.Helper()
	if name := notice.Path + ".corrupt-20260314T092653Z"; notice.Aside != name {
		t.Fatalf("set aside as %q: %v", notice.Aside, notice)
	}
	if got, err := os.ReadFile(notice.Aside); err != nil || !bytes.Equal(got, want) {
		t.Fatalf("the damaged file was changed: %v", err)
	}
}

func TestAnEmptyFileIsANewOne(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		s := New(testOptions(t.TempDir()))
		must(t, os.WriteFile(s.file.path, nil, 0o600))
		wantLoad(t, s, nil)
		must(t, s.SaveQueue(t.Context(), sample(2), clock()))
		wantLoad(t, New(testOptions(filepath.Dir(s.file.path))), sample(2))
	})
}

func TestDamagedFilesDoNotReplaceOneAnother(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		s := New(testOptions(t.TempDir()))
		for i := range 3 {
			must(t, os.WriteFile(s.file.path, bytes.Repeat([]byte{byte('a' + i)}, 9000), 0o600))
			_, err := s.Load(t.Context())
			wantReason(t, err, disk.Damaged) // said each time
		}
		asides, err := filepath.Glob(s.file.path + ".corrupt-*")
		if err != nil || len(asides) != 3 {
			t.Errorf("got %v, %v", asides, err)
		}
	})
}

func TestASaveGoesToTheNewFileAtOnce(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		s := New(testOptions(t.TempDir()))
		must(t, os.WriteFile(s.file.path, bytes.Repeat([]byte("x"), 9000), 0o600))
		wantReason(t, s.SaveQueue(t.Context(), sample(3), clock()), disk.Damaged)
		wantLoad(t, New(testOptions(filepath.Dir(s.file.path))), sample(3))
	})
}

func TestOfManyThatFindTheDamageOneSetsItAside(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		for range 10 {
			o := testOptions(t.TempDir())
			o.LockTimeout = MaxLockTimeout
			must(t, os.WriteFile(New(o).file.path, bytes.Repeat([]byte("x"), 9000), 0o600))
			var group sync.WaitGroup
			for n := range 6 {
				group.Go(func() {
					s := New(o)
					if _, err := s.Load(t.Context()); err != nil && !isDamage(err) {
						t.Error(err)
					}
					if err := s.SaveTags(t.Context(), tagged(fmt.Sprint(n))); err != nil && !isDamage(err) {
						t.Error(err)
					}
				})
			}
			group.Wait()
			asides, err := filepath.Glob(New(o).file.path + ".corrupt-*")
			if err != nil || len(asides) != 1 {
				t.Fatalf("set aside as %v, %v", asides, err)
			}
			if got, err := New(o).Load(t.Context()); err != nil || len(got.Tags) != 6 {
				t.Fatalf("%d of 6 tags, %v", len(got.Tags), err)
			}
		}
	})
}

func TestAPanicInTheDatabaseIsDamage(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		s := New(testOptions(t.TempDir()))
		must(t, s.SaveQueue(t.Context(), sample(3), clock()))
		_, err := view(t.Context(), s.file, access{}, func(transaction) (int, error) { panic("invalid page") })
		if !isDamage(err) {
			t.Fatalf("got %v", err)
		}
		must(t, s.SaveQueue(t.Context(), sample(4), clock()))
		wantLoad(t, s, sample(4))
	})
}

// What a fault in mapped memory is depends on what the file is now, and that the
// next use finds out.
func TestAFaultOfTheMappedFileIsNoDamage(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		s := New(testOptions(t.TempDir()))
		must(t, s.SaveQueue(t.Context(), sample(400), clock()))
		whole, err := os.ReadFile(s.file.path)
		must(t, err)
		_, err = take(t.Context(), s, time.Minute, func(ctx context.Context) (contents, error) {
			return view(ctx, s.file, access{}, func(tx transaction) (contents, error) {
				if err := os.Truncate(s.file.path, int64(os.Getpagesize())); err != nil {
					return contents{}, err
				}
				return readContents(tx)
			})
		})
		if err == nil || isDamage(err) || reasonOf(err) != disk.Failed {
			t.Errorf("got %v", err)
		}
		must(t, os.WriteFile(s.file.path, whole, 0o600)) // as a disk that answers again
		wantLoad(t, s, sample(400))
	})
}
