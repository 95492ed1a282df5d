package ui

import (
	"sentinelq/client/clean"
	"sentinelq/client/query"
)

// vocabulary collects from what is loaded the values that the filter line
// completes.
func (m *Model) vocabulary() query.Vocabulary {
	var words query.Vocabulary
	owners, products := set{}, set{}
	for _, in := range m.Loaded.All() {
		if !in.Owner.IsZero() {
			words.Owners = owners.add(words.Owners, clean.New(in.Owner.Name().String()))
		}
		for _, p := range in.Additional.Products {
			words.Products = products.add(words.Products, p)
		}
	}
	for _, use := range m.TagUses() {
		words.Tags = append(words.Tags, use.Name)
	}
	return words
}

// set tells which texts are in a list already.
type set map[clean.Text]struct{}

func (s set) add(list []clean.Text, t clean.Text) []clean.Text {
	if _, ok := s[t]; ok {
		return list
	}
	s[t] = struct{}{}
	return append(list, t)
}
