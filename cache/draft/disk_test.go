package draft_test

import (
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"sentinelq/cache/disk"
	"sentinelq/cache/draft"
	"sentinelq/client/incident"
)

// drive is a disk that fails when it is told to.
type drive struct {
	mu    sync.Mutex
	write error // what writing comes to
	read  error // what reading comes to
}

func (d *drive) fail(write, read error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.write, d.read = write, read
}

func (d *drive) open(dir string, below []string, write bool) (*os.Root, error) {
	d.mu.Lock()
	err := d.read
	if write {
		err = d.write
	}
	d.mu.Unlock()
	if err != nil {
		return nil, err
	}
	return draft.OpenFolder(dir, below, write)
}

// newDiskStore is a store on a disk that can fail.
func newDiskStore(dir string) (*draft.Store, *drive) {
	s, d := newStore(dir), &drive{}
	s.SetOpen(d.open)
	return s, d
}

// faults are errors of a disk and the reason that is told for them.
func faults() map[string]struct {
	err  error
	want disk.Reason
} {
	return map[string]struct {
		err  error
		want disk.Reason
	}{
		"no right":       {&fs.PathError{Op: "mkdir", Path: "/x", Err: fs.ErrPermission}, disk.ReadOnly},
		"broken":         {errors.New("input/output error"), disk.Failed},
		"gone":           {fs.ErrNotExist, disk.Failed},
		"never answered": {context.DeadlineExceeded, disk.Stuck},
	}
}

func TestAFailingDiskIsToldOnceAndAgainWhenItComesBack(t *testing.T) {
	t.Parallel()
	for name, fault := range faults() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := stateDir(t)
			s, faulty := newDiskStore(dir)
			save(t, s, typed(1, 1, "on the disk"))
			for round := range 2 {
				faulty.fail(fault.err, nil)
				d := noticeOf(t, s.Save(t.Context(), typed(2, 2+round, "in memory")), fault.want)
				if !errors.Is(d, fault.err) || d.Operation != "save draft" {
					t.Errorf("told %v", d)
				}
				save(t, s, typed(3, 3+round, "in memory too")) // told already
				wantList(t, s, typed(3, 3+round, "in memory too"), typed(2, 2+round, "in memory"), typed(1, 1, "on the disk"))
				faulty.fail(nil, nil)
				save(t, s, typed(1, 1, "on the disk")) // writes all
				wantList(t, newStore(dir),
					typed(3, 3+round, "in memory too"), typed(2, 2+round, "in memory"), typed(1, 1, "on the disk"))
			}
		})
	}
}

func TestADiskThatCannotBeReadLeavesWhatIsInMemory(t *testing.T) {
	t.Parallel()
	s, faulty := newDiskStore(stateDir(t))
	save(t, s, typed(1, 1, "on the disk"))
	faulty.fail(fs.ErrPermission, fs.ErrPermission)
	got, err := s.List(t.Context())
	wantDrafts(t, got)
	if d := noticeOf(t, err, disk.ReadOnly); d.Path != filepath.Dir(s.Path(draftID(1))) {
		t.Errorf("told of %q", d.Path)
	}
	save(t, s, typed(2, 2, "in memory")) // the reason was told
	wantList(t, s, typed(2, 2, "in memory"))
	faulty.fail(nil, nil)
	wantList(t, s, typed(2, 2, "in memory"), typed(1, 1, "on the disk"))
}

func TestFlushTellsEachTimeWhatIsLost(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	s, faulty := newDiskStore(dir)
	must(t, s.Flush(t.Context())) // there is nothing to lose
	faulty.fail(fs.ErrPermission, nil)
	wantReason(t, s.Save(t.Context(), typed(1, 1, "x")), disk.ReadOnly)
	for range 3 {
		if d := noticeOf(t, s.Flush(t.Context()), disk.ReadOnly); d.Operation != "write drafts" {
			t.Errorf("told %v", d)
		}
	}
	faulty.fail(nil, nil)
	must(t, s.Flush(t.Context()))
	faulty.fail(fs.ErrPermission, nil)
	must(t, s.Flush(t.Context())) // nothing is left
	wantList(t, newStore(dir), typed(1, 1, "x"))
}

func TestADeletionThatTheDiskDidNotTakeHidesTheDraftAndIsMadeLater(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	s, faulty := newDiskStore(dir)
	save(t, s, typed(1, 1, "gone"), typed(2, 2, "stays"))
	faulty.fail(nil, fs.ErrPermission) // a deletion opens the folder as it is
	wantReason(t, s.Delete(t.Context(), draftID(1)), disk.ReadOnly)
	wantList(t, newStore(dir), typed(2, 2, "stays"), typed(1, 1, "gone"))
	wantReason(t, s.Flush(t.Context()), disk.ReadOnly)
	faulty.fail(nil, nil)
	wantList(t, s, typed(2, 2, "stays"))
	must(t, s.Flush(t.Context()))
	wantList(t, newStore(dir), typed(2, 2, "stays"))
}

func TestTemplatesWorkFromMemoryToo(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	s, faulty := newDiskStore(dir)
	must(t, s.SaveTemplate(t.Context(), template("old", "x")))
	faulty.fail(fs.ErrPermission, fs.ErrPermission)
	wantReason(t, s.SaveTemplate(t.Context(), template("new", "y")), disk.ReadOnly)
	wantTemplates(t, s, template("new", "y"))
	faulty.fail(nil, nil)
	save(t, s, typed(1, 1, "writes the templates as well"))
	wantTemplates(t, newStore(dir), template("new", "y"), template("old", "x"))
}

func wantTemplates(t *testing.T, s *draft.Store, want ...incident.Template) {
	t.Helper()
	got, err := s.Templates(t.Context())
	must(t, err)
	if len(got) != len(want) {
		t.Fatalf("listed %+v, want %+v", got, want)
	}
	for i := range want {
		if got[i].Name != want[i].Name || !got[i].Draft.Equal(want[i].Draft) {
			t.Fatalf("listed %+v, want %+v", got, want)
		}
	}
}

// The disk itself fails here: something else stands where a directory must be.
func TestWhatStandsInTheWayOfADirectoryIsWorkedAround(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		at   string // where a file stands, from above the state directory
		want disk.Reason
	}{
		"above the state directory":   {"", disk.Failed},
		"the state directory":         {"state", disk.Unsafe},
		"the drafts":                  {"state/drafts", disk.Unsafe},
		"the drafts of the workspace": {"state/drafts/", disk.Unsafe},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			above := filepath.Join(t.TempDir(), "above")
			dir := filepath.Join(above, "state")
			s := newStore(dir)
			obstacle := filepath.Join(above, c.at)
			if strings.HasSuffix(c.at, "/") {
				obstacle = filepath.Dir(s.Path(draftID(1)))
			}
			plant(t, obstacle, "in the way")
			wantReason(t, s.Save(t.Context(), typed(1, 1, "in memory")), c.want)
			got, _ := s.List(t.Context()) // the directory may be told of apart from the file
			wantDrafts(t, got, typed(1, 1, "in memory"))
			if content(t, obstacle) != "in the way" {
				t.Error("what stood in the way was changed")
			}
			must(t, os.Remove(obstacle))
			must(t, s.Flush(t.Context()))
			wantList(t, newStore(dir), typed(1, 1, "in memory"))
		})
	}
}

func TestWithoutAStateDirectoryThereIsMemory(t *testing.T) {
	t.Parallel()
	s := newStore("")
	wantReason(t, s.Save(t.Context(), typed(1, 1, "x")), disk.Failed)
	wantList(t, s, typed(1, 1, "x"))
	must(t, s.Delete(t.Context(), draftID(1)))
	wantList(t, s)
}

func TestADraftThatCannotBeWrittenKeepsNoOtherFromTheDisk(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	s := newStore(dir)
	must(t, os.MkdirAll(s.Path(draftID(1)), 0o700))
	if d := noticeOf(t, s.Save(t.Context(), typed(1, 1, "in memory")), disk.Unsafe); d.Path != s.Path(draftID(1)) {
		t.Errorf("told of %q", d.Path)
	}
	save(t, s, typed(2, 2, "on the disk"))
	wantList(t, s, typed(2, 2, "on the disk"), typed(1, 1, "in memory"))
	got, err := newStore(dir).List(t.Context())
	wantReason(t, err, disk.Unsafe)
	wantDrafts(t, got, typed(2, 2, "on the disk"))
}

func TestADraftThatIsTooLargeStaysInMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("encodes 32 MiB")
	}
	unhurried(t, func(t *testing.T) {
		dir := stateDir(t)
		s := newStore(dir)
		large := typed(1, 1, strings.Repeat("<", 32<<20/6)) // each takes six bytes
		d := noticeOf(t, s.Save(t.Context(), large), disk.Failed)
		if !strings.Contains(d.Error(), "larger than 32 MiB") {
			t.Errorf("told %v", d)
		}
		wantList(t, s, large)
		wantList(t, newStore(dir))
	})
}

func TestADraftOfAYearThatNoFileCanHoldStaysInMemoryAndTheFileAsItWas(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		dir := stateDir(t)
		s := newStore(dir)
		save(t, s, typed(1, 1, "on the disk"))
		late := typed(1, 2, "of a clock gone mad")
		late.SavedAt = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)
		wantReason(t, s.Save(t.Context(), late), disk.Failed)
		wantList(t, s, late)
		wantList(t, newStore(dir), typed(1, 1, "on the disk"))
	})
}

func TestAFileThatIsTooLargeIsLeftAlone(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		s := newStore(stateDir(t))
		save(t, s, typed(2, 2, "other"))
		plant(t, s.Path(draftID(1)), "{")
		must(t, os.Truncate(s.Path(draftID(1)), 32<<20+1))
		got, err := s.List(t.Context())
		wantDrafts(t, got, typed(2, 2, "other"))
		if d := noticeOf(t, err, disk.Failed); d.Path != s.Path(draftID(1)) || !strings.Contains(d.Error(), "larger than 32 MiB") {
			t.Errorf("told %v", d)
		}
		info, err := os.Stat(s.Path(draftID(1)))
		if err != nil || info.Size() != 32<<20+1 {
			t.Errorf("it became %v, %v", info, err)
		}
	})
}

func TestWhatIsListedAndSavedSharesNothingWithTheStore(t *testing.T) {
	t.Parallel()
	s := newStore("") // all is held in memory
	u := typed(1, 1, "x")
	u.Draft.Tags = []string{"phishing"}
	want := u
	want.Draft.Tags = []string{"phishing"}
	wantReason(t, s.Save(t.Context(), u), disk.Failed)
	u.Draft.Tags[0] = "changed by who saved"
	list(t, s)[0].Draft.Tags[0] = "changed by who listed"
	wantList(t, s, want)

	tpl := template("t", "x")
	tpl.Draft.Tags = []string{"phishing"}
	must(t, s.SaveTemplate(t.Context(), tpl))
	tpl.Draft.Tags[0] = "changed by who saved"
	listed, err := s.Templates(t.Context())
	must(t, err)
	listed[0].Draft.Tags[0] = "changed by who listed"
	tpl.Draft.Tags = []string{"phishing"}
	wantTemplates(t, s, tpl)
}

// Two sessions save in any order on disks that come and go; in the end there is
// of each draft what was typed last, and that it was sent if ever it was.
func TestWhateverTheDisksDoTheLatestTextStaysAndThatItWasSent(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		for seed := range uint64(10) {
			random := rand.New(rand.NewPCG(seed, 1))
			dir := stateDir(t)
			var stores [2]*draft.Store
			var disks [2]*drive
			for i := range stores {
				stores[i], disks[i] = newDiskStore(dir)
			}
			latest := map[incident.ID]incident.Unsent{}
			for _, second := range random.Perm(40) { // never twice the same moment
				i := random.IntN(2)
				disks[i].fail(nil, nil)
				if random.IntN(3) == 0 {
					disks[i].fail(fs.ErrPermission, nil)
				}
				u := typed(random.IntN(4), second, strings.Repeat("x", second))
				u.Draft.Sent = random.IntN(8) == 0
				_ = stores[i].Save(t.Context(), u) // what is told is not the matter here
				last, known := latest[u.Draft.ID]
				everSent := u.Draft.Sent || last.Draft.Sent
				if known && last.SavedAt.After(u.SavedAt) {
					u = last
				}
				u.Draft.Sent = everSent
				latest[u.Draft.ID] = u
			}
			for i := range stores {
				disks[i].fail(nil, nil)
				_ = stores[i].Flush(t.Context()) // tells that the other session typed later
			}
			got := list(t, newStore(dir))
			if len(got) != len(latest) {
				t.Fatalf("seed %d: %d drafts, want %d", seed, len(got), len(latest))
			}
			for _, u := range got {
				if want := latest[u.Draft.ID]; !sameUnsent(u, want) {
					t.Fatalf("seed %d: %+v, want %+v", seed, u, want)
				}
			}
		}
	})
}
