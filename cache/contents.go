package cache

import (
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"sentinelq/cache/disk"
	"sentinelq/cache/record"
	"sentinelq/client/incident"
)

// The records of a file. Each lies in a bucket of its own, because bbolt writes
// a whole leaf anew when one value of it changes, and the queue is large.
const (
	manifestRecord = "manifest"
	queueRecord    = "queue"
	tagsRecord     = "tags"
	peopleRecord   = "people"
)

// valueKey is the only key of a bucket.
const valueKey = "v"

// contents is what a file holds.
type contents struct {
	incidents []incident.Incident
	takenAt   time.Time
	tags      []incident.TagUse
}

// buckets is where buckets lie: a transaction, or another bucket.
type buckets interface {
	Bucket(name []byte) *bbolt.Bucket
	CreateBucketIfNotExists(name []byte) (*bbolt.Bucket, error)
}

// records is the file inside a transaction: its manifest and the way to records.
type records struct {
	tx transaction
	record.Manifest
}

// openRecords reads the manifest. A file without any record is new; one that has
// records but no manifest is damaged. The schema is set even with errNewer.
func openRecords(tx transaction) (*records, error) {
	l := &records{tx: tx, Manifest: record.Manifest{Schema: record.Schema}}
	bucket := tx.Bucket([]byte(manifestRecord))
	if bucket == nil {
		if first, _ := tx.Cursor().First(); first != nil {
			return nil, fmt.Errorf("%w: no manifest", disk.ErrDamaged)
		}
		return l, nil
	}
	m, err := record.ReadManifest(string(bucket.Get([]byte(valueKey))))
	l.Manifest = m
	switch {
	case m.Schema > record.Schema:
		return l, errNewer
	case err != nil:
		return nil, fmt.Errorf("manifest: %w", err)
	case m.Schema != record.Schema:
		return nil, fmt.Errorf("%w: schema %d", disk.ErrDamaged, m.Schema)
	}
	return l, nil
}

// read returns the record, and reports whether there is one.
func (l *records) read(name string) (string, bool, error) {
	entry, listed := l.Find(name)
	if !listed {
		return "", false, nil
	}
	payload, err := l.payload(l.tx, entry)
	return payload, err == nil, err
}

// payload returns the record that entry lists, copied out of the mapped file
// and checked.
func (l *records) payload(in buckets, entry record.Entry) (string, error) {
	bucket := in.Bucket([]byte(entry.Name))
	if bucket == nil {
		return "", fmt.Errorf("%w: record %s is missing", disk.ErrDamaged, entry.Name)
	}
	payload := bucket.Get([]byte(valueKey))
	if uint64(len(payload)) != entry.Size {
		return "", fmt.Errorf("%w: record %s has another size", disk.ErrDamaged, entry.Name)
	}
	if err := l.tx.warm(bucket, len(payload)); err != nil {
		return "", err
	}
	if record.Sum(payload) != entry.Sum {
		return "", fmt.Errorf("%w: record %s has another checksum", disk.ErrDamaged, entry.Name)
	}
	return string(payload), nil
}

// readAs reads the record and decodes it; without one it returns zero.
func readAs[T any](l *records, name string, decode func(string) (T, error)) (T, error) {
	var none T
	payload, ok, err := l.read(name)
	if err != nil || !ok {
		return none, err
	}
	return decodeAs(name, payload, decode)
}

func decodeAs[T any](name, payload string, decode func(string) (T, error)) (T, error) {
	value, err := decode(payload)
	if err != nil {
		return value, fmt.Errorf("record %s: %w", name, err)
	}
	return value, nil
}

// write puts a record. It is listed when the records is closed.
func (l *records) write(name string, payload []byte) error {
	if name != manifestRecord {
		l.Set(name, payload)
	}
	return put(l.tx, name, payload)
}

// put makes payload the value of a bucket of that name.
func put(in buckets, name string, payload []byte) error {
	bucket, err := in.CreateBucketIfNotExists([]byte(name))
	if err != nil {
		return err
	}
	return bucket.Put([]byte(valueKey), payload)
}

// close writes the manifest.
func (l *records) close() error { return l.write(manifestRecord, l.Encode()) }

// readContents reads all that a snapshot is made of.
func readContents(tx transaction) (contents, error) {
	l, newer := openRecords(tx)
	if l == nil {
		return contents{}, newer
	}
	incidents, err := readAs(l, queueRecord, record.ReadIncidents)
	if err == nil {
		var tags []incident.TagUse
		if tags, err = readAs(l, tagsRecord, record.ReadTags); err == nil {
			return contents{incidents, l.TakenAt, tags}, newer
		}
	}
	if newer != nil {
		return contents{}, newer
	}
	return contents{}, err
}

// readPeople reads the people that are remembered.
func readPeople(tx transaction) ([]incident.Owner, error) {
	l, newer := openRecords(tx)
	if l == nil {
		return nil, newer
	}
	people, err := readAs(l, peopleRecord, record.ReadPeople)
	if newer != nil {
		return people, newer
	}
	return people, err
}
