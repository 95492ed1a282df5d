package draft_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"sentinelq/cache/disk"
	"sentinelq/cache/draft"
	"sentinelq/client/incident"
)

func wantHold(t *testing.T, s *draft.Store, id incident.ID, want bool) {
	t.Helper()
	if got := s.Hold(t.Context(), id); got != want {
		t.Fatalf("hold %s: %t, want %t", id, got, want)
	}
}

func TestWhatOneSessionHoldsNoOtherTakes(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		dir := stateDir(t)
		one, two := newStore(dir), newStore(dir)
		wantHold(t, one, draftID(1), true)
		wantHold(t, one, draftID(1), true) // has it
		wantHold(t, two, draftID(1), false)
		wantHold(t, two, draftID(2), true)
		wantHold(t, one, draftID(2), false)
		two.Release(t.Context(), draftID(1)) // is not its own to release
		wantHold(t, two, draftID(1), false)
		one.Release(t.Context(), draftID(1))
		wantHold(t, two, draftID(1), false) // it was held twice
		one.Release(t.Context(), draftID(1))
		wantHold(t, two, draftID(1), true)
		wantHold(t, one, draftID(1), false)
		two.Release(t.Context(), draftID(1))
		two.Release(t.Context(), draftID(2))
		if found := files(t, dir); len(found) != 0 {
			t.Errorf("left %v", found)
		}
	})
}

func TestAHoldIsOfOneWorkspace(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		dir := stateDir(t)
		o := options(dir)
		o.Workspace = "another"
		wantHold(t, newStore(dir), draftID(1), true)
		wantHold(t, draft.New(o), draftID(1), true)
	})
}

func TestWhereNothingCanBeLockedNothingIsHeld(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		s, faulty := newDiskStore(stateDir(t))
		faulty.fail(fs.ErrPermission, fs.ErrPermission)
		wantHold(t, s, draftID(1), true)
		s.Release(t.Context(), draftID(1))
	})
}

func TestTheFilesOfSessionsThatHaveEndedAreSwept(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		dir := stateDir(t)
		s := newStore(dir)
		wantHold(t, s, draftID(1), true)
		var folder string
		for path := range files(t, dir) {
			folder = filepath.Dir(path)
		}
		left := filepath.Join(folder, "left-by-a-killed-one.lock")
		must(t, os.WriteFile(left, nil, 0o600))
		wantHold(t, s, draftID(2), true)
		if _, err := os.Lstat(left); err == nil {
			t.Error("it is still there")
		}
		if found := files(t, dir); len(found) != 2 {
			t.Errorf("there are %v, want the two that are held", found)
		}
	})
}

func TestALinkInPlaceOfALockIsNotFollowed(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		dir := stateDir(t)
		s := newStore(dir)
		wantHold(t, s, draftID(1), true)
		var path string
		for found := range files(t, dir) {
			path = found
		}
		s.Release(t.Context(), draftID(1))
		target := filepath.Join(filepath.Dir(path), "target")
		must(t, os.WriteFile(target, []byte("mine"), 0o600))
		must(t, os.Symlink(target, path))
		wantHold(t, s, draftID(1), true) // nothing is held
		if content(t, target) != "mine" {
			t.Error("the target was written")
		}
	})
}

func TestADiskThatHangsKeepsNobodyFromTyping(t *testing.T) {
	onHang(t, func(t *testing.T, s *draft.Store, h *hang, _ string) {
		end := h.begin()
		_ = wantTime(t, readLimit, func() error {
			wantHold(t, s, draftID(1), true)
			return nil
		})
		end()
	})
}

func TestWhatIsOnlyInMemoryIsKnownWithWhy(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		s, faulty := newDiskStore(stateDir(t))
		save(t, s, typed(1, 1, "on the disk"))
		if got := s.Unwritten(); got != nil {
			t.Fatalf("unwritten: %v", got)
		}
		faulty.fail(fs.ErrPermission, nil)
		_ = s.Save(t.Context(), typed(2, 2, "x"))
		_ = s.SaveNote(t.Context(), noted(3, 3, "x"))
		_ = s.SaveTemplate(t.Context(), template("phone", "x"))
		_ = s.Delete(t.Context(), draftID(1)) // nothing typed is lost with that
		got := s.Unwritten()
		if len(got) != 3 {
			t.Fatalf("unwritten: %v", got)
		}
		for i, want := range []incident.Unwritten{{ID: draftID(2)}, {Template: template("phone", "").Name}, {ID: draftID(3)}} {
			if got[i].ID != want.ID || got[i].Template != want.Template || got[i].Why.Error() != disk.ReadOnly.String() {
				t.Errorf("unwritten: %v", got[i])
			}
		}
		faulty.fail(nil, nil)
		must(t, s.Flush(t.Context()))
		if got := s.Unwritten(); got != nil {
			t.Errorf("unwritten: %v", got)
		}
	})
}

func TestWhatADiskThatHangsHasNotTakenIsUnwritten(t *testing.T) {
	onHang(t, func(t *testing.T, s *draft.Store, h *hang, _ string) {
		end := h.begin()
		go func() { _ = s.Save(t.Context(), typed(1, 1, "x")) }()
		synctest.Wait()
		if got := s.Unwritten(); got != nil {
			t.Errorf("while the disk still has its time, unwritten: %v", got)
		}
		time.Sleep(writeLimit)
		synctest.Wait()
		if got := s.Unwritten(); len(got) != 1 || got[0].Why.Error() != disk.Stuck.String() {
			t.Errorf("unwritten: %v", got)
		}
		end()
		if got := s.Unwritten(); got != nil {
			t.Errorf("unwritten: %v", got)
		}
	})
}
