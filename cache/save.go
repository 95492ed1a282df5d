package cache

import (
	"context"
	"time"

	"sentinelq/cache/disk"
	"sentinelq/cache/record"
	"sentinelq/client/incident"
)

// SaveQueue replaces all incidents by those the service listed at a time.
// Whatever another program saved before is replaced as well.
func (s *Store) SaveQueue(ctx context.Context, incidents []incident.Incident, at time.Time) error {
	return s.save(ctx, "save queue", change{queue: record.Incidents(incidents), at: at})
}

// SaveTags merges uses into the tags there are. Of the same tag the use that
// was used last stays; one that was used last before [incident.TagWindow] leaves.
func (s *Store) SaveTags(ctx context.Context, uses []incident.TagUse) error {
	return s.save(ctx, "save tags", change{tags: append([]incident.TagUse{}, uses...)})
}

// SavePeople puts people before those there are and keeps [MaxPeople].
func (s *Store) SavePeople(ctx context.Context, people []incident.Owner) error {
	return s.save(ctx, "save people", change{people: append([]incident.Owner{}, people...)})
}

// Close writes what is still in memory and waits for a call that is running,
// as long as ctx lets it. The error says that something was lost. Every later
// call but Close returns [ErrClosed].
func (s *Store) Close(ctx context.Context) error {
	s.mu.Lock()
	s.closed = true
	clear(s.told)
	s.mu.Unlock()
	return s.notice("close", s.flush(ctx))
}

func (s *Store) save(ctx context.Context, operation string, c change) error {
	err := s.hold(c)
	if err == nil {
		err = s.flush(ctx)
	}
	return s.notice(operation, err)
}

// flush writes all that is pending in one transaction; nothing where there is no file
// for it. A damaged file is set
// aside on the way, and the new one gets what is pending.
func (s *Store) flush(ctx context.Context) error {
	_, err := take(ctx, s, disk.WriteLimit, func(ctx context.Context) (struct{}, error) {
		pending, version := s.held()
		if pending.isZero() || s.file.path == "" {
			return struct{}{}, nil
		}
		how := access{write: true, details: pending.details != nil}
		write := func(tx transaction) error { return pending.apply(tx, s.now()) }
		err := s.file.use(ctx, how, write)
		saved := err == nil || isDamage(err) && s.file.use(ctx, how, write) == nil
		if saved {
			s.settle(version)
		}
		return struct{}{}, err
	})
	return err
}
