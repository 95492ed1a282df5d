package record

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"time"
)

// Schema is the version of the whole file that this program writes. A file
// with a greater one was written by a newer program and must not be changed.
const Schema = 1

const sumSize = 4 // bytes of a checksum

// Manifest lists the records of a file. A record that it does not list, or that
// has another checksum, is not what was saved: that finds what the checks of
// single pages cannot, such as a key that changed its name.
//
// Its beginning, the checksum of the rest and then the schema, stays the same in
// all schemas.
type Manifest struct {
	Schema  uint64
	TakenAt time.Time // see incident.Snapshot
	Entries []Entry   // in the order of their names
}

// Find returns the entry with the name, if there is one.
func (m *Manifest) Find(name string) (Entry, bool) {
	at, found := m.search(name)
	if !found {
		return Entry{}, false
	}
	return m.Entries[at], true
}

// Set lists payload under name.
func (m *Manifest) Set(name string, payload []byte) {
	entry := newEntry(name, payload)
	at, found := m.search(name)
	if found {
		m.Entries[at] = entry
		return
	}
	m.Entries = slices.Insert(m.Entries, at, entry)
}

func (m *Manifest) search(name string) (int, bool) {
	return slices.BinarySearchFunc(m.Entries, name, func(e Entry, name string) int {
		return cmp.Compare(e.Name, name)
	})
}

// Encode writes the manifest behind its own checksum.
func (m *Manifest) Encode() []byte {
	w := &writer{}
	w.uint(m.Schema)
	w.moment(m.TakenAt)
	w.entries(m.Entries)
	return seal(w.buf)
}

// seal puts the checksum of body before it.
func seal(body []byte) []byte {
	return append(binary.LittleEndian.AppendUint32(nil, Sum(body)), body...)
}

// ReadManifest reads what [Manifest.Encode] wrote. For a manifest that is whole
// but of a newer schema it returns that schema even where it fails.
func ReadManifest(payload string) (Manifest, error) {
	if len(payload) < sumSize || Sum([]byte(payload[sumSize:])) != binary.LittleEndian.Uint32([]byte(payload)) {
		return Manifest{}, ErrGarbage
	}
	r := &reader{rest: payload[sumSize:]}
	m := Manifest{Schema: r.uint(), TakenAt: r.moment(), Entries: r.entries()}
	sorted := slices.IsSortedFunc(m.Entries, func(a, b Entry) int { return strings.Compare(a.Name, b.Name) })
	if err := r.end(); err != nil || !sorted {
		return Manifest{Schema: m.Schema}, ErrGarbage
	}
	return m, nil
}
