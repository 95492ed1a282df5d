// Package seed makes up incidents: the fortnight that a simulated workspace
// begins with, and what its rules raise later.
//
// Everything follows from the seed. Each incident has random numbers of its own
// (package chance), so that one more rule or draw elsewhere moves no other.
// Pictures and tests show what the demo's seed gives: a change of the order of
// draws in here changes all of them.
package seed
