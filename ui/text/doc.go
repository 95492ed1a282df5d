// Package text measures, cuts and lays out strings in terminal cells, and puts
// spans of time in words.
//
// Everything here is a pure function of its arguments. Strings are one line of
// drawable text, as package clean's Safe holds them: an escape sequence is not
// understood but counted as what it is, a row of characters. No function cuts
// inside a grapheme cluster, save [Meter.Wrap] where a cluster is wider than the
// whole line. Strings of printable ASCII, nearly all there are, take a path of
// their own that does not segment and, where nothing is added, does not
// allocate.
package text
