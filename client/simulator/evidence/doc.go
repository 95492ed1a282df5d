// Package evidence makes up what hangs on a made-up incident: the alerts that
// raised it, the entities in them, and what analysts wrote and kept.
//
// Everything follows from the seed and from the [Origin] of the incident, each
// time anew, so that a workspace of a hundred thousand incidents keeps nothing
// that nobody asks for.
package evidence
