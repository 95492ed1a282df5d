package odata

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"strings"

	"sentinelq/client/simulator/respond"
)

// The properties that incidents are ordered by.
const (
	pathCreated  = "properties/createdTimeUtc"
	pathModified = "properties/lastModifiedTimeUtc"
)

// Order is an $orderby, of which the latest comes first. The zero Order is the
// one of a list that asked for none: by name, which is as good as any, because
// none is promised.
type Order struct{ Field string }

// ParseOrder reads an $orderby of one time, the latest first.
func ParseOrder(text string) (Order, error) {
	if text == "" {
		return Order{}, nil
	}
	switch field, found := strings.CutSuffix(text, " desc"); {
	case !found:
		return Order{}, respond.BadRequest("The $orderby expression '%s' is not valid.", text)
	case field != pathCreated && field != pathModified:
		return Order{}, respond.BadRequest("Ordering by '%s' is not supported.", field)
	default:
		return Order{field}, nil
	}
}

// Position is where a row stands in an order. A page goes on after the
// position of the last row before it, so that rows which come, go or move
// meanwhile shift no other row out of a page.
type Position struct {
	At   int64 // ns since 1970
	Name string
}

// Position returns where r stands.
func (o Order) Position(r *Row) Position {
	p := Position{Name: r.Key}
	switch o.Field {
	case pathCreated:
		p.At = r.Created.UnixNano()
	case pathModified:
		p.At = r.Modified.UnixNano()
	}
	return p
}

// Compare tells which of two positions comes first, as cmp.Compare does.
func (o Order) Compare(a, b Position) int {
	return cmp.Or(cmp.Compare(b.At, a.At), cmp.Compare(a.Name, b.Name))
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
