package cache

import (
	"sync"
	"time"

	"sentinelq/cache/disk"
	"sentinelq/client/incident"
)

// Limits of the store.
const (
	// MaxLockTimeout bounds how long a call waits for the file's lock.
	MaxLockTimeout = 500 * time.Millisecond

	// MaxPeople is how many people are remembered.
	MaxPeople = 200
)

// Options say which workspace is kept, and where. Loads are answered within
// five seconds and saves within ten.
type Options struct {
	// Dir is made with mode 0700 when it is missing. Without one everything is kept in
	// memory, uses no disk, and is gone with the program.
	Dir string

	// The name of the workspace in Azure. Each part may be empty; case does
	// not matter.
	Tenant, Subscription, ResourceGroup, Workspace string

	// Now is the clock, time.Now when nil.
	Now func() time.Time

	// LockTimeout is how long a call waits while another program holds the
	// lock. Zero, and anything above MaxLockTimeout, means MaxLockTimeout.
	LockTimeout time.Duration
}

// Store is the cache of one workspace. Its methods may be called by several
// goroutines at once; they take turns.
type Store struct {
	now  func() time.Time
	file *file
	turn disk.Turn

	mu      sync.Mutex
	pending change // saved, but not in the file
	version int    // counts what became pending
	told    map[disk.Reason]bool
	closed  bool
}

// New returns the store of a workspace. It does no IO.
func New(o Options) *Store {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.LockTimeout <= 0 || o.LockTimeout > MaxLockTimeout {
		o.LockTimeout = MaxLockTimeout
	}
	return &Store{
		now:  o.Now,
		turn: disk.NewTurn(),
		told: map[disk.Reason]bool{},
		file: &file{path: o.path(), now: o.Now, lockTimeout: o.LockTimeout, open: openFile},
	}
}

// hold adds c to what must still reach the file.
func (s *Store) hold(c change) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return ErrClosed
	}
	s.pending = s.pending.then(c)
	s.version++
	return nil
}

// held returns what must still reach the file, and its version for settle.
func (s *Store) held() (change, int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.pending, s.version
}

// settle forgets what reached the file. Where more was held meanwhile all of it
// stays, for the save that held it writes it in any case.
func (s *Store) settle(version int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.version == version {
		s.pending = change{}
	}
	clear(s.told)
}

// isClosed reports whether Close was called.
func (s *Store) isClosed() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.closed
}

// snapshot puts what a file holds and what is pending together.
func (s *Store) snapshot(held contents) (incident.Snapshot, error) {
	pending, _ := s.held()
	return pending.over(held, s.now())
}
