// Package compose is what the person types and has not sent: drafts of incidents and
// edits, comments, tasks and bookmarks, and answers to dialogs.
//
// All of it goes to the disk a moment after it is typed, in the order in which it was
// typed, and not even the end of the program stops that. What is open here is held, so
// that another session gets a copy; what is sent is on the disk before; what was refused,
// stopped or left waits until it is sent or thrown away.
package compose
