// Package pick is whom an incident can be assigned to and which tags it can be given.
//
// Typing searches the directory when it rests, and an older answer never takes the
// place of a later one. Suggestions of tags come from the store, from what is loaded,
// and from a count of the workspace of the last two weeks.
package pick
