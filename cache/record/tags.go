package record

import "sentinelq/client/incident"

const minTag = 3 // bytes

// Tags writes uses in their order. Times are kept to the nanosecond, in UTC.
func Tags(uses []incident.TagUse) []byte {
	w := newWriter()
	w.uint(uint64(len(uses)))
	for _, u := range uses {
		w.text(u.Name.Raw())
		w.int(int64(u.Count))
		w.moment(u.LastUsed)
	}
	return w.buf
}

// ReadTags reads what [Tags] wrote.
func ReadTags(payload string) ([]incident.TagUse, error) {
	r := newReader(payload)
	uses := make([]incident.TagUse, r.count(minTag))
	for i := range uses {
		uses[i] = incident.TagUse{Name: r.text(), Count: int(r.int()), LastUsed: r.moment()}
	}
	if err := r.end(); err != nil {
		return nil, err
	}
	return uses, nil
}
