// Package simulator is a Microsoft Sentinel workspace inside the process. It
// stands behind azcore's Transporter, where an HTTP client would stand, and
// answers the requests of the incidents API (api-version 2025-09-01) with the
// bytes that Azure answers: etags, refusals, pages, the faults of its filter.
// Comments, tasks, relations, alerts, entities and bookmarks are there too. The
// demo and the tests of the client run on it.
//
// Invariants:
//   - It opens no port, starts no goroutine and reads no file. Everything that
//     happens by itself (see [Options.Colleagues]) happens when a request comes.
//   - The same options, clock and requests give the same bytes.
//   - What hangs on a made-up incident is made up when it is asked for, and then
//     agrees with the incident's counts.
//   - It knows the wire only. Its types are its own, so that a field the client
//     spells wrongly is not spelt wrongly on both sides.
//
// Beside the workspace there are what its analyst is allowed to do, which is
// enforced, and the playbooks of the subscription; at the host of Microsoft Graph
// the people of the tenant; and at that of Log Analytics the history of every
// incident and the alerts.
//
// Caveats: what the service does in a case that nobody has documented is a
// guess here, on the strict side, and the comment at that place says so. Every
// other resource is answered 404.
package simulator
