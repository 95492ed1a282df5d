// Package query is the filter language of the queue: it parses a filter line,
// completes one that is being typed, decides which incidents match, and says
// which part of it Azure can evaluate. The screen and the commands share it.
//
// A filter is terms with spaces between them, and an incident must match every
// one:
//
//	status:new,active   new, active, closed, or any (also all) for every status
//	sev:high            high, medium, low, informational; severity: is the same
//	owner:me|none|ann   the caller, nobody, or a name, address or object ID
//	tag:phish           a tag
//	product:defender    a product that raised an alert
//	tactic:exfil        a tactic
//	created:<24h        created less than 24 hours ago
//	updated:>2d         last modified more than two days ago
//	#4711               the incident with that number
//	"free text" phish   number, title, tags, owner, products and description
//
// A - before a term turns it round. A comma or a | between values, words or
// numbers means or. Letters match whatever their case, in every script; ß and
// ss are the same, accents are not taken off.
//
// A status or a severity may be cut short (sev:med). A tag, owner, product or
// tactic is found by the beginning of any of its words, so that owner:ann finds
// Ann Lee but not Joanne, and tactic:movement finds LateralMovement; with = the
// value must be the whole name (tag:=test). A bare word is found anywhere, in a
// number only at its beginning.
//
// Ages count back from now in minutes (m), hours (h), days (d) and weeks (w).
// They compare as ages do: <24h is younger, <=, > and >= are understood too.
// Dates compare as dates do: created:2026-11-20 is that day in the caller's
// time zone, >2026-11-20 any later day, <=2026-11-20 that day or an earlier
// one. An incident without the time in question matches neither.
//
// Text with a space, comma, |, quote or leading sign goes into double quotes;
// inside, \" is a quote and \\ a backslash. Quoted, "me" and "none" are names.
//
// # Closed incidents
//
// A filter that neither mentions status: nor asks for a #number keeps New and
// Active only, because the queue hides what is done unless it is asked for.
// status:any shows everything. -#4711 does not ask for a number.
//
// # Invariants
//
// A [Filter] is an immutable value, and parsing its [Filter.Text] gives an
// equal one. [Filter.Server] never leaves out an incident that the filter
// matches. Text is compared in the form that is shown ([clean.Safe]), so that
// what a person sees is what a person can search for.
package query
