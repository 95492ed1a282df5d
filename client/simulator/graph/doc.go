// Package graph answers what a client asks of Microsoft Graph v1.0 to find an
// owner: users and groups with $search, and me.
//
// It keeps Graph's rules: $search wants the header ConsistencyLevel: eventual and
// $count=true; display names are searched by the beginnings of their words, mail
// addresses and principal names by their own beginning; each clause stands in
// double quotes, with OR between clauses.
package graph
