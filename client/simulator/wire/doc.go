// Package wire is incidents and what hangs on them as Azure writes and reads
// them (SecurityInsights, api-version 2025-09-01): field names, nulls, times, and
// what a PUT may hold.
//
// The types are the simulator's own, so that a field which the client spells
// wrongly is not spelt wrongly on both sides.
package wire
