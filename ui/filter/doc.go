// Package filter is the filter line: the text of the filter, its completion,
// and what is wrong with it. The filter in force is always the last good one.
package filter
