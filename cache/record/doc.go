// Package record turns what the cache keeps into bytes and back. It does no IO.
//
// A record is one value of the file: all incidents of a queue, the tags, the
// people, the details of an incident, or the manifest or index that lists others
// with their checksums. Every encoding is deterministic and begins with its
// version; text is kept byte for byte, broken UTF-8 included, and is cleaned anew
// when read.
//
// Reading never panics, and what it allocates is bounded by a multiple of what
// it was given, however damaged that is. Where bytes make no sense the answer
// is [ErrGarbage] and nothing else: there is no partial reading.
package record
