// Package fold says which texts are the same to a person, and where words begin.
// Whatever is searched, completed or compared for a person goes by it, so that
// what one place finds is what another takes for the same.
//
// Case does not count, in any script, and ß is ss. Nothing else is forgiven: an
// accent is part of its letter, and a letter composed of two runes is not the one
// of a single rune. What machines compare, such as IDs, is not for this package.
package fold
