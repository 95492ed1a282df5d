// Package kql runs the queries that our client sends to Log Analytics: a table,
// and behind bars where, summarize arg_max, sort, take and project. Everything
// else is refused as the service refuses what it cannot read, so that a client
// which needs more finds out in its tests.
//
// Caveats: a where has =~, contains and > ago() with or between; sort and
// summarize take one column; of literals there are texts in single quotes, whole
// numbers and days; all values are text and compared as such.
package kql
