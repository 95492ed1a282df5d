package odata

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"strings"

	"sentinelq/client/simulator/respond"
)

// Order is an $orderby. The zero Order is the one of a list that asked for
// none: by name, which is as good as any, because none is promised.
type Order struct {
	Field      string
	Descending bool
}

// ParseOrder reads an $orderby of one field.
func ParseOrder(text string) (Order, error) {
	words := strings.Fields(text)
	if len(words) == 0 {
		return Order{}, nil
	}
	o := Order{Field: words[0]}
	switch o.Field {
	case "properties/createdTimeUtc", "properties/lastModifiedTimeUtc", "properties/incidentNumber":
	default:
		return Order{}, respond.BadRequest("Ordering by '%s' is not supported.", o.Field)
	}
	if len(words) == 1 {
		return o, nil
	}
	o.Descending = words[1] == "desc"
	if len(words) > 2 || !o.Descending && words[1] != "asc" {
		return Order{}, respond.BadRequest("The $orderby expression '%s' is not valid.", text)
	}
	return o, nil
}

// Position is where a row stands in an order. A page goes on after the
// position of the last row before it, so that rows which come, go or move
// meanwhile shift no other row out of a page.
type Position struct {
	At   int64 // 100 ns since 1970, or the number
	Name string
}

// Position returns where r stands.
func (o Order) Position(r *Row) Position {
	p := Position{Name: r.Key}
	switch o.Field {
	case "properties/createdTimeUtc":
		p.At = r.Created.UnixNano()
	case "properties/lastModifiedTimeUtc":
		p.At = r.Modified.UnixNano()
	case "properties/incidentNumber":
		p.At = int64(r.Properties.IncidentNumber)
	}
	return p
}

// Compare tells which of two positions comes first, as cmp.Compare does.
func (o Order) Compare(a, b Position) int {
	byField := cmp.Compare(a.At, b.At)
	if o.Descending {
		byField = -byField
	}
	return cmp.Or(byField, cmp.Compare(a.Name, b.Name))
}

// bookmark is the content of a skip token.
type bookmark struct {
	Order    Order
	Position Position
}

// Token returns a $skipToken. It is padded base64, whose plus, slash and equals
// signs are lost by a client that does not encode a query exactly once.
func (o Order) Token(p Position) string {
	content, err := json.Marshal(bookmark{o, p})
	if err != nil {
		return "" // a bookmark has nothing in it that could fail
	}
	return base64.StdEncoding.EncodeToString(content)
}

// ParseToken reads a token of this order; no token is the first page.
func (o Order) ParseToken(token string) (*Position, error) {
	if token == "" {
		return nil, nil
	}
	content, err := base64.StdEncoding.DecodeString(token)
	if err != nil {
		return nil, respond.BadRequest("The skip token is not valid.")
	}
	var b bookmark
	if err := json.Unmarshal(content, &b); err != nil || b.Order != o {
		return nil, respond.BadRequest("The skip token is not valid.")
	}
	return &b.Position, nil
}
