// Package client talks to Microsoft Sentinel: the operations of Azure Resource
// Manager on incidents and on what belongs to them (api-version 2025-09-01 unless
// told otherwise), on playbooks and on the caller's rights, through azcore's
// pipeline.
//
// What a caller may rely on:
//
//   - An update sends every writable field as it was read, with its etag, and
//     only the caller's own fields are different. There is no PATCH; what is
//     left out of a PUT, the service resets.
//   - However often an answer is lost, there is one incident, one change, one
//     deletion, one comment. A repeated create looks before it writes. A playbook
//     is started once for each call, or not at all.
//   - A token goes to the Resource Manager endpoint and nowhere else, whatever a
//     page's nextLink or a redirect says.
//   - Every error of a call is an *incident.OperationError; decide with errors.Is on the
//     errors of package incident and on a context's errors. None carries a
//     token, a header or the address that was asked for.
//   - Text of the service enters as clean.Text only.
//
// Calls block until they are done, also while a person signs in; ctx ends them.
// A Client may be used by many goroutines, and none of them should hurry: the
// service promises 75 writes in five minutes and no more.
package client
