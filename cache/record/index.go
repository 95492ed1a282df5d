package record

import "slices"

// Index lists records that are kept apart from those of the [Manifest], the
// latest saved last. The manifest vouches for the index and the index for its
// records, so that the manifest stays short, which every save writes anew.
type Index []Entry

// Find returns the entry with the name, if there is one.
func (x Index) Find(name string) (Entry, bool) {
	at := x.at(name)
	if at < 0 {
		return Entry{}, false
	}
	return x[at], true
}

// Set lists payload under name as the latest.
func (x *Index) Set(name string, payload []byte) {
	if at := x.at(name); at >= 0 {
		*x = slices.Delete(*x, at, at+1)
	}
	*x = append(*x, newEntry(name, payload))
}

func (x Index) at(name string) int {
	return slices.IndexFunc(x, func(e Entry) bool { return e.Name == name })
}

// Encode writes the index.
func (x Index) Encode() []byte {
	w := newWriter()
	w.entries(x)
	return w.buf
}

// ReadIndex reads what [Index.Encode] wrote.
func ReadIndex(payload string) (Index, error) {
	r := newReader(payload)
	x := Index(r.entries())
	if err := r.end(); err != nil {
		return nil, err
	}
	return x, nil
}
