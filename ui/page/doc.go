// Package page is the incident that the person is at, in the queue or open with its
// tabs, and what can be done about it.
//
// An action is about the incident that is shown, as it is shown, and what a decision is
// based on is that incident as Azure described it. What became of an incident while the
// person was at it is said at its row and on its page until the next move.
package page
