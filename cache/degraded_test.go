package cache

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"sentinelq/cache/disk"
	"sentinelq/cache/record"
	"sentinelq/client/incident"
)

// refuse opens nothing, as a read-only disk does.
func refuse(path string, _ bool) (*os.File, error) {
	return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrPermission}
}

func TestAStoreWithoutAFileWorksFromMemoryAndSaysSoOnce(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		s := New(testOptions(t.TempDir()))
		s.file.open = refuse
		notice := noticeOf(t, s.SaveQueue(t.Context(), sample(5), clock()), disk.ReadOnly)
		if notice.Path != s.file.path || notice.Operation != "save queue" || !errors.Is(notice, fs.ErrPermission) {
			t.Errorf("the notice is %#v", notice)
		}
		must(t, s.SaveQueue(t.Context(), sample(7)[1:], clock()))
		must(t, s.SavePeople(t.Context(), []incident.Owner{sampleIncident(1).Owner}))
		wantLoad(t, s, sample(7)[1:])
		if people, err := s.People(t.Context()); err != nil || len(people) != 1 {
			t.Errorf("%d people, %v", len(people), err)
		}

		s.file.open = openFile
		must(t, s.SaveTags(t.Context(), nil))
		wantLoad(t, New(testOptions(filepath.Dir(s.file.path))), sample(7)[1:])

		s.file.open = refuse
		wantReason(t, s.SaveTags(t.Context(), nil), disk.ReadOnly) // said again after it had worked
	})
}

func TestCloseWritesWhatIsInMemoryOrSaysThatItIsLost(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		dir := t.TempDir()
		kept, lost := New(testOptions(dir)), New(testOptions(dir))
		kept.file.open, lost.file.open = refuse, refuse
		wantReason(t, kept.SaveQueue(t.Context(), sample(5), clock()), disk.ReadOnly)
		wantReason(t, lost.SaveQueue(t.Context(), sample(6), clock()), disk.ReadOnly)
		kept.file.open = openFile
		must(t, kept.Close(t.Context()))
		wantReason(t, lost.Close(t.Context()), disk.ReadOnly)
		wantLoad(t, New(testOptions(dir)), sample(5))
	})
}

// A lost NFS server answers nothing at all. Time is simulated.
func TestAHungDiskIsLeftAloneAfterTheLimit(t *testing.T) {
	dir := t.TempDir()
	unhurried(t, func(t *testing.T) {
		s := New(testOptions(dir))
		answer := make(chan struct{})
		var opened atomic.Int32
		s.file.open = func(path string, write bool) (*os.File, error) {
			opened.Add(1)
			<-answer
			return openFile(path, write)
		}
		start := time.Now()
		snapshot, err := s.Load(t.Context())
		wantReason(t, err, disk.Stuck)
		if took := time.Since(start); took != disk.ReadLimit || len(snapshot.Incidents) != 0 {
			t.Errorf("%d incidents after %v", len(snapshot.Incidents), took)
		}
		must(t, s.SaveQueue(t.Context(), sample(3), clock())) // said once
		if took := time.Since(start); took != disk.ReadLimit+disk.WriteLimit || opened.Load() != 1 {
			t.Errorf("opened %d times in %v", opened.Load(), took)
		}
		wantLoad(t, s, sample(3))
		close(answer)
		synctest.Wait()
		must(t, s.Close(t.Context()))
	})
	wantLoad(t, New(testOptions(dir)), sample(3))
}

func TestCancellingEndsTheWaitForAHungDisk(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		s := New(testOptions("unused"))
		answer := make(chan struct{})
		s.file.open = func(string, bool) (*os.File, error) { <-answer; return nil, fs.ErrPermission }
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer cancel()
		if _, err := s.Load(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
		close(answer)
		synctest.Wait()
	})
}

// A caller's reason to end is its own, not the disk's.
func TestACallerThatCancelsForAReasonOfItsOwnIsNotToldOfTheDisk(t *testing.T) {
	quit := errors.New("the person quits")
	unhurried(t, func(t *testing.T) {
		s := New(testOptions("unused"))
		answer := make(chan struct{})
		s.file.open = func(string, bool) (*os.File, error) { <-answer; return nil, fs.ErrPermission }
		for name, call := range map[string]func(context.Context) error{
			"load: ":       func(ctx context.Context) error { _, err := s.Load(ctx); return err },
			"save queue: ": func(ctx context.Context) error { return s.SaveQueue(ctx, sample(1), clock()) },
		} {
			ctx, cancel := context.WithCancelCause(t.Context())
			time.AfterFunc(time.Second, func() { cancel(quit) })
			err := call(ctx)
			if _, told := errors.AsType[*Degraded](err); told || !errors.Is(err, context.Canceled) || !errors.Is(err, quit) {
				t.Errorf("got %v", err)
			} else if !strings.HasPrefix(err.Error(), name) {
				t.Errorf("%v does not begin with %q", err, name)
			}
		}
		close(answer)
		synctest.Wait()
	})
}

func TestACancelledWaitForTheLockSaysThatTheCallerEndedIt(t *testing.T) {
	t.Parallel()
	s := New(testOptions(t.TempDir()))
	holder, err := openFile(s.file.path, true)
	must(t, err)
	defer holder.Close() //nolint:errcheck // nothing was written
	if got, err := tryLock(holder, true); !got {
		t.Fatalf("the lock is not free: %v", err)
	}
	waiting, err := openFile(s.file.path, true)
	must(t, err)
	defer waiting.Close() //nolint:errcheck // nothing was written
	s.file.lockTimeout = time.Hour
	quit := errors.New("the person quits")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(quit)
	if err := s.file.waitLock(ctx, waiting, true); !errors.Is(err, context.Canceled) || !errors.Is(err, quit) {
		t.Errorf("got %v", err)
	}
}

// saveNewer saves the queue and lets a later version of the program make its
// mark on the manifest.
func saveNewer(t *testing.T, s *Store, mark func(*record.Manifest) []byte) {
	t.Helper()
	must(t, s.SaveQueue(t.Context(), sample(8), clock()))
	must(t, s.file.use(t.Context(), access{write: true}, func(tx transaction) error {
		l, err := openRecords(tx)
		if err != nil {
			return err
		}
		l.Schema = record.Schema + 1
		return l.write(manifestRecord, mark(&l.Manifest))
	}))
}

func TestANewerSchemaIsReadButNotChanged(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		dir := t.TempDir()
		saveNewer(t, New(testOptions(dir)), (*record.Manifest).Encode)
		s := New(testOptions(dir))
		before, err := os.ReadFile(s.file.path)
		must(t, err)
		snapshot, err := s.Load(t.Context())
		if wantReason(t, err, disk.Newer); len(snapshot.Incidents) != 8 {
			t.Errorf("%d incidents", len(snapshot.Incidents))
		}
		must(t, s.SaveQueue(t.Context(), sample(9), clock())) // said once
		wantLoad(t, s, sample(9))
		wantReason(t, s.Close(t.Context()), disk.Newer)
		after, err := os.ReadFile(s.file.path)
		if err != nil || string(after) != string(before) {
			t.Errorf("the file was changed: %v", err)
		}
	})
}

func TestANewerSchemaThatCannotBeReadIsLeftAlone(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		s := New(testOptions(t.TempDir()))
		saveNewer(t, s, func(m *record.Manifest) []byte {
			m.Entries[0].Sum++
			return m.Encode()
		})
		snapshot, err := s.Load(t.Context())
		if wantReason(t, err, disk.Newer); len(snapshot.Incidents) != 0 {
			t.Errorf("%d incidents", len(snapshot.Incidents))
		}
		if asides, _ := filepath.Glob(s.file.path + ".corrupt-*"); len(asides) != 0 {
			t.Errorf("set aside: %v", asides)
		}
	})
}

func TestNoticesSayWhatHappenedAndWhatHappensInstead(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		for reason := disk.Failed; reason <= disk.Locked; reason++ {
			d := &Degraded{Operation: "load", Reason: reason, Path: "/x.db", Err: fs.ErrInvalid}
			for _, part := range []string{"load: ", "/x.db", "from memory", reason.String(), fs.ErrInvalid.Error()} {
				if !strings.Contains(d.Error(), part) {
					t.Errorf("%q does not say %q", d.Error(), part)
				}
			}
		}
		d := &Degraded{Operation: "load", Reason: disk.Damaged, Path: "/x.db", Aside: "/y.db", Err: fs.ErrInvalid}
		if !strings.Contains(d.Error(), "is now /y.db") {
			t.Errorf("%q does not say where the file is", d.Error())
		}
	})
}
