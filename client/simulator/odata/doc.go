// Package odata reads the $filter and $orderby of Incidents_List (SecurityInsights,
// api-version 2025-09-01) that our client sends, and applies them to incidents.
// The client sends only what the service is known to evaluate correctly, and what
// is more is refused here, so that a client which needs it finds out in its tests.
//
// Everything that the service refuses is a respond.Refusal with its words, as
// far as they are known.
package odata
