package draft_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sentinelq/cache/disk"
	"sentinelq/cache/draft"
)

func TestANoticeSaysWhatIsAmissWithWhichFileAndWhatHappensInstead(t *testing.T) {
	t.Parallel()
	for reason, instead := range map[disk.Reason]string{
		disk.Failed: "working from memory", disk.Stuck: "working from memory", disk.ReadOnly: "working from memory",
		disk.Full: "working from memory", disk.Unsafe: "left alone", disk.Newer: "left alone",
		disk.Damaged: "kept as /x.aside", disk.Later: "that text stays",
	} {
		d := &draft.Degraded{Operation: "list drafts", Reason: reason, Path: "/x.json", Aside: "/x.aside", Err: fs.ErrInvalid}
		for _, part := range []string{"list drafts: ", reason.String(), "/x.json", instead, fs.ErrInvalid.Error()} {
			if !strings.Contains(d.Error(), part) {
				t.Errorf("%q does not say %q", d.Error(), part)
			}
		}
		if !errors.Is(d, fs.ErrInvalid) {
			t.Errorf("%v does not unwrap to its cause", d)
		}
	}
	stuck := &draft.Degraded{Operation: "list drafts", Reason: disk.Damaged, Path: "/x.json", Err: fs.ErrInvalid}
	if !strings.Contains(stuck.Error(), "could not be set aside") {
		t.Errorf("%q does not say that the file kept its name", stuck.Error())
	}
}

func TestWithoutAClockTheTimeIsNow(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	o := options(dir)
	o.Now = nil
	s := draft.New(o)
	save(t, s, typed(1, 1, "x"))
	folder := filepath.Dir(s.Path(draftID(1)))
	for name, age := range map[string]time.Duration{".new-OLD": 2 * time.Hour, ".new-YOUNG": 0} {
		plant(t, filepath.Join(folder, name), "")
		must(t, os.Chtimes(filepath.Join(folder, name), time.Now().Add(-age), time.Now().Add(-age)))
	}
	wantList(t, s, typed(1, 1, "x"))
	left, err := filepath.Glob(filepath.Join(folder, ".new-*"))
	if must(t, err); len(left) != 1 || filepath.Base(left[0]) != ".new-YOUNG" {
		t.Errorf("left %v", left)
	}
}
