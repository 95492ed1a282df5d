package draft_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"sentinelq/cache/disk"
)

func TestATemporaryFileIsRemovedWhenItIsMoreThanAnHourOld(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		file string
		age  time.Duration
		gone bool
	}{
		"of a moment ago":           {".new-A", 0, false},
		"of an hour ago":            {".new-A", time.Hour, false},
		"of more than an hour":      {".new-A", time.Hour + time.Second, true},
		"of a year ago":             {".new-A", 365 * 24 * time.Hour, true},
		"of tomorrow":               {".new-A", -24 * time.Hour, false},
		"of another program":        {".newer", 365 * 24 * time.Hour, false},
		"what was set aside":        {string(draftID(1)) + ".json.damaged-20200101T000000Z", 365 * 24 * time.Hour, false},
		"a draft, however old":      {string(draftID(1)) + ".json", 365 * 24 * time.Hour, false},
		"with nothing behind .new-": {".new-", 2 * time.Hour, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := stateDir(t)
			s := newStore(dir)
			must(t, s.SaveTemplate(t.Context(), template("t", "x")))
			plant(t, s.Path(draftID(1)), pristine(t))
			for _, folder := range []string{filepath.Dir(s.Path(draftID(1))), filepath.Join(dir, "templates")} {
				path := filepath.Join(folder, c.file)
				if _, err := os.Lstat(path); err != nil {
					plant(t, path, "")
				}
				must(t, os.Chtimes(path, noon().Add(-c.age), noon().Add(-c.age)))
			}
			wantList(t, s, typed(1, 1, "Logon <from> two countries"))
			wantTemplates(t, s, template("t", "x"))
			for _, folder := range []string{filepath.Dir(s.Path(draftID(1))), filepath.Join(dir, "templates")} {
				if _, err := os.Lstat(filepath.Join(folder, c.file)); (err != nil) != c.gone {
					t.Errorf("gone: %t, want %t", err != nil, c.gone)
				}
			}
		})
	}
}

func TestADirectoryNamedAsATemporaryFileIsLeftAlone(t *testing.T) {
	t.Parallel()
	s := newStore(stateDir(t))
	save(t, s, typed(1, 1, "x"))
	path := filepath.Join(filepath.Dir(s.Path(draftID(1))), ".new-DIR")
	must(t, os.Mkdir(path, 0o700))
	must(t, os.Chtimes(path, noon().AddDate(-1, 0, 0), noon().AddDate(-1, 0, 0)))
	wantList(t, s, typed(1, 1, "x"))
	if _, err := os.Lstat(path); err != nil {
		t.Error(err)
	}
}

func TestASaveLeavesOnlyItsFile(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	s := newStore(dir)
	for n := range 5 {
		save(t, s, typed(1, n, "x"))
	}
	if found := files(t, dir); len(found) != 1 || found[s.Path(draftID(1))] == "" {
		t.Errorf("left %v", found)
	}
}

func TestASaveThatIsOlderThanTheFileDoesNotWriteIt(t *testing.T) {
	t.Parallel()
	s := newStore(stateDir(t))
	save(t, s, typed(1, 5, "x"))
	before, err := os.Stat(s.Path(draftID(1)))
	must(t, err)
	wantReason(t, s.Save(t.Context(), typed(1, 4, "older")), disk.Later)
	after, err := os.Stat(s.Path(draftID(1)))
	must(t, err)
	if !os.SameFile(before, after) || !before.ModTime().Equal(after.ModTime()) {
		t.Error("it was written again")
	}
}
