// Package ui is the program on the screen: the only tea.Model.
//
// The root routes keys to the component that has the focus, turns a component's
// intent into a command, and merges what commands bring back. Components are
// plain structs that never do IO. Every command captures values, every answer
// carries the generation or the incident it belongs to, and an answer that has
// been overtaken is dropped before anything else. An answer never moves cursor,
// focus or scroll position.
package ui
