package query

import (
	"iter"
	"slices"

	"sentinelq/client/clean"
	"sentinelq/client/fold"
)

// maxCompletions is how many completions are offered at most.
const maxCompletions = 8

// Vocabulary is what a workspace offers to complete with, most used first.
type Vocabulary struct {
	Tags, Owners, Products []clean.Text
}

// Completion is one way to go on typing: Insert replaces the bytes from Start
// to End of the line.
type Completion struct {
	Label      clean.Safe
	Insert     string
	Start, End int
}

// Complete returns at most eight ways to complete what stands before cursor, a
// byte offset: names of fields where a term begins, else values of the term's
// field. Those that begin as it is typed come first, then those in which a
// later word does; both are in the order of the vocabulary. What the term
// already has is not offered again.
func Complete(text string, cursor int, vocabulary Vocabulary) []Completion {
	p, ok := locate(text, cursor)
	if !ok {
		return nil
	}
	if p.field == fieldWords {
		return p.complete(fieldNames())
	}
	return p.complete(vocabulary.of(p.field))
}

// choice is something to complete with.
type choice struct {
	text string // safe to show
	name bool   // a name, which may need quotes
}

// fieldNames offers the fields with their colons.
func fieldNames() iter.Seq[choice] {
	return func(yield func(choice) bool) {
		for _, f := range named() {
			if !yield(choice{text: f.prefix()}) {
				return
			}
		}
	}
}

// of offers the values of a field: those that are known beforehand, then those
// of the workspace.
func (v Vocabulary) of(f field) iter.Seq[choice] {
	var names []clean.Text
	switch f {
	case fieldOwner:
		names = v.Owners
	case fieldTag:
		names = v.Tags
	case fieldProduct:
		names = v.Products
	default: // nothing but choices
	}
	return func(yield func(choice) bool) {
		for _, c := range f.choices() {
			if !yield(choice{text: c}) {
				return
			}
		}
		for _, n := range names {
			if !yield(choice{n.String(), true}) {
				return
			}
		}
	}
}

// complete picks what the typed text may become.
func (p place) complete(choices iter.Seq[choice]) []Completion {
	n := fold.New(p.typed)
	var first, later []Completion
	for c := range choices {
		switch {
		case n.Is(c.text) || slices.ContainsFunc(p.used, func(u fold.Needle) bool { return u.Is(c.text) }):
		case n.Begins(c.text):
			first = append(first, p.completion(c))
		case len(later) < maxCompletions && n.BeginsWord(c.text):
			later = append(later, p.completion(c))
		}
		if len(first) == maxCompletions {
			return first
		}
	}
	both := append(first, later...)
	return both[:min(len(both), maxCompletions)]
}

func (p place) completion(c choice) Completion {
	insert := c.text
	if c.name {
		insert = nameValue{field: p.field, typed: c.text}.text()
	}
	return Completion{Label: clean.New(c.text).Safe(), Insert: insert, Start: p.start, End: p.end}
}
