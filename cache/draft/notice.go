package draft

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

// subject is what a notice is about: a reason, and the file where it is a matter
// of that file alone.
type subject struct {
	reason Reason
	path   string
}

func (d *Degraded) subject() subject {
	switch d.Reason {
	case Unsafe, Newer, Later, Damaged:
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
func (n *notices) of(operation string, failed []failure) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	var all []error
	for _, f := range failed {
		d := f.degraded(operation)
		if about := d.subject(); d.Reason == Damaged || !n.told[about] {
			n.told[about] = true
			all = append(all, d)
		}
	}
	if len(all) == 1 {
		return all[0]
	}
	return errors.Join(all...)
}

// keep forgets everything that was said but what is still amiss.
func (n *notices) keep(amiss []failure) {
	n.mu.Lock()
	defer n.mu.Unlock()
	still := map[subject]bool{}
	for _, f := range amiss {
		about := f.degraded("").subject()
		still[about] = n.told[about]
	}
	n.told = still
}

// stopped returns the error of an operation whose caller did not want to wait
// for its end, and nil for any other.
func stopped(operation string, err error) error {
	if errors.Is(err, context.Canceled) {
		return fmt.Errorf("%s: %w", operation, err)
	}
	return nil
}
