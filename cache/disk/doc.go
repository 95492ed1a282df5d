// Package disk is how the stores use the disk: one use at a time that cannot
// hold up its caller, what is for the person alone, what is named after a
// workspace, and why something failed.
//
// Invariants:
//   - A call of [Take] comes back within its limit, or when its caller wants no
//     longer, whatever the file system does.
//   - An end that the caller made is never told as a failure of the disk.
//   - What [Secure] and [Dir] let through is no link and belongs to this user.
//   - What is set aside takes no name that was taken.
//
// Caveats: what hangs cannot be ended. It keeps its goroutine and its turn until
// the file system answers. On Windows the directory's access list guards the
// files, and modes and owners are not looked at. How often a store says a
// [Reason], and what it does instead, is its own.
package disk
