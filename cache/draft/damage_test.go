package draft_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"sentinelq/cache/disk"
	"sentinelq/cache/draft"
	"sentinelq/client/clean"
)

// pristine returns the bytes of the file of draft 1.
func pristine(t *testing.T) string {
	t.Helper()
	s := newStore(stateDir(t))
	save(t, s, typed(1, 1, "Logon <from> two countries"))
	return content(t, s.Path(draftID(1)))
}

// damages are what can become of the bytes of a file.
func damages(whole string) map[string]string {
	random := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 4096)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	version := func(v string) string { return strings.Replace(whole, `"version": 1`, `"version": `+v, 1) }
	utf16le := ""
	for _, unit := range utf16.Encode([]rune(whole)) {
		utf16le += string([]byte{byte(unit), byte(unit >> 8)})
	}
	return map[string]string{
		"nothing": "", "line break": "\n", "null": "null", "array": "[]", "string": `"draft"`, "empty object": "{}",
		"random bytes": string(noise), "zeros": strings.Repeat("\x00", len(whole)),
		"zeros behind": whole[:200] + strings.Repeat("\x00", len(whole)-200),
		"twice":        whole + whole, "garbage behind": whole + "x", "garbage before": "x" + whole,
		"byte order mark": "\ufeff" + whole, "UTF-16": "\xff\xfe" + utf16le,
		"version is a string": version(`"1"`), "version is null": version("null"), "version is 0": version("0"),
		"version is negative": version("-1"), "version is no integer": version("1.5"), "version is a list": version("[2]"),
		"version is true": version("true"), "version is huge": version("99999999999999999999"),
		"no version":      strings.Replace(whole, `"version": 1,`, "", 1),
		"no sum":          strings.Replace(whole, `"sum"`, `"some"`, 1),
		"nothing kept":    strings.Replace(whole, `"kept"`, `"lost"`, 1),
		"kept is null":    `{"version":1,"sum":"` + sumOf("null") + `","kept":null}`,
		"kept is a list":  `{"version":1,"sum":"` + sumOf("[]") + `","kept":[]}`,
		"another title":   strings.Replace(whole, "two countries", "one country", 1),
		"another sum":     strings.Replace(whole, `"sum": "`, `"sum": "0`, 1),
		"a year too late": sealed(`{"saved":"9999-12-31T23:59:59-01:00","id":"` + string(draftID(1)) + `"}`),
		"another draft":   sealed(`{"saved":"2026-03-14T09:26:54Z","id":"` + string(draftID(2)) + `"}`),
	}
}

func TestADamagedFileIsSetAsideWithAllItsBytesAndTheOthersAreListed(t *testing.T) {
	t.Parallel()
	for name, bytes := range damages(pristine(t)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := stateDir(t)
			save(t, newStore(dir), typed(2, 2, "before"), typed(3, 3, "behind"))
			s := newStore(dir)
			path := s.Path(draftID(1))
			plant(t, path, bytes)
			for round := range 2 {
				plant(t, path, bytes)
				got, err := s.List(t.Context())
				wantDrafts(t, got, typed(3, 3, "behind"), typed(2, 2, "before"))
				d := noticeOf(t, err, disk.Damaged) // each time it is found
				if d.Path != path || d.Operation != "list drafts" {
					t.Errorf("told of %q: %v", d.Path, d)
				}
				if content(t, d.Aside) != bytes || !strings.HasPrefix(d.Aside, path+".damaged-20260314T120000Z") {
					t.Errorf("round %d: %q is not what was found", round, d.Aside)
				}
				if _, err := os.Lstat(path); err == nil {
					t.Error("it kept its name")
				}
			}
			wantList(t, s, typed(3, 3, "behind"), typed(2, 2, "before"))
			if found := files(t, dir); len(found) != 4 {
				t.Errorf("%d files, want two drafts and two that were set aside", len(found))
			}
		})
	}
}

func TestAFileTruncatedAtAnyLengthIsSetAside(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		dir := stateDir(t)
		whole := pristine(t)
		s := newStore(dir)
		save(t, s, typed(1, 1, "good"))
		cut := map[string]string{}
		for n := range len(whole) - 1 { // the last byte is a line break that nobody misses
			path := s.Path(draftID(n + 2))
			cut[path] = whole[:n]
			plant(t, path, whole[:n])
		}
		got, err := s.List(t.Context())
		wantDrafts(t, got, typed(1, 1, "good"))
		told := notices(t, err)
		if len(told) != len(cut) {
			t.Errorf("%d notices of %d damaged files", len(told), len(cut))
		}
		for _, d := range told {
			if d.Reason != disk.Damaged || content(t, d.Aside) != cut[d.Path] {
				t.Errorf("%q is not what was found: %v", d.Aside, d)
			}
		}
		wantList(t, s, typed(1, 1, "good"))
	})
}

func TestAFileWithoutItsLastLineBreakIsWhole(t *testing.T) {
	t.Parallel()
	s := newStore(stateDir(t))
	plant(t, s.Path(draftID(1)), strings.TrimSuffix(pristine(t), "\n"))
	wantList(t, s, typed(1, 1, "Logon <from> two countries"))
}

// A changed bit may leave the draft as it was, make the file damaged, or one of a
// newer version. Never does another draft come out of it.
func TestNoChangedBitMakesAnotherDraft(t *testing.T) {
	t.Parallel()
	whole := []byte(pristine(t))
	dir := stateDir(t)
	s := newStore(dir)
	path := s.Path(draftID(1))
	for i := range whole {
		for _, bit := range []int{i % 8, 5} { // the fifth is that of upper case
			whole[i] ^= 1 << bit
			plant(t, path, string(whole))
			got, err := s.List(t.Context())
			where := path
			for _, d := range notices(t, err) {
				if d.Reason == disk.Damaged {
					where = d.Aside
				}
			}
			switch {
			case len(got) == 1:
				wantDrafts(t, got, typed(1, 1, "Logon <from> two countries"))
			case len(got) != 0:
				t.Fatalf("bit %d of byte %d makes %+v", bit, i, got)
			}
			if content(t, where) != string(whole) {
				t.Fatalf("bit %d of byte %d: the bytes are lost", bit, i)
			}
			must(t, os.Remove(where))
			whole[i] ^= 1 << bit
		}
	}
}

func TestADamagedFileMakesRoomForWhatIsSavedOverIt(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	s := newStore(dir)
	path := s.Path(draftID(1))
	plant(t, path, "{")
	d := noticeOf(t, s.Save(t.Context(), typed(1, 1, "new")), disk.Damaged)
	if d.Operation != "save draft" || d.Path != path || content(t, d.Aside) != "{" {
		t.Errorf("told %v", d)
	}
	wantList(t, newStore(dir), typed(1, 1, "new"))
	must(t, s.Flush(t.Context())) // nothing is left to be written
}

func TestADamagedFileThatIsDeletedIsSetAsideInstead(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	s := newStore(dir)
	plant(t, s.Path(draftID(1)), "{")
	d := noticeOf(t, s.Delete(t.Context(), draftID(1)), disk.Damaged)
	if found := files(t, dir); len(found) != 1 || found[d.Aside] != "{" {
		t.Errorf("left %v", found)
	}
}

func TestADamagedTemplateIsSetAsideToo(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	s := newStore(dir)
	must(t, s.SaveTemplate(t.Context(), template("a", "kept")))
	must(t, s.SaveTemplate(t.Context(), template("b", "lost")))
	for path, bytes := range files(t, dir) {
		if strings.Contains(bytes, "lost") {
			plant(t, path, bytes[1:])
		}
	}
	got, err := s.Templates(t.Context())
	if len(got) != 1 || got[0].Name != clean.New("a") {
		t.Errorf("listed %+v", got)
	}
	if d := noticeOf(t, err, disk.Damaged); d.Operation != "list templates" || !strings.Contains(content(t, d.Aside), "lost") {
		t.Errorf("told %v", d)
	}
}

// A store asks for the time between finding the damage and renaming the file.
// What another session does in that moment is done here by the clock.
func TestWhatAnotherSessionDoesInTheMomentOfSettingAsideLosesNothing(t *testing.T) {
	t.Parallel()
	good := pristine(t)
	replace := func(t *testing.T, path string) {
		plant(t, path+".new", good)
		must(t, os.Rename(path+".new", path))
	}
	for name, c := range map[string]struct {
		meanwhile func(t *testing.T, path string)
		told      []disk.Reason
		left      []string // bytes of the files, by their names
	}{
		"nothing": {func(*testing.T, string) {}, []disk.Reason{disk.Damaged}, []string{"{"}},
		"it sets the file aside": {func(t *testing.T, path string) {
			must(t, os.Rename(path, path+".damaged-first"))
		}, nil, []string{"{"}},
		"it deletes the file": {func(t *testing.T, path string) { must(t, os.Remove(path)) }, nil, nil},
		"it saves":            {replace, []disk.Reason{disk.Failed}, []string{good}},
		"it set another aside before": {func(t *testing.T, path string) {
			plant(t, path+".damaged-20260314T120000Z", "before")
		}, []disk.Reason{disk.Damaged}, []string{"before", "{"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := stateDir(t)
			path := newStore(dir).Path(draftID(1))
			plant(t, path, "{")
			o := options(dir)
			o.Now = func() time.Time { c.meanwhile(t, path); return noon() }
			got, err := draft.New(o).List(t.Context())
			wantDrafts(t, got)
			var told []disk.Reason
			for _, d := range notices(t, err) {
				told = append(told, d.Reason)
			}
			if !slices.Equal(told, c.told) {
				t.Errorf("told %v, want %v", err, c.told)
			}
			found := files(t, dir)
			var left []string
			for _, name := range slices.Sorted(maps.Keys(found)) {
				left = append(left, found[name])
			}
			if !slices.Equal(left, c.left) {
				t.Errorf("left %q", found)
			}
		})
	}
}

func TestWhatNoStoreWroteIsLeftAlone(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	s := newStore(dir)
	save(t, s, typed(1, 1, "draft"))
	folder := filepath.Dir(s.Path(draftID(1)))
	id := string(draftID(2))
	strangers := []string{
		"README", id, id + ".txt", id + ".json.swp", id + ".json~", strings.ToUpper(id) + ".json", id + "0.json",
		"." + id + ".json", id + ".JSON", s.Path(draftID(1))[len(folder)+1:] + ".damaged-20200101T000000Z", ".json",
	}
	for _, name := range strangers {
		plant(t, filepath.Join(folder, name), "{")
	}
	wantList(t, s, typed(1, 1, "draft"))
	for _, name := range strangers {
		if content(t, filepath.Join(folder, name)) != "{" {
			t.Errorf("%s was changed", name)
		}
	}
}

// newer are files of a later version, of which only the version is known.
func newer(whole string) map[string]string {
	return map[string]string{
		"the same form":      strings.Replace(whole, `"version": 1`, `"version": 2`, 1),
		"another form":       `{"version":3,"sum":{"sha":1},"kept":"` + strings.Repeat("x", 100) + `"}`,
		"nothing but itself": `{"version":1000000}`,
	}
}

func TestAFileOfANewerVersionIsLeftAloneAndToldOnce(t *testing.T) {
	t.Parallel()
	whole := pristine(t)
	uses := map[string]func(*testing.T, *draft.Store) error{
		"listed": func(t *testing.T, s *draft.Store) error {
			got, err := s.List(t.Context())
			wantDrafts(t, got, typed(2, 2, "other"))
			return err
		},
		"saved over": func(t *testing.T, s *draft.Store) error { return s.Save(t.Context(), typed(1, 9, "mine")) },
		"deleted":    func(t *testing.T, s *draft.Store) error { return s.Delete(t.Context(), draftID(1)) },
	}
	for form, bytes := range newer(whole) {
		for name, use := range uses {
			t.Run(form+" "+name, func(t *testing.T) {
				t.Parallel()
				dir := stateDir(t)
				save(t, newStore(dir), typed(2, 2, "other"))
				s := newStore(dir)
				path := s.Path(draftID(1))
				plant(t, path, bytes)
				if d := noticeOf(t, use(t, s), disk.Newer); d.Path != path || d.Aside != "" {
					t.Errorf("told %v", d)
				}
				must(t, use(t, s))
				save(t, s, typed(2, 2, "other")) // another file says nothing of this one
				must(t, use(t, s))
				if found := files(t, dir); found[path] != bytes || len(found) != 2 {
					t.Errorf("left %v", found)
				}
			})
		}
	}
}

func TestWhatIsSavedOverANewerVersionStaysInMemoryAndFlushTellsThatItIsLost(t *testing.T) {
	t.Parallel()
	s := newStore(stateDir(t))
	plant(t, s.Path(draftID(1)), `{"version":2}`)
	wantReason(t, s.Save(t.Context(), typed(1, 1, "mine")), disk.Newer)
	got, err := s.List(t.Context())
	must(t, err)
	wantDrafts(t, got, typed(1, 1, "mine"))
	for range 2 {
		wantReason(t, s.Flush(t.Context()), disk.Newer)
	}
	must(t, os.Remove(s.Path(draftID(1)))) // as the person can
	must(t, s.Flush(t.Context()))
	wantList(t, s, typed(1, 1, "mine"))
}

func TestADeletionOfANewerVersionIsNotTriedAgain(t *testing.T) {
	t.Parallel()
	s := newStore(stateDir(t))
	plant(t, s.Path(draftID(1)), `{"version":2}`)
	wantReason(t, s.Delete(t.Context(), draftID(1)), disk.Newer)
	must(t, s.Flush(t.Context()))
}

func TestSeveralFilesAmissAreToldTogether(t *testing.T) {
	t.Parallel()
	s := newStore(stateDir(t))
	want := map[string]disk.Reason{}
	for n, reason := range []disk.Reason{disk.Newer, disk.Damaged, disk.Newer, disk.Damaged} {
		path := s.Path(draftID(n))
		want[path] = reason
		plant(t, path, map[disk.Reason]string{disk.Newer: `{"version":2}`, disk.Damaged: "x"}[reason])
	}
	_, err := s.List(t.Context())
	got := map[string]disk.Reason{}
	for _, d := range notices(t, err) {
		got[d.Path] = d.Reason
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("told %v, want %v", got, want)
	}
}
