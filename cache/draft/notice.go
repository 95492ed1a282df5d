package draft

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"sync"

	"sentinelq/cache/disk"
)

// subject is what a notice is about: a reason, and the file where it is a matter
// of that file alone.
type subject struct {
	reason disk.Reason
	path   string
}

func (d *Degraded) subject() subject {
	switch d.Reason {
	case disk.Unsafe, disk.Newer, disk.Later, disk.Damaged:
		return subject{d.Reason, d.Path}
	default:
		return subject{reason: d.Reason}
	}
}

// notices remembers what was said, so that it is said once.
type notices struct {
	mu   sync.Mutex
	told map[subject]bool
}

// of turns what an operation came to into what its caller gets: nil when all of
// it was said before.
func (n *notices) of(operation string, outcomes []outcome) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	var all []error
	for _, o := range outcomes {
		if o.err == nil {
			continue
		}
		d := o.degraded(operation)
		if about := d.subject(); d.Reason == disk.Damaged || d.Reason != disk.Nowhere && !n.told[about] {
			n.told[about] = true
			all = append(all, d)
		}
	}
	if len(all) == 1 {
		return all[0]
	}
	return errors.Join(all...)
}

// keep forgets what was said and is over, after the disk was written: of the
// whole disk, and of the files that were used, all but what is still amiss.
func (n *notices) keep(outcomes []outcome) {
	n.mu.Lock()
	defer n.mu.Unlock()
	used := map[string]bool{"": true} // the path of what concerns the whole disk
	amiss := map[subject]bool{}
	for _, o := range outcomes {
		used[o.path] = true
		if o.err != nil {
			amiss[o.degraded("").subject()] = true
		}
	}
	maps.DeleteFunc(n.told, func(about subject, _ bool) bool { return used[about.path] && !amiss[about] })
}

// forget forgets everything that was said.
func (n *notices) forget() {
	n.mu.Lock()
	defer n.mu.Unlock()
	clear(n.told)
}

// stopped returns the error of an operation whose caller did not want to wait
// for its end, and nil for any other.
func stopped(operation string, err error) error {
	if errors.Is(err, context.Canceled) {
		return fmt.Errorf("%s: %w", operation, err)
	}
	return nil
}
