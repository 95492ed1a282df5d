// Package match finds which of many texts are meant by a few typed characters:
// those that begin with them, then those with a later word that does, then those
// that hold them anywhere, then those that hold them in order with gaps. Within
// a class the order is the one in which the texts were given, which callers make
// that of use and recency; only texts with gaps are ranked by how well they fit.
//
// What is the same, and where words begin, is package fold's. Texts are compared
// in their safe form: what is seen is what is found.
//
// An [Index] takes some 70 bytes per short text, besides the candidates
// themselves, and does not change. Put another in its place when the texts do.
package match
