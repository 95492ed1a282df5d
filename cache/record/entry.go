package record

import "hash/crc32"

const minEntry = 3 // bytes

// Entry is a record as a list of records knows it.
type Entry struct {
	Name string
	Size uint64 // bytes
	Sum  uint32 // CRC-32C
}

func newEntry(name string, payload []byte) Entry {
	return Entry{Name: name, Size: uint64(len(payload)), Sum: Sum(payload)}
}

// Sum is the checksum of a record: CRC-32C.
func Sum(payload []byte) uint32 {
	return crc32.Checksum(payload, crc32.MakeTable(crc32.Castagnoli))
}

func (w *writer) entries(entries []Entry) {
	w.uint(uint64(len(entries)))
	for _, e := range entries {
		w.literal(e.Name)
		w.uint(e.Size)
		w.uint(uint64(e.Sum))
	}
}

func (r *reader) entries() []Entry {
	entries := make([]Entry, r.count(minEntry))
	for i := range entries {
		entries[i] = Entry{Name: r.literal(), Size: r.uint(), Sum: uint32(r.uint())} //nolint:gosec // written from 32 bits
	}
	return entries
}
