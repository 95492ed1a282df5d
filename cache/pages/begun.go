package pages

import (
	"encoding/binary"
	"hash/fnv"
	"io"
	"os"
)

// The pages of a new file: two meta pages, an empty list of free pages, and an
// empty leaf as the root.
const (
	newPages    = 4
	newFreelist = 2
	newRoot     = 3
	metaPage    = 0x04
)

// IsBegun reports whether a file of so many bytes is one that bbolt began to
// make and did not finish, as a full disk or a kill leaves it. Nothing was ever
// stored in it. Of each byte there is what bbolt writes there, or nothing yet,
// which is zero, for what was written last may be the last to reach the disk.
func IsBegun(file io.ReaderAt, size int64) (bool, error) {
	for _, pageSize := range []int{os.Getpagesize(), 4 << 10, 16 << 10, 64 << 10} { // another machine may have begun it
		whole := newFile(pageSize)
		if size > int64(len(whole)) {
			continue
		}
		if begun, err := begins(file, whole[:size], size < int64(len(whole))); begun || err != nil {
			return begun, err
		}
	}
	return false, nil
}

// begins reports whether nothing else than parts of whole stands in file, and
// something of it is missing.
func begins(file io.ReaderAt, whole []byte, missing bool) (bool, error) {
	found := make([]byte, minPageSize)
	for at := 0; at < len(whole); at += len(found) {
		found = found[:min(len(found), len(whole)-at)]
		if n, err := file.ReadAt(found, int64(at)); n < len(found) {
			return false, err
		}
		for i, b := range found {
			switch b {
			case whole[at+i]:
			case 0:
				missing = true
			default:
				return false, nil
			}
		}
	}
	return missing, nil
}

// newFile returns what bbolt writes into a new file, in one write.
func newFile(pageSize int) []byte {
	file := make([]byte, newPages*pageSize)
	for id := range 2 {
		m := putHeader(file, pageSize, id, metaPage)
		binary.NativeEndian.PutUint32(m, magic)
		binary.NativeEndian.PutUint32(m[4:], formatVersion)
		binary.NativeEndian.PutUint32(m[8:], uint32(pageSize)) //nolint:gosec // at most 64 KiB
		binary.NativeEndian.PutUint64(m[16:], newRoot)
		binary.NativeEndian.PutUint64(m[32:], newFreelist)
		binary.NativeEndian.PutUint64(m[40:], newPages)
		binary.NativeEndian.PutUint64(m[48:], uint64(id))
		sum := fnv.New64a()
		_, _ = sum.Write(m[:sumOffset])
		binary.NativeEndian.PutUint64(m[sumOffset:], sum.Sum64())
	}
	putHeader(file, pageSize, newFreelist, freelistPage)
	putHeader(file, pageSize, newRoot, leafPage)
	return file
}

// putHeader writes the header of an empty page and returns what is behind it.
func putHeader(file []byte, pageSize, id int, kind uint16) []byte {
	p := file[id*pageSize : (id+1)*pageSize]
	binary.NativeEndian.PutUint64(p, uint64(id)) //nolint:gosec // below newPages
	binary.NativeEndian.PutUint16(p[8:], kind)
	return p[headerSize:]
}
