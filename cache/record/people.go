package record

import "sentinelq/client/incident"

const minOwner = 5 // bytes

// People writes owners in their order.
func People(people []incident.Owner) []byte {
	w := newWriter()
	w.uint(uint64(len(people)))
	for _, p := range people {
		w.owner(p)
	}
	return w.buf
}

// ReadPeople reads what [People] wrote.
func ReadPeople(payload string) ([]incident.Owner, error) {
	r := newReader(payload)
	people := make([]incident.Owner, r.count(minOwner))
	for i := range people {
		people[i] = r.owner()
	}
	if err := r.end(); err != nil {
		return nil, err
	}
	return people, nil
}

func (w *writer) owner(o incident.Owner) {
	w.text(o.ObjectID.Raw())
	w.text(o.Email.Raw())
	w.text(o.AssignedTo.Raw())
	w.text(o.UserPrincipalName.Raw())
	w.text(string(o.Type))
}

func (r *reader) owner() incident.Owner {
	return incident.Owner{
		ObjectID:          r.text(),
		Email:             r.text(),
		AssignedTo:        r.text(),
		UserPrincipalName: r.text(),
		Type:              incident.OwnerType(r.word()),
	}
}
