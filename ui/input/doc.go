// Package input is text as it is typed: a line with a cursor, and what of typed
// or pasted text a field takes.
//
// Editing is Bubbles' textinput; drawing is ours, because what is drawn is made
// safe first and the cursor is counted in cells.
package input
