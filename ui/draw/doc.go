// Package draw turns safe text into rows of cells. It is the only door to the
// screen: a component's View is made of rows that a [Pen] drew, and a Pen draws
// [Span]s, which are made of clean.Safe, of the theme's own glyphs, or of what
// the person is typing, which is cleaned on the way.
//
// On a terminal that takes nothing but ASCII a Pen spells all of this anew before
// it measures it.
//
// A row is exactly as wide as was asked for, by the meter that the renderer
// uses, and ends with every style switched off. Rows are strings with nothing
// in them but printable characters and SGR sequences.
package draw
