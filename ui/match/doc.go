// Package match finds which of many texts are meant by a few typed characters:
// those that begin with them, then those with a word that does, then those that
// hold them, then those that hold them in order with gaps. Within a class the
// order is the one in which the texts were given, except that gaps are ranked by
// how few they are.
//
// Case does not count, in any script. Texts are compared in their safe form:
// what is seen is what is found.
package match
