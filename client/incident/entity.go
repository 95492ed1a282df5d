package incident

import (
	"strings"

	"sentinelq/client/clean"
)

// EntityKind is what an entity is. The service's enum is open.
type EntityKind string

// Entity is something that an incident's alerts speak of: an account, a host, an
// address. The fields differ by kind and are kept as they came.
type Entity struct {
	ID     clean.Text
	Kind   EntityKind
	Name   clean.Text // friendlyName, else what names the kind
	Fields []Fact     // by which the kind is named first, then the others by name
}

// Fact is a field of something whose fields are not known beforehand.
type Fact struct {
	Name  clean.Text
	Value clean.Text
}

// Entities is what is known of an incident's entities. The service may list
// fewer of a kind than it counts.
type Entities struct {
	List   []Entity
	Counts []EntityCount
}

// EntityCount is how many entities of a kind an incident has.
type EntityCount struct {
	Kind  EntityKind
	Count int
}

// Total returns how many entities the service counts, and at least as many as
// it listed.
func (e Entities) Total() int {
	total := 0
	for _, c := range e.Counts {
		total += c.Count
	}
	return max(total, len(e.List))
}

// Defanged returns the entity's name in the form in which it can be passed on
// without being opened by a click: http as hxxp, and dots and at signs in
// brackets, where the name is an address of some kind. Names of other kinds are
// returned as they are.
func (e Entity) Defanged() clean.Text {
	name := e.Name.Raw()
	switch strings.ToLower(string(e.Kind)) {
	case "ip", "url", "dnsresolution", "host", "mailmessage", "mailbox", "account":
		return clean.New(Defang(name))
	}
	return e.Name
}

// Defang makes an address, domain or mail address harmless to click on.
func Defang(s string) string {
	for _, scheme := range []struct{ live, dead string }{{"http", "hxxp"}, {"ftp", "fxp"}} {
		if rest, ok := cutPrefixFold(
			s,
			scheme.live,
		); ok &&
			(strings.HasPrefix(rest, "://") || strings.HasPrefix(rest, "s://") || strings.HasPrefix(rest, "S://")) {
			s = scheme.dead + rest
		}
	}
	return strings.NewReplacer(".", "[.]", "@", "[@]", "://", "[://]").Replace(s)
}

func cutPrefixFold(s, prefix string) (rest string, ok bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}
