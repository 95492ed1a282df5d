// Package pages checks the structure of a bbolt file before bbolt is given it.
//
// bbolt trusts its pages: in a damaged file a branch that leads back to itself
// overflows the stack, and a wrong length in the list of free pages asks for
// all memory. Both end the process and cannot be recovered from. [Check] walks
// the same pages with every number checked, visits none twice, and reads only
// their headers and element tables, so that its cost does not grow with the
// values. It does not look at keys and values; checksums of the records do.
//
// A file that bbolt has not finished making fails the check as well. [IsBegun]
// tells it from a damaged one.
//
// The file must not change meanwhile: hold its lock.
package pages
