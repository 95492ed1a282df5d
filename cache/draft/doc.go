// Package draft keeps what was typed and not sent, incidents and comments, and
// what was saved to be typed again: small files of their own, beside the cache and never inside it,
// so that a bad cache costs no typed text.
//
// Invariants:
//   - A file is written whole under another name, synced, and then renamed, so
//     that whatever ends the process there is a whole draft under its name.
//   - What was typed later wins over what is saved later. That a draft was sent
//     is never forgotten, since its incident may exist.
//   - A draft, or a comment that is being written, is offered in the workspace it
//     was typed for and in no other. Templates are offered in all.
//   - A damaged file is renamed, one of a newer version left alone. Neither is
//     deleted or overwritten, and neither keeps the others from being listed.
//   - A call always comes back within its limit (see [Options]). Where the disk
//     fails the store works from memory, says so once with a [Degraded], and
//     tries the disk again with the next save.
//   - A draft or note that one live session has open is held: no other takes it for
//     its own. A hold is the lock of a file, and ends with the process.
//   - Directories are for their owner alone (0700), files too (0600). Symbolic
//     links and what belongs to somebody else are refused.
//
// Caveats: a file system without locks holds nothing; then what was typed later
// wins. Several programs of one user share the directory. A draft that one of
// them deletes while another still types in it comes back. They lock it for a
// write; where that cannot be done, as on Windows, either may win of two that
// save the same draft in the same moment. A call that a hung file system
// swallows leaves its goroutine behind, at most one for a store. On Windows the
// directory's access list guards the files, and modes and owners are not looked
// at.
package draft
