// Package dialog is what lies over the screen: menus to choose from (palette,
// help, questions) and pages to read (messages in full).
//
// Dialogs stand on a stack; the one on top takes every key. They are drawn in a
// frame of their own that no incident's text can draw on.
package dialog
