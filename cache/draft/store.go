package draft

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"sentinelq/client/incident"
)

// Options say whose drafts are kept, and where.
type Options struct {
	Dir string // the state directory, made with mode 0700 when it is missing

	// The name of the workspace in Azure: drafts of one are never offered in
	// another. Templates are shared by all.
	Tenant, Subscription, ResourceGroup, Workspace string

	// Now is the clock, time.Now when nil. It names files that are set aside.
	Now func() time.Time
}

// Store is the drafts of a workspace, and the templates. Its methods may be
// called by several goroutines at once.
type Store struct {
	drafts    folder
	templates folder

	mu       sync.Mutex // held for bookkeeping, never while the disk is used
	unsaved  map[incident.ID]incident.Unsent
	named    map[string]incident.Template
	reported map[string]bool
	turn     chan struct{}
}

// New returns the store of a workspace. It does no IO.
func New(o Options) *Store {
	if o.Now == nil {
		o.Now = time.Now
	}
	return &Store{
		drafts:    folder{dir: o.Dir, name: filepath.Join("drafts", o.key()), now: o.Now},
		templates: folder{dir: o.Dir, name: "templates", now: o.Now},
		unsaved:   map[incident.ID]incident.Unsent{},
		named:     map[string]incident.Template{},
		reported:  map[string]bool{},
		turn:      make(chan struct{}, 1),
	}
}

// key names the workspace's folder. Azure compares names without regard to
// case.
func (o Options) key() string {
	name := strings.ToLower(strings.Join([]string{o.Tenant, o.Subscription, o.ResourceGroup, o.Workspace}, "\x00"))
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:8])
}

// Save keeps a draft. One that was typed in later than u stays.
func (s *Store) Save(ctx context.Context, u incident.Unsent) error {
	if err := checkID(u.Draft.ID); err != nil {
		return err
	}
	s.mu.Lock()
	if held, ok := s.unsaved[u.Draft.ID]; !ok || !held.SavedAt.After(u.SavedAt) {
		s.unsaved[u.Draft.ID] = u
	}
	s.mu.Unlock()
	return s.flush(ctx)
}

// flush writes what is only in memory.
func (s *Store) flush(ctx context.Context) error {
	return s.take(ctx, "save drafts", func() error {
		s.mu.Lock()
		drafts, templates := maps.Clone(s.unsaved), maps.Clone(s.named)
		s.mu.Unlock()
		for id, u := range drafts {
			if err := s.drafts.writeDraft(u); err != nil {
				return err
			}
			s.settle(id, u)
		}
		for name, t := range templates {
			if err := s.templates.writeTemplate(t); err != nil {
				return err
			}
			s.mu.Lock()
			delete(s.named, name)
			s.mu.Unlock()
		}
		return nil
	})
}

// settle forgets what has reached the disk, unless more was typed meanwhile.
func (s *Store) settle(id incident.ID, u incident.Unsent) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if held, ok := s.unsaved[id]; ok && held.SavedAt.Equal(u.SavedAt) {
		delete(s.unsaved, id)
	}
}

// List returns the drafts that wait, the last one typed in first. With an error
// it is what there is.
func (s *Store) List(ctx context.Context) ([]incident.Unsent, error) {
	var found []incident.Unsent
	err := s.take(ctx, "read drafts", func() (err error) {
		found, err = s.drafts.readDrafts()
		return err
	})
	byID := map[incident.ID]incident.Unsent{}
	for _, u := range found {
		byID[u.Draft.ID] = u
	}
	s.mu.Lock()
	for id, u := range s.unsaved {
		if !byID[id].SavedAt.After(u.SavedAt) {
			byID[id] = u
		}
	}
	s.mu.Unlock()
	list := slices.Collect(maps.Values(byID))
	slices.SortFunc(list, func(a, b incident.Unsent) int {
		if n := b.SavedAt.Compare(a.SavedAt); n != 0 {
			return n
		}
		return strings.Compare(string(a.Draft.ID), string(b.Draft.ID))
	})
	return list, err
}

// Delete forgets a draft. One that is not there is no error.
func (s *Store) Delete(ctx context.Context, id incident.ID) error {
	if err := checkID(id); err != nil {
		return err
	}
	s.mu.Lock()
	delete(s.unsaved, id)
	s.mu.Unlock()
	return s.take(ctx, "delete draft", func() error { return s.drafts.remove(string(id) + suffix) })
}

// SaveTemplate keeps a template. One of the same name is replaced.
func (s *Store) SaveTemplate(ctx context.Context, t incident.Template) error {
	s.mu.Lock()
	s.named[t.Name.Raw()] = t
	s.mu.Unlock()
	return s.flush(ctx)
}

// Templates returns the saved templates by name. With an error it is what there
// is.
func (s *Store) Templates(ctx context.Context) ([]incident.Template, error) {
	var found []incident.Template
	err := s.take(ctx, "read templates", func() (err error) {
		found, err = s.templates.readTemplates()
		return err
	})
	s.mu.Lock()
	for _, t := range s.named {
		found = slices.DeleteFunc(found, func(old incident.Template) bool { return old.Name == t.Name })
		found = append(found, t)
	}
	s.mu.Unlock()
	slices.SortFunc(found, func(a, b incident.Template) int { return strings.Compare(a.Name.Raw(), b.Name.Raw()) })
	return found, err
}
