package draft_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"sentinelq/cache/disk"
	"sentinelq/cache/draft"
	"sentinelq/client/incident"
)

// noted is note n as it stood at a second.
func noted(n, second int, text string) incident.Note {
	return incident.Note{ID: draftID(n), Incident: draftID(100 + n), Number: n, Text: text, SavedAt: at(second)}
}

func saveNotes(t *testing.T, s *draft.Store, notes ...incident.Note) {
	t.Helper()
	for _, n := range notes {
		must(t, s.SaveNote(t.Context(), n))
	}
}

// wantNotes fails unless the store lists exactly these notes in this order, and
// without a notice.
func wantNotes(t *testing.T, s *draft.Store, want ...incident.Note) {
	t.Helper()
	got, err := s.Notes(t.Context())
	must(t, err)
	sameNotes(t, got, want...)
}

func sameNotes(t *testing.T, got []incident.Note, want ...incident.Note) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("listed\n%.2000q\nwant\n%.2000q", fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want))
	}
}

// noteFile returns the file of the only note below a directory.
func noteFile(t *testing.T, dir string) string {
	t.Helper()
	for path := range files(t, filepath.Join(dir, "notes")) {
		return path
	}
	t.Fatal("there is no note")
	return ""
}

func TestEveryFieldOfANoteComesBackByteForByte(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		dir := stateDir(t)
		all := texts()
		text := func(n int) string { return all[n%len(all)] }
		var want []incident.Note
		for n := range all {
			note := incident.Note{
				Kind: incident.NoteKind([]string{"", "task", "bookmark", "closing", "tags"}[len(want)%5]),
				ID:   incident.ID(fmt.Sprintf("%s %d", text(n), n)), Incident: incident.ID(text(n + 1)),
				Number: n - 3, Text: text(n + 2), ETag: text(n + 3), SavedAt: at(-n),
				Closing: incident.Closing{Classification: incident.Classification(text(n + 4)), Reason: incident.ClassificationReason(text(n + 5))},
			}
			if n%2 == 0 {
				note.Of, note.Was, note.Made = incident.ID("of "+text(n+6)), text(n+7), incident.ParseStamp(text(n+8))
				note.AddTags, note.RemoveTags = []string{text(n), text(n + 9)}, []string{text(n + 1)}
			}
			want = append(want, note)
		}
		saveNotes(t, newStore(dir), want...)
		wantNotes(t, newStore(dir), want...)
	})
}

func TestTheNoteTypedInLastIsListedFirstAndThoseOfTheSameMomentByTheirID(t *testing.T) {
	t.Parallel()
	s := newStore(stateDir(t))
	saveNotes(t, s, noted(4, 1, "x"), noted(3, 1, "x"), noted(1, 2, "x"), noted(2, 0, "x"))
	wantNotes(t, s, noted(1, 2, "x"), noted(3, 1, "x"), noted(4, 1, "x"), noted(2, 0, "x"))
}

func TestOfTwoSessionsTheNoteTypedLaterStays(t *testing.T) {
	t.Parallel()
	early, late, same := noted(1, 1, "early"), noted(1, 2, "late"), noted(1, 2, "the same moment, saved last")
	for name, c := range map[string]struct {
		first, second, want incident.Note
		told                bool
	}{
		"saved in order":           {early, late, late, false},
		"saved in the other order": {late, early, late, true},
		"of the same moment":       {late, same, same, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := stateDir(t)
			one, two := newStore(dir), newStore(dir)
			saveNotes(t, one, c.first)
			err := two.SaveNote(t.Context(), c.second)
			if c.told {
				if d := noticeOf(t, err, disk.Later); d.Operation != "save note" || d.Path != noteFile(t, dir) {
					t.Errorf("told %v", d)
				}
			} else {
				must(t, err)
			}
			wantNotes(t, one, c.want)
			wantNotes(t, two, c.want)
			must(t, one.DeleteNote(t.Context(), draftID(1)))
			must(t, two.DeleteNote(t.Context(), draftID(1))) // which is not there any more
			wantNotes(t, two)
		})
	}
}

func TestSessionsThatTypeAtOnceLoseNoNote(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		const sessions, rounds = 4, 20
		dir := stateDir(t)
		var all sync.WaitGroup
		for w := range sessions {
			s := newStore(dir)
			all.Go(func() {
				for round := range rounds {
					err := s.SaveNote(t.Context(), noted(w, round, fmt.Sprint(round)))
					_, listErr := s.Notes(t.Context())
					if err := errors.Join(err, listErr); err != nil {
						t.Error(err)
					}
				}
			})
		}
		all.Wait()
		var want []incident.Note
		for w := range sessions {
			want = append(want, noted(w, rounds-1, fmt.Sprint(rounds-1)))
		}
		wantNotes(t, newStore(dir), want...)
	})
}

// The ID of a comment that is there comes from the service.
func TestANoteOfAnyIDIsKeptAndLeadsNowhereElse(t *testing.T) {
	t.Parallel()
	above := t.TempDir()
	dir := filepath.Join(above, "state")
	s := newStore(dir)
	var want []incident.Note
	for n, id := range []incident.ID{
		"", ".", "..", "../x", "../../../../../../tmp/x", "/etc/passwd", `..\x`, `C:\x`, "nul", "\x00", "comment-1",
		"\x1b[2J", "\xff", incident.ID(strings.Repeat("x", 5000)), draftID(1), incident.ID(strings.ToUpper(string(draftID(0xa)))),
	} {
		note := noted(0, -n, "x")
		note.ID = id
		want = append(want, note)
	}
	saveNotes(t, s, want...)
	wantNotes(t, newStore(dir), want...)
	folders, err := filepath.Glob(filepath.Join(dir, "*", "*"))
	must(t, err)
	top, err := os.ReadDir(above)
	must(t, err)
	if len(folders) != 1 || len(top) != 1 || len(files(t, folders[0])) != len(want) {
		t.Errorf("the notes went to %v in %v", folders, top)
	}
	for _, n := range want {
		must(t, s.DeleteNote(t.Context(), n.ID))
	}
	if left := files(t, above); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}

func TestNotesDraftsAndTemplatesLieApart(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	s := newStore(dir)
	saveNotes(t, s, noted(1, 1, "note"))
	save(t, s, typed(1, 1, "draft"))
	must(t, s.SaveTemplate(t.Context(), template(string(draftID(1)), "template")))
	must(t, s.Delete(t.Context(), draftID(1)))
	wantNotes(t, s, noted(1, 1, "note"))
	wantList(t, s)
	must(t, s.DeleteNote(t.Context(), draftID(1)))
	wantNotes(t, s)
	wantTemplates(t, s, template(string(draftID(1)), "template"))
}

func TestAWorkspaceNeverSeesTheNotesOfAnother(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	names := [][4]string{{"t", "s", "g", "w"}, {"t2", "s", "g", "w"}, {"t", "s2", "g", "w"}, {"t", "s", "g2", "w"}, {"t", "s", "g", "w2"}, {}}
	for i, n := range names {
		saveNotes(t, named(dir, n[0], n[1], n[2], n[3]), noted(1, i, "x"))
	}
	for i, n := range names {
		wantNotes(t, named(dir, n[0], n[1], n[2], n[3]), noted(1, i, "x"))
	}
	wantNotes(t, named(dir, "T", "S", "G", "W"), noted(1, 0, "x"))
}

func TestADamagedNoteIsSetAsideAndOneOfANewerVersionLeftAlone(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	saveNotes(t, newStore(dir), noted(1, 1, "a note"))
	path := noteFile(t, dir)
	whole := content(t, path)
	saveNotes(t, newStore(dir), noted(2, 2, "another"))
	bad := damages(whole)
	delete(bad, "another title") // which a note has not
	bad["another note"] = strings.Replace(whole, "a note", "b note", 1)
	for name, bytes := range bad {
		plant(t, path, bytes)
		got, err := newStore(dir).Notes(t.Context())
		sameNotes(t, got, noted(2, 2, "another"))
		d := noticeOf(t, err, disk.Damaged)
		if d.Operation != "list notes" || d.Path != path || content(t, d.Aside) != bytes {
			t.Errorf("%s: told %v", name, d)
		}
	}
	for name, bytes := range newer(whole) {
		plant(t, path, bytes)
		s := newStore(dir)
		got, err := s.Notes(t.Context())
		sameNotes(t, got, noted(2, 2, "another"))
		wantReason(t, err, disk.Newer)
		must(t, s.SaveNote(t.Context(), noted(1, 3, "in memory"))) // told already
		wantNotes(t, s, noted(1, 3, "in memory"), noted(2, 2, "another"))
		wantReason(t, newStore(dir).DeleteNote(t.Context(), draftID(1)), disk.Newer)
		if content(t, path) != bytes {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

func TestNotesAreKeptInMemoryWhileTheDiskFails(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	s, faulty := newDiskStore(dir)
	saveNotes(t, s, noted(1, 1, "on the disk"))
	faulty.fail(fs.ErrPermission, nil)
	d := noticeOf(t, s.SaveNote(t.Context(), noted(2, 3, "in memory")), disk.ReadOnly)
	if d.Operation != "save note" {
		t.Errorf("told %v", d)
	}
	saveNotes(t, s, noted(3, 2, "in memory too")) // told already
	wantReason(t, s.SaveNote(t.Context(), noted(2, 1, "typed earlier")), disk.Later)
	wantNotes(t, s, noted(2, 3, "in memory"), noted(3, 2, "in memory too"), noted(1, 1, "on the disk"))
	wantNotes(t, newStore(dir), noted(1, 1, "on the disk"))
	must(t, s.DeleteNote(t.Context(), draftID(3)))
	wantReason(t, s.Flush(t.Context()), disk.ReadOnly)

	faulty.fail(nil, nil)
	save(t, s, typed(1, 1, "a draft that writes the notes as well"))
	wantNotes(t, newStore(dir), noted(2, 3, "in memory"), noted(1, 1, "on the disk"))
	must(t, s.Flush(t.Context()))
}

func TestACancelledSaveOfANoteIsKeptInMemoryUntilFlushWritesIt(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s := newStore(dir)
	if err := s.SaveNote(ctx, noted(1, 1, "x")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	got, err := s.Notes(ctx)
	if sameNotes(t, got, noted(1, 1, "x")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	wantNotes(t, newStore(dir))
	must(t, s.Flush(t.Context()))
	wantNotes(t, newStore(dir), noted(1, 1, "x"))
}

func TestTheMomentOfANoteComesBackToTheNanosecondInUTC(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	n := noted(1, 0, "x")
	n.SavedAt = at(0).In(time.FixedZone("", 5*3600+1800))
	s, faulty := newDiskStore(dir)
	faulty.fail(fs.ErrPermission, nil)
	wantReason(t, s.SaveNote(t.Context(), n), disk.ReadOnly)
	wantNotes(t, s, noted(1, 0, "x")) // from memory as from the disk
	faulty.fail(nil, nil)
	must(t, s.Flush(t.Context()))
	wantNotes(t, newStore(dir), noted(1, 0, "x"))
}
