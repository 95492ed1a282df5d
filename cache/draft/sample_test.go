package draft_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"sentinelq/cache/disk"
	"sentinelq/cache/draft"
	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// at is n seconds after the beginning of the tests' day.
func at(n int) time.Time {
	return time.Date(2026, 3, 14, 9, 26, 53, 589793238, time.UTC).Add(time.Duration(n) * time.Second)
}

// noon is the clock of stores whose test does not turn it: after all that was
// typed.
func noon() time.Time { return time.Date(2026, 3, 14, 12, 0, 0, 0, time.UTC) }

func draftID(n int) incident.ID {
	return incident.ID(fmt.Sprintf("%08x-89ab-4cde-8f01-0123456789ab", n))
}

// typed is draft n as it stood at a second.
func typed(n, second int, title string) incident.Unsent {
	d := incident.NewDraft(draftID(n))
	d.Title = title
	return incident.Unsent{Draft: d, SavedAt: at(second)}
}

func sent(u incident.Unsent) incident.Unsent {
	u.Draft.Sent = true
	return u
}

func template(name, title string) incident.Template {
	d := incident.NewDraft("")
	d.Title = title
	return incident.Template{Name: clean.New(name), Draft: d}
}

func options(dir string) draft.Options {
	return draft.Options{
		Dir: dir, Tenant: "contoso", Subscription: "s", ResourceGroup: "soc", Workspace: "SOC West", Now: noon,
	}
}

func newStore(dir string) *draft.Store { return draft.New(options(dir)) }

// unhurried runs a test in a time that stands still while there is work, so that
// even the slowest machine reaches no limit of the store. No other test starts a
// process meanwhile, which between its fork and its exec holds the locks of this one.
func unhurried(t *testing.T, test func(t *testing.T)) {
	t.Helper()
	t.Parallel()
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	synctest.Test(t, test)
}

// stateDir is a state directory that does not exist yet.
func stateDir(t *testing.T) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "state")
}

func save(t *testing.T, s *draft.Store, drafts ...incident.Unsent) {
	t.Helper()
	for _, u := range drafts {
		must(t, s.Save(t.Context(), u))
	}
}

// list returns what a store lists, which must come without a notice.
func list(t *testing.T, s *draft.Store) []incident.Unsent {
	t.Helper()
	got, err := s.List(t.Context())
	must(t, err)
	return got
}

// wantList fails unless the store lists exactly these drafts in this order.
func wantList(t *testing.T, s *draft.Store, want ...incident.Unsent) {
	t.Helper()
	wantDrafts(t, list(t, s), want...)
}

func wantDrafts(t *testing.T, got []incident.Unsent, want ...incident.Unsent) {
	t.Helper()
	if !slices.EqualFunc(got, want, sameUnsent) {
		t.Fatalf("listed\n%swant\n%s", lines(got), lines(want))
	}
}

// lines shows drafts so that a test's reader finds the one that differs.
func lines(drafts []incident.Unsent) string {
	var b strings.Builder
	for _, u := range drafts {
		fmt.Fprintf(&b, "\t%s %.80q sent=%t\n", u.SavedAt.Format(time.RFC3339Nano), fmt.Sprintf("%+v", u.Draft), u.Draft.Sent)
	}
	return b.String()
}

func sameUnsent(a, b incident.Unsent) bool {
	return a.Draft.Equal(b.Draft) && a.SavedAt.Equal(b.SavedAt)
}

// wantReason fails unless err is one notice, of that reason.
func wantReason(t *testing.T, err error, reason disk.Reason) {
	t.Helper()
	_ = noticeOf(t, err, reason)
}

// noticeOf returns the notice that err is alone, which must be of that reason.
func noticeOf(t *testing.T, err error, reason disk.Reason) *draft.Degraded {
	t.Helper()
	found := notices(t, err)
	if len(found) != 1 || found[0].Reason != reason {
		t.Fatalf("got %v, want the one notice that %v", err, reason)
	}
	return found[0]
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// files returns the files below a directory with their bytes, by their names
// from there.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	must(t, filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		found[path] = string(data)
		return err
	}))
	return found
}

// content returns the bytes of a file.
func content(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	return string(data)
}

// plant puts bytes at the name of a file, and makes its directory.
func plant(t *testing.T, path, data string) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(path), 0o700))
	must(t, os.WriteFile(path, []byte(data), 0o600))
}

// notices returns the notices that err is made of.
func notices(t *testing.T, err error) []*draft.Degraded {
	t.Helper()
	if err == nil {
		return nil
	}
	all := []error{err}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		all = joined.Unwrap()
	}
	var found []*draft.Degraded
	for _, err := range all {
		d, ok := errors.AsType[*draft.Degraded](err)
		if !ok {
			t.Fatalf("%v is no notice", err)
		}
		found = append(found, d)
	}
	return found
}
