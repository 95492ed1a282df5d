package action

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"sentinelq/client/clean"
)

// Registry is the set of actions with the keys in force. It is read-only once
// made.
type Registry struct {
	actions []Action
	bound   map[binding]ID
}

type binding struct {
	scope Scope
	key   string
}

// KeyError says which key of which action cannot be bound, and why.
type KeyError struct {
	ID     ID
	Key    string // empty when the action itself is unknown
	Reason string
}

// Error implements error.
func (e *KeyError) Error() string {
	if e.Key == "" {
		return fmt.Sprintf("key binding: action %q: %s", e.ID, e.Reason)
	}
	return fmt.Sprintf("key binding: action %q, key %q: %s", e.ID, e.Key, e.Reason)
}

// New makes a registry of all actions. An entry of overrides replaces an
// action's default keys; an empty list leaves it without a key (the palette
// still finds it). It fails with every [KeyError] at once, joined: for an
// unknown action, a key that two actions claim, a key that would swallow typed
// text, and one that is kept for leaving the program.
func New(overrides map[ID][]string) (*Registry, error) {
	r := &Registry{actions: All(), bound: map[binding]ID{}}
	problems := r.override(overrides)
	for _, a := range r.actions {
		for _, key := range a.Keys {
			if err := r.bind(a, key); err != nil {
				problems = append(problems, err)
			}
		}
	}
	return r, errors.Join(problems...)
}

func (r *Registry) override(overrides map[ID][]string) []error {
	var problems []error
	for _, id := range slices.Sorted(mapKeys(overrides)) {
		i := slices.IndexFunc(r.actions, func(a Action) bool { return a.ID == id })
		if i < 0 {
			problems = append(
				problems,
				&KeyError{ID: id, Reason: "no such action; the nearest is " + string(r.nearest(id))},
			)
			continue
		}
		r.actions[i].Keys = overrides[id]
	}
	return problems
}

func mapKeys(m map[ID][]string) func(yield func(ID) bool) {
	return func(yield func(ID) bool) {
		for id := range m {
			if !yield(id) {
				return
			}
		}
	}
}

func (r *Registry) bind(a Action, key string) error {
	switch {
	case key == interruptKey:
		return &KeyError{a.ID, key, "it always leaves the program"}
	case a.Scope.Types() && typesText(key):
		return &KeyError{a.ID, key, "it types text there"}
	}
	for _, scope := range Scopes() {
		if id, ok := r.bound[binding{scope, key}]; ok && scope.overlaps(a.Scope) {
			return &KeyError{a.ID, key, fmt.Sprintf("it already belongs to %q", id)}
		}
	}
	r.bound[binding{a.Scope, key}] = a.ID
	return nil
}

// interruptKey leaves the program from everywhere and cannot be bound.
const interruptKey = "ctrl+c"

// typesText reports whether the key, as Bubble Tea names it, is a character.
func typesText(key string) bool {
	return key == "space" || utf8.RuneCountInString(key) == 1
}

// nearest returns the known ID that shares the longest beginning with id.
func (r *Registry) nearest(id ID) ID {
	return slices.MaxFunc(r.actions, func(a, b Action) int {
		return cmp.Compare(shared(a.ID, id), shared(b.ID, id))
	}).ID
}

func shared(a, b ID) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// always reports whether key stands for an action of everywhere also where text is
// typed, unless it means something else there.
func always(key string, id ID) bool { return (id == Suspend || id == Redraw) && !typesText(key) }

// Lookup returns the action that key stands for in scope, or in one around it.
// [Interrupt] is found everywhere, and so are [Suspend] and [Redraw] unless their key
// types text there.
func (r *Registry) Lookup(scope Scope, key string) (ID, bool) {
	if key == interruptKey {
		return Interrupt, true
	}
	if id, ok := r.bound[binding{scope, key}]; ok {
		return id, true
	}
	for _, outer := range scope.Outer() {
		if id, ok := r.bound[binding{outer, key}]; ok {
			return id, true
		}
	}
	if id := r.bound[binding{Global, key}]; always(key, id) {
		return id, true
	}
	return "", false
}

// In returns the actions of scope in the order of the help.
func (r *Registry) In(scope Scope) []Action {
	var in []Action
	for _, a := range r.actions {
		if a.Scope == scope {
			in = append(in, a)
		}
	}
	return in
}

// Get returns the action id, or a nameless one that has no keys.
func (r *Registry) Get(id ID) Action {
	for _, a := range r.actions {
		if a.ID == id {
			return a
		}
	}
	return Action{ID: id}
}

// Key returns the first key of the action id as it is shown, empty when it has
// none.
func (r *Registry) Key(id ID) clean.Safe {
	if a := r.Get(id); len(a.Keys) > 0 {
		return KeyCap(a.Keys[0])
	}
	return clean.Safe{}
}

// KeyCap names a key for the screen: the config file's word in a shorter form
// where there is a usual one. Config files come from outside, so it is cleaned.
func KeyCap(key string) clean.Safe {
	short := strings.NewReplacer("pgdown", "PgDn", "pgup", "PgUp", "shift+tab", "S-tab").Replace(key)
	return clean.New(short).Safe()
}
