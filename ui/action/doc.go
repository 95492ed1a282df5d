// Package action is the one registry of what a person can do: every action's
// ID, words, scope and keys. The footer, the help, the palette, the config
// file's [keys] table and the README's table are all made from it.
//
// A [Scope] is where a key means something. A key is looked up in the scope
// that has the focus and then in those around it ([Scope.Outer]). Scopes in which text is typed bind
// no key that types a character. No two actions share a key where both could
// be meant; [New] refuses such a registry.
package action
