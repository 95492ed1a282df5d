package cache

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"sentinelq/cache/disk"
	"sentinelq/cache/record"
	"sentinelq/client/incident"
)

// Limits of the details.
const (
	// MaxDetails is how many incidents' details are kept.
	MaxDetails = 300

	maxDetailsSize = 512 << 10 // bytes of one incident, encoded
)

// The details of each incident lie in a bucket of their own inside this one.
// Opening the file for anything else costs the same however many there are.
const (
	detailsBucket = "details"
	indexRecord   = "details index" // lists them; the manifest lists the index
)

// details is what was saved of one incident.
type details struct {
	id    incident.ID
	parts record.Parts
}

// Details returns what was saved of what belongs to the incident, which is the
// zero Details when nothing is kept. With a [Degraded] it is what there is.
func (s *Store) Details(ctx context.Context, id incident.ID) (incident.Details, error) {
	from := func(tx transaction) (record.Parts, error) { return readDetails(tx, id) }
	held, err := read(ctx, s, access{details: true}, from, func(held record.Parts) (incident.Details, error) {
		pending, _ := s.held()
		return held.Then(partsOf(pending.details, id)).Fit(maxDetailsSize).Details()
	})
	return held, s.notice("load details", err)
}

// SaveDetails merges d into what is kept of the incident: of each part the one
// that was taken later stays. Of an incident that would take more than 512 KiB
// the largest part is not kept; and of all incidents the [MaxDetails] that were
// saved last are.
func (s *Store) SaveDetails(ctx context.Context, id incident.ID, d incident.Details) error {
	var c change
	if parts := record.NewParts(d).Fit(maxDetailsSize); parts != (record.Parts{}) {
		c.details = []details{{id, parts}}
	}
	return s.save(ctx, "save details", c)
}

// mergeDetails returns old with those of next merged in and moved to the end,
// no more than the last [MaxDetails].
func mergeDetails(old, next []details) []details {
	merged := slices.Clone(old)
	for _, d := range next {
		d.parts = partsOf(merged, d.id).Then(d.parts).Fit(maxDetailsSize)
		merged = slices.DeleteFunc(merged, func(m details) bool { return m.id == d.id })
		merged = append(merged, d)
	}
	return merged[max(0, len(merged)-MaxDetails):]
}

// partsOf returns what a list has of an incident.
func partsOf(list []details, id incident.ID) record.Parts {
	at := slices.IndexFunc(list, func(d details) bool { return d.id == id })
	if at < 0 {
		return record.Parts{}
	}
	return list[at].parts
}

// keyBytes of the hash of an ID name a record.
const keyBytes = 16

// detailsKey names the record of an incident. An ID is opaque, and bbolt's keys
// may be neither empty nor long.
func detailsKey(id incident.ID) string {
	sum := sha256.Sum256([]byte(id))
	return hex.EncodeToString(sum[:keyBytes])
}

// readDetails reads what the file holds of an incident.
func readDetails(tx transaction, id incident.ID) (record.Parts, error) {
	l, newer := openRecords(tx)
	if l == nil {
		return record.Parts{}, newer
	}
	index, err := readAs(l, indexRecord, record.ReadIndex)
	var parts record.Parts
	if err == nil {
		parts, err = l.details(index, detailsKey(id))
	}
	if newer != nil {
		return parts, newer
	}
	return parts, err
}

// details reads the record of that key, which is empty when there is none.
func (l *records) details(index record.Index, key string) (record.Parts, error) {
	entry, listed := index.Find(key)
	if !listed {
		return record.Parts{}, nil
	}
	bucket := l.tx.Bucket([]byte(detailsBucket))
	if bucket == nil {
		return record.Parts{}, fmt.Errorf("%w: bucket %s is missing", disk.ErrDamaged, detailsBucket)
	}
	payload, err := l.payload(bucket, entry)
	if err != nil {
		return record.Parts{}, err
	}
	return decodeAs(key, payload, record.ReadParts)
}

// applyDetails writes what became pending and drops what was saved first.
func (c change) applyDetails(l *records) error {
	if c.details == nil {
		return nil
	}
	index, err := readAs(l, indexRecord, record.ReadIndex)
	if err != nil {
		return err
	}
	bucket, err := l.tx.CreateBucketIfNotExists([]byte(detailsBucket))
	if err != nil {
		return err
	}
	for _, d := range c.details {
		key := detailsKey(d.id)
		old, err := l.details(index, key)
		if err != nil {
			return err
		}
		payload := old.Then(d.parts).Fit(maxDetailsSize).Encode()
		index.Set(key, payload)
		if err := put(bucket, key, payload); err != nil {
			return err
		}
	}
	for ; len(index) > MaxDetails; index = index[1:] {
		if err := bucket.DeleteBucket([]byte(index[0].Name)); err != nil {
			return err
		}
	}
	return l.write(indexRecord, index.Encode())
}
