package cache

import (
	"fmt"
	"time"

	"sentinelq/cache/record"
	"sentinelq/client/incident"
)

// When changes to the queue are merged into it: there are many, or together
// they are large beside it. Each load reads them all, each merge writes all.
const (
	maxDeltas    = 32
	minMergeSize = 1 << 20 // bytes
)

// change is what saves do to a file. It is a value: what it holds is not
// modified, since a goroutine may still be writing it. Making a change twice is
// the same as making it once.
type change struct {
	queue  []byte       // all incidents, encoded; nil leaves those there are
	delta  record.Delta // made after queue
	at     time.Time    // when the service answered; zero leaves it
	tags   []incident.TagUse
	people []incident.Owner

	details []details // the latest saved last, each incident once
}

func (c change) isZero() bool {
	return c.queue == nil && c.delta.IsZero() && c.at.IsZero() && c.tags == nil && c.people == nil && c.details == nil
}

// then returns the change that makes c and afterwards next.
func (c change) then(next change) change {
	switch {
	case next.queue != nil:
		c.queue, c.delta = next.queue, next.delta
	case c.delta.IsZero():
		c.delta = next.delta
	case !next.delta.IsZero():
		c.delta = c.delta.Then(next.delta)
	}
	if !next.at.IsZero() {
		c.at = next.at
	}
	if next.tags != nil {
		c.tags = mergeTags(c.tags, next.tags)
	}
	if next.people != nil {
		c.people = mergePeople(c.people, next.people)
	}
	if next.details != nil {
		c.details = mergeDetails(c.details, next.details)
	}
	return c
}

// over returns what a load gives when held is in the file and c is not yet.
func (c change) over(held contents, now time.Time) (incident.Snapshot, error) {
	snapshot := incident.Snapshot{Incidents: held.incidents, TakenAt: held.takenAt}
	if c.queue != nil {
		var err error
		if snapshot.Incidents, err = record.ReadIncidents(string(c.queue)); err != nil {
			return incident.Snapshot{}, err
		}
	}
	snapshot.Incidents = c.delta.Apply(snapshot.Incidents)
	if !c.at.IsZero() {
		snapshot.TakenAt = c.at
	}
	snapshot.Tags = recentTags(mergeTags(held.tags, c.tags), now)
	return snapshot, nil
}

// apply makes the change in the file.
func (c change) apply(tx transaction, now time.Time) error {
	l, err := openLedger(tx)
	if err != nil {
		return err
	}
	if !c.at.IsZero() {
		l.TakenAt = c.at
	}
	for _, step := range []func(*ledger) error{
		c.applyQueue,
		c.applyDelta,
		func(l *ledger) error { return c.applyTags(l, now) },
		c.applyPeople,
		c.applyDetails,
	} {
		if err := step(l); err != nil {
			return err
		}
	}
	return l.close()
}

func (c change) applyQueue(l *ledger) error {
	if c.queue == nil {
		return nil
	}
	return l.replaceQueue(c.queue)
}

// replaceQueue writes the queue and drops the changes to the former one.
func (l *ledger) replaceQueue(queue []byte) error {
	names, _ := l.deltas()
	for _, name := range names {
		if err := l.remove(name); err != nil {
			return err
		}
	}
	return l.write(queueRecord, queue)
}

func (c change) applyDelta(l *ledger) error {
	if c.delta.IsZero() {
		return nil
	}
	names, size := l.deltas()
	queue, _ := l.Find(queueRecord)
	if len(names) >= maxDeltas || size > max(queue.Size, minMergeSize) {
		incidents, err := l.incidents()
		if err != nil {
			return err
		}
		return l.replaceQueue(record.Incidents(c.delta.Apply(incidents)))
	}
	return l.write(fmt.Sprintf("%s%04d", deltaPrefix, len(names)), c.delta.Encode())
}

func (c change) applyTags(l *ledger, now time.Time) error {
	if c.tags == nil {
		return nil
	}
	old, err := readAs(l, tagsRecord, record.ReadTags)
	if err != nil {
		return err
	}
	return l.write(tagsRecord, record.Tags(recentTags(mergeTags(old, c.tags), now)))
}

func (c change) applyPeople(l *ledger) error {
	if c.people == nil {
		return nil
	}
	old, err := readAs(l, peopleRecord, record.ReadPeople)
	if err != nil {
		return err
	}
	return l.write(peopleRecord, record.People(mergePeople(old, c.people)))
}
