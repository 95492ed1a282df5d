// Package directory finds people and groups of the tenant in Microsoft Graph
// v1.0, for whoever picks an owner.
//
// It is a convenience: where the directory cannot be read, owners are typed. So
// it asks little, waits little and repeats hardly anything: a person repeats a
// search by typing on.
//
// Invariants:
//   - Every error is an *incident.OperationError, but for those of [New]. None
//     holds a token, an address, or what was typed or asked for.
//   - Every method returns within [Timeout], and at once when its context ends,
//     whatever the network or the sign-in does meanwhile.
//
// Caveats: a search is by words and not by parts of words, accents count as
// Graph decides, and who was added a minute ago may be missing, because searches
// are answered from an index. Guests and accounts without directory rights get
// incident.ErrForbidden from [Directory.Search].
package directory
