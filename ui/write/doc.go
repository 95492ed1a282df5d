// Package write is the panel in which a comment, a task or a bookmark is written:
// one area of text, with what goes wrong below it.
//
// Like the create panel it never throws typed text away: over the limit it is
// kept, while it is sent it stays, and after a failure it is still there.
package write
