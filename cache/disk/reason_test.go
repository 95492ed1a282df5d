package disk_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"testing"

	"sentinelq/cache/disk"
)

func TestTheReasonBehindAnErrorIsFoundWhateverIsAroundIt(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		err  error
		want disk.Reason
	}{
		"stuck":                   {disk.ErrStuck, disk.Stuck},
		"the caller's deadline":   {context.DeadlineExceeded, disk.Stuck},
		"no right":                {fs.ErrPermission, disk.ReadOnly},
		"unsafe":                  {disk.ErrUnsafe, disk.Unsafe},
		"newer":                   {disk.ErrNewer, disk.Newer},
		"damaged":                 {disk.ErrDamaged, disk.Damaged},
		"damaged and set aside":   {&disk.QuarantineError{Path: "/x", Err: disk.ErrDamaged}, disk.Damaged},
		"damaged and not renamed": {errors.Join(disk.ErrDamaged, fs.ErrPermission), disk.Damaged},
		"missing":                 {fs.ErrNotExist, disk.Failed},
		"anything else":           {errors.New("input/output error"), disk.Failed},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, err := range []error{c.err, fmt.Errorf("save: %w", &fs.PathError{Op: "open", Path: "/x", Err: c.err})} {
				if got := disk.ReasonOf(err); got != c.want {
					t.Errorf("%v has reason %d, want %d", err, got, c.want)
				}
			}
		})
	}
}

func TestEveryReasonHasWordsOfItsOwn(t *testing.T) {
	t.Parallel()
	seen := map[string]disk.Reason{}
	for reason := disk.Failed; reason <= disk.Nowhere+1; reason++ {
		if other, twice := seen[reason.String()]; twice {
			t.Errorf("reasons %d and %d are both %q", other, reason, reason)
		}
		seen[reason.String()] = reason
	}
	if _, known := seen["unknown reason"]; !known || len(seen) != int(disk.Nowhere)+2 {
		t.Errorf("the words are %v", seen)
	}
}
