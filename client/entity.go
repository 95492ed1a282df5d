package client

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/response"
)

// errNoEntities is the errNoList of a list that has another name.
var errNoEntities = errors.New("the answer is not from the service: it holds no entities")

// Entities returns the accounts, hosts, addresses and other entities of an
// incident, in the service's order, and how many of each kind it counts, which
// may be more (Incidents_ListEntities). For time and number of such calls see
// [Client.Alerts]. The errors are those of [Client.Get].
func (c *Client) Entities(ctx context.Context, in incident.ID) (incident.Entities, error) {
	do, err := c.evidence("list entities", in, "entities")
	if err != nil {
		return incident.Entities{}, err
	}
	got, err := c.send(ctx, do)
	if err != nil {
		return incident.Entities{}, err
	}
	found, err := decodeEntities(got.body)
	if err != nil {
		return incident.Entities{}, senseless(do, got, err.Error())
	}
	return found, nil
}

// wireEntities is the answer of Incidents_ListEntities.
type wireEntities struct {
	Entities []wireEntity      `json:"entities"`
	MetaData []wireEntityCount `json:"metaData"`
}

type wireEntityCount struct {
	Kind  string `json:"entityKind"`
	Count int    `json:"count"`
}

// wireEntity is the Entity of an answer. Kinds are open-ended, and what its
// properties are depends on the kind.
type wireEntity struct {
	resource
	Kind       string              `json:"kind"`
	Properties map[string]anything `json:"properties"`
}

// decodeEntities reads the answer of Incidents_ListEntities.
func decodeEntities(body []byte) (incident.Entities, error) {
	var wire wireEntities
	if err := response.Decode(body, &wire); err != nil {
		return incident.Entities{}, errNotJSON
	}
	if wire.Entities == nil {
		return incident.Entities{}, errNoEntities
	}
	var found incident.Entities
	for i := range wire.Entities {
		if e := wire.Entities[i].entity(); !e.Name.IsEmpty() {
			found.List = append(found.List, e)
		}
	}
	for _, n := range wire.MetaData {
		if n.Kind != "" && n.Count > 0 {
			found.Counts = append(
				found.Counts,
				incident.EntityCount{Kind: incident.EntityKind(n.Kind), Count: n.Count},
			)
		}
	}
	return found, nil
}

// entity turns the wire's shape into the domain's. What names nothing at all has
// no name.
func (w *wireEntity) entity() incident.Entity {
	e := incident.Entity{Kind: incident.EntityKind(w.Kind)}
	if id, ok := w.name(); ok {
		e.ID = clean.New(id)
	}
	for name, value := range w.Properties {
		if !value.IsEmpty() {
			e.Fields = append(e.Fields, incident.Fact{Name: clean.New(name), Value: value.Text})
		}
	}
	naming := namingFields(e.Kind)
	slices.SortFunc(e.Fields, func(a, b incident.Fact) int {
		return cmp.Or(cmp.Compare(place(naming, a), place(naming, b)), cmp.Compare(a.Name.Raw(), b.Name.Raw()))
	})
	e.Name = entityName(e)
	return e
}

// place returns where a field stands among those that name its kind, and behind
// them where it is none of them.
func place(naming []string, f incident.Fact) int {
	at := slices.IndexFunc(naming, func(n string) bool { return strings.EqualFold(n, f.Name.Raw()) })
	if at < 0 {
		return len(naming)
	}
	return at
}
