// Package logic is the playbooks of a simulated subscription: its logic apps
// and their runs (Microsoft.Logic, api-versions 2016-06-01 and 2019-05-01).
//
// A list has no definitions in its items, so that a client which needs one asks
// for each: what the service does is not documented. A run that was started
// ends some seconds later, by the clock of who asks.
package logic
