package simulator

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"slices"
	"sort"
	"strings"
)

// order is an $orderby. The zero order is the one of a list that asked for
// none: by name, which is as good as any, because none is promised.
type order struct {
	Field      string
	Descending bool
}

// parseOrder reads an $orderby of one field.
func parseOrder(text string) (order, error) {
	words := strings.Fields(text)
	if len(words) == 0 {
		return order{}, nil
	}
	o := order{Field: words[0]}
	switch o.Field {
	case "properties/createdTimeUtc", "properties/lastModifiedTimeUtc", "properties/incidentNumber":
	default:
		return order{}, badRequest("Ordering by '%s' is not supported.", o.Field)
	}
	if len(words) == 1 {
		return o, nil
	}
	o.Descending = words[1] == "desc"
	if len(words) > 2 || !o.Descending && words[1] != "asc" {
		return order{}, badRequest("The $orderby expression '%s' is not valid.", text)
	}
	return o, nil
}

// position is where a record stands in an order. A page goes on after the
// position of the last row before it, so that rows which come, go or move
// meanwhile shift no other row out of a page.
type position struct {
	At   int64 // 100 ns since 1970, or the number
	Name string
}

func (o order) position(r *record) position {
	p := position{Name: r.key}
	switch o.Field {
	case "properties/createdTimeUtc":
		p.At = r.created.UnixNano()
	case "properties/lastModifiedTimeUtc":
		p.At = r.modified.UnixNano()
	case "properties/incidentNumber":
		p.At = int64(r.Properties.IncidentNumber)
	}
	return p
}

func (o order) compare(a, b position) int {
	byField := cmp.Compare(a.At, b.At)
	if o.Descending {
		byField = -byField
	}
	return cmp.Or(byField, cmp.Compare(a.Name, b.Name))
}

// bookmark is the content of a skip token.
type bookmark struct {
	Order    order
	Position position
}

// token returns a $skipToken. It is padded base64, whose plus, slash and equals
// signs are lost by a client that does not encode a query exactly once.
func (o order) token(p position) string {
	content, err := json.Marshal(bookmark{o, p})
	if err != nil {
		return "" // a bookmark has nothing in it that could fail
	}
	return base64.StdEncoding.EncodeToString(content)
}

// parseToken reads a token of this order; no token is the first page.
func (o order) parseToken(token string) (*position, error) {
	if token == "" {
		return nil, nil
	}
	content, err := base64.StdEncoding.DecodeString(token)
	if err != nil {
		return nil, badRequest("The skip token is not valid.")
	}
	var b bookmark
	if err := json.Unmarshal(content, &b); err != nil || b.Order != o {
		return nil, badRequest("The skip token is not valid.")
	}
	return &b.Position, nil
}

// index is all records in an order, as long as nothing was written.
type index struct {
	writes int
	rows   []*record
}

// sorted returns the index of an order. It is kept, since the pages of a list
// ask for the same one.
func (s *Simulator) sorted(o order) index {
	if known, found := s.indexes[o]; found && known.writes == s.writes {
		return known
	}
	rows := make([]*record, 0, len(s.records))
	for _, r := range s.records {
		rows = append(rows, r)
	}
	slices.SortFunc(rows, func(a, b *record) int { return o.compare(o.position(a), o.position(b)) })
	s.indexes[o] = index{writes: s.writes, rows: rows}
	return s.indexes[o]
}

// from returns the rows behind a position.
func (x index) from(o order, after *position) []*record {
	if after == nil {
		return x.rows
	}
	return x.rows[sort.Search(len(x.rows), func(i int) bool {
		return o.compare(o.position(x.rows[i]), *after) > 0
	}):]
}
