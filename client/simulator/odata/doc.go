// Package odata reads the $filter and $orderby of Incidents_List (SecurityInsights,
// api-version 2025-09-01) and applies them to incidents, the defects of the
// service included: what any() may stand beside, the verdict that is never
// found, and a lambda that breaks down on "or".
//
// Everything that the service refuses is a respond.Refusal with its words, as
// far as they are known.
package odata
