// Package cache keeps what was last seen of a workspace in one small bbolt file,
// so that the queue is on the screen before the service has answered.
//
// Invariants:
//   - Nobody holds the file's lock while idle. Every call opens, does one short
//     transaction and closes, so that several programs of a user share a file.
//   - A call always comes back within its limit (see [Options]), whatever the
//     file system does, and never ends the process, whatever is in the file.
//   - What was saved is what is loaded. Where the file cannot be had the store
//     works from memory, says so once with a [Degraded], and writes everything
//     at the next save that reaches the file. Saves are merged by what they
//     mean, so that writing one twice does no harm.
//   - The start reads the queue and the tags. What else belongs to incidents may
//     be much more, and is looked at only by the calls that are about it.
//   - A damaged file is renamed, never deleted, and nothing in it that fails a
//     checksum is shown.
//   - The directory is for its owner alone (0700), the file too (0600). Symbolic
//     links and what belongs to somebody else are refused.
//
// Caveats: a call that a hung file system (a lost NFS server) swallows leaves
// its goroutine behind, at most one for a store; until it ends the store works
// from memory. On Windows the directory's access list guards the file, and
// modes and owners are not looked at. Nothing here is worth backing up; drafts
// are, and live elsewhere.
package cache
