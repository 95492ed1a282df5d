// Package kql runs the few queries that a client of Sentinel sends to Log
// Analytics: a table, and behind bars where, summarize arg_max, sort, take and
// project. Everything else is refused as the service refuses what it cannot
// read, so that a client which needs more finds out in its tests.
//
// Caveats: sort and summarize take one column; of literals there are texts,
// whole numbers and ago(); all values are text, compared by the type of their
// column.
package kql
