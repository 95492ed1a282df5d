package disk_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"sentinelq/cache/disk"
)

// found is a time in a zone of its own.
func found() time.Time {
	return time.Date(2026, 3, 14, 13, 0, 0, 7, time.FixedZone("", 3600))
}

func TestNothingIsSetAsideUnderANameThatIsTaken(t *testing.T) {
	t.Parallel()
	base := filepath.Join(t.TempDir(), "x.damaged-")
	for _, want := range []string{"20260314T120000Z", "20260314T120000Z-2", "20260314T120000Z-3"} {
		name, err := disk.QuarantineName(os.Lstat, base, found())
		if err != nil || name != base+want {
			t.Fatalf("got %q, %v; want %s behind the base", name, err, want)
		}
		if err := os.Symlink("nothing", name); err != nil { // takes the name too
			t.Skip("links cannot be made here: ", err)
		}
	}
}

func TestADirectoryThatCannotBeLookedAtGivesNoName(t *testing.T) {
	t.Parallel()
	asked := 0
	lstat := func(string) (fs.FileInfo, error) { asked++; return nil, fs.ErrPermission }
	name, err := disk.QuarantineName(lstat, "x.damaged-", found())
	if name != "" || !errors.Is(err, fs.ErrPermission) || asked != 1 {
		t.Errorf("got %q, %v after %d tries", name, err, asked)
	}
}

func TestWhatWasSetAsideTellsOfItsDamageAndWhereItIs(t *testing.T) {
	t.Parallel()
	damage := fmt.Errorf("%w: sum", disk.ErrDamaged)
	err := fmt.Errorf("list: %w", &disk.QuarantineError{Path: "/y", Err: damage})
	if got := disk.Aside(err); got != "/y" || !errors.Is(err, damage) || err.Error() != "list: damaged: sum" {
		t.Errorf("%v is at %q", err, got)
	}
	for _, err := range []error{nil, damage} {
		if got := disk.Aside(err); got != "" {
			t.Errorf("%v is at %q", err, got)
		}
	}
}
