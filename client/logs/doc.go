// Package logs asks a workspace's tables, through the query API of Log
// Analytics (POST /v1/workspaces/{customerId}/query), for what Sentinel's own API
// does not tell: how an incident came to be as it is, and which alerts there are
// that belong to no incident yet.
//
// Invariants:
//   - It only reads: a query is a POST that changes nothing, so that it may be
//     repeated.
//   - What a person types is in a query nowhere but between the quotes of a
//     literal, whatever it is.
//   - Every error is an *incident.OperationError, but for those of [New]. None
//     holds a token, an address, or a query or a part of one: where the service's
//     words may quote the query, its codes stand alone.
//   - Every method returns at once when its context ends, whatever the network or
//     the sign-in does meanwhile.
//
// Caveats: tables are minutes behind Sentinel's API. Reading them takes a right
// of its own, so that who may read incidents may get incident.ErrForbidden here. A
// record of SecurityIncident ends at 64 KB, for which the oldest comments are left
// out, so that the number of comments of a revision may be too small. The service
// answers five queries of a person at a time and lets others wait.
package logs
