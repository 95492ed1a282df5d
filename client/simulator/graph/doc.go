// Package graph answers what a client asks of Microsoft Graph v1.0 to find an
// owner: /me, and users and groups by search or by ID.
//
// It keeps Graph's rules. $search wants the header ConsistencyLevel: eventual and
// $count=true. Display names and descriptions are searched by the beginnings of
// their words, in any order; every other property by its own beginning. Clauses
// stand in double quotes, with AND, OR and parentheses between them. An
// ampersand in a value is refused unless the header Prefer: legacySearch=false
// is sent.
//
// The people are made up from a seed. A few of them are there to be mistaken for
// each other: names that begin alike, names of other scripts, two people of one
// name, and a stranger whose name only looks like a colleague's.
//
// Caveats: what Graph does with accents and with a search for symbols alone is
// not documented; here accents count, and symbols find nobody.
package graph
