package cache

import (
	"fmt"
	"strings"
	"time"

	"go.etcd.io/bbolt"

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
	deltaPrefix    = "queue+" // and a number: changes to queue, in their order
)

// valueKey is the only key of a bucket.
const valueKey = "v"

// contents is what a file holds, changes merged.
type contents struct {
	incidents []incident.Incident
	takenAt   time.Time
	tags      []incident.TagUse
}

// ledger is the file inside a transaction: its manifest and the way to records.
type ledger struct {
	tx *bbolt.Tx
	record.Manifest
}

// openLedger reads the manifest. A file without any record is new; one that has
// records but no manifest is damaged. The schema is set even with errNewer.
func openLedger(tx *bbolt.Tx) (*ledger, error) {
	l := &ledger{tx: tx, Manifest: record.Manifest{Schema: record.Schema}}
	bucket := tx.Bucket([]byte(manifestRecord))
	if bucket == nil {
		if first, _ := tx.Cursor().First(); first != nil {
			return nil, fmt.Errorf("%w: no manifest", errDamaged)
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
		return nil, fmt.Errorf("%w: schema %d", errDamaged, m.Schema)
	}
	return l, nil
}

// read returns the record, copied out of the mapped file and checked. It
// reports whether there is one.
func (l *ledger) read(name string) (string, bool, error) {
	entry, listed := l.Find(name)
	if !listed {
		return "", false, nil
	}
	bucket := l.tx.Bucket([]byte(name))
	if bucket == nil {
		return "", false, fmt.Errorf("%w: record %s is missing", errDamaged, name)
	}
	payload := bucket.Get([]byte(valueKey))
	if uint64(len(payload)) != entry.Size || record.Sum(payload) != entry.Sum {
		return "", false, fmt.Errorf("%w: record %s has another checksum", errDamaged, name)
	}
	return string(payload), true, nil
}

// readAs reads the record and decodes it; without one it returns zero.
func readAs[T any](l *ledger, name string, decode func(string) (T, error)) (T, error) {
	var none T
	payload, ok, err := l.read(name)
	if err != nil || !ok {
		return none, err
	}
	value, err := decode(payload)
	if err != nil {
		return none, fmt.Errorf("record %s: %w", name, err)
	}
	return value, nil
}

// write puts a record. It is listed when the ledger is closed.
func (l *ledger) write(name string, payload []byte) error {
	if name != manifestRecord {
		l.Set(name, payload)
	}
	bucket, err := l.tx.CreateBucketIfNotExists([]byte(name))
	if err != nil {
		return err
	}
	return bucket.Put([]byte(valueKey), payload)
}

// remove takes a record out.
func (l *ledger) remove(name string) error {
	l.Remove(name)
	return l.tx.DeleteBucket([]byte(name))
}

// close writes the manifest.
func (l *ledger) close() error { return l.write(manifestRecord, l.Encode()) }

// deltas returns the names of the changes to the queue and their size in bytes.
func (l *ledger) deltas() (names []string, size uint64) {
	for _, e := range l.Entries {
		if strings.HasPrefix(e.Name, deltaPrefix) {
			names = append(names, e.Name)
			size += e.Size
		}
	}
	return names, size
}

// incidents reads the queue with its changes made.
func (l *ledger) incidents() ([]incident.Incident, error) {
	queue, err := readAs(l, queueRecord, record.ReadIncidents)
	if err != nil {
		return nil, err
	}
	var sum record.Delta
	names, _ := l.deltas()
	for _, name := range names {
		delta, err := readAs(l, name, record.ReadDelta)
		if err != nil {
			return nil, err
		}
		sum = sum.Then(delta)
	}
	return sum.Apply(queue), nil
}

// readContents reads all that a snapshot is made of.
func readContents(tx *bbolt.Tx) (contents, error) {
	l, newer := openLedger(tx)
	if l == nil {
		return contents{}, newer
	}
	incidents, err := l.incidents()
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
func readPeople(tx *bbolt.Tx) ([]incident.Owner, error) {
	l, newer := openLedger(tx)
	if l == nil {
		return nil, newer
	}
	people, err := readAs(l, peopleRecord, record.ReadPeople)
	if newer != nil {
		return people, newer
	}
	return people, err
}
