package cache

import (
	"time"

	"sentinelq/cache/record"
	"sentinelq/client/incident"
)

// change is what saves do to a file. It is a value: what it holds is not
// modified, since a goroutine may still be writing it. Making a change twice is
// the same as making it once.
type change struct {
	queue  []byte    // all incidents, encoded; nil leaves those there are
	at     time.Time // when the service answered; zero leaves it
	tags   []incident.TagUse
	people []incident.Owner

	details []details // the latest saved last, each incident once
}

func (c change) isZero() bool {
	return c.queue == nil && c.at.IsZero() && c.tags == nil && c.people == nil && c.details == nil
}

// then returns the change that makes c and afterwards next.
func (c change) then(next change) change {
	if next.queue != nil {
		c.queue = next.queue
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
	if !c.at.IsZero() {
		snapshot.TakenAt = c.at
	}
	snapshot.Tags = recentTags(mergeTags(held.tags, c.tags), now)
	return snapshot, nil
}

// apply makes the change in the file.
func (c change) apply(tx transaction, now time.Time) error {
	l, err := openRecords(tx)
	if err != nil {
		return err
	}
	if !c.at.IsZero() {
		l.TakenAt = c.at
	}
	for _, step := range []func(*records) error{
		c.applyQueue,
		func(l *records) error { return c.applyTags(l, now) },
		c.applyPeople,
		c.applyDetails,
	} {
		if err := step(l); err != nil {
			return err
		}
	}
	return l.close()
}

func (c change) applyQueue(l *records) error {
	if c.queue == nil {
		return nil
	}
	return l.write(queueRecord, c.queue)
}

func (c change) applyTags(l *records, now time.Time) error {
	if c.tags == nil {
		return nil
	}
	old, err := readAs(l, tagsRecord, record.ReadTags)
	if err != nil {
		return err
	}
	return l.write(tagsRecord, record.Tags(recentTags(mergeTags(old, c.tags), now)))
}

func (c change) applyPeople(l *records) error {
	if c.people == nil {
		return nil
	}
	old, err := readAs(l, peopleRecord, record.ReadPeople)
	if err != nil {
		return err
	}
	return l.write(peopleRecord, record.People(mergePeople(old, c.people)))
}
