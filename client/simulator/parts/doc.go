// Package parts is what hangs on one incident: its comments, tasks and
// relations, and the service's rules about them (SecurityInsights, api-version
// 2025-09-01).
//
// It knows no request. What the service refuses is a respond.Refusal with its
// words, as far as they are known; nothing is changed then. Whoever changes a
// file tells the incident, whose counts and etag follow.
package parts
