// Package draft keeps what was typed and not sent, and what was saved to be
// typed again: small files of their own, beside the cache and never inside it,
// so that a bad cache costs no typed text.
//
// A file is written whole beside its name and then renamed onto it, so that at
// any moment, whatever ends the process, the name stands for a whole draft.
// Several programs of one user share the directory without a lock: a draft that
// was typed in later wins over one that is saved later. A draft that one of them
// deletes while another still types in it comes back.
//
// A file that cannot be read is renamed aside, one of a newer program left
// alone; neither is ever deleted. Where the disk fails, the store works from
// memory, says so once with a [Degraded], and tries the disk again with the next
// save.
package draft
