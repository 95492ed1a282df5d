package pages

import (
	"encoding/binary"
	"hash/fnv"
)

// The parts of a meta page that matter here, as bbolt's file format version 2
// lays them out behind the page header.
const (
	magic         = 0xED0CDAED
	formatVersion = 2
	metaSize      = 64
	sumOffset     = 56

	minPageSize = 1 << 10
	maxPageSize = 1 << 24

	noFreelist = ^uint64(0)
)

// meta says where the tree of a transaction begins.
type meta struct {
	pageSize uint64
	root     uint64 // page of the root bucket
	freelist uint64 // page, or noFreelist
	limit    uint64 // no page has this number or a greater one
	txid     uint64
}

// findMeta returns the meta page of the last transaction that was finished,
// choosing as bbolt does.
func (c *checker) findMeta() (meta, error) {
	first, ok := c.readMeta(0)
	if ok {
		second, ok := c.readMeta(first.pageSize)
		if ok && second.txid > first.txid {
			return second, nil
		}
		return first, nil
	}
	for size := uint64(minPageSize); size <= maxPageSize; size *= 2 {
		if second, ok := c.readMeta(size); ok && second.pageSize == size {
			return second, nil
		}
	}
	return meta{}, damaged("no valid meta page")
}

// readMeta reads the meta page at an offset. It reports whether it is whole.
func (c *checker) readMeta(at uint64) (meta, bool) {
	b := make([]byte, metaSize)
	if !c.readAt(b, at+headerSize) {
		return meta{}, false
	}
	sum := fnv.New64a()
	_, _ = sum.Write(b[:sumOffset])
	m := meta{
		pageSize: uint64(binary.NativeEndian.Uint32(b[8:])),
		root:     binary.NativeEndian.Uint64(b[16:]),
		freelist: binary.NativeEndian.Uint64(b[32:]),
		limit:    binary.NativeEndian.Uint64(b[40:]),
		txid:     binary.NativeEndian.Uint64(b[48:]),
	}
	whole := binary.NativeEndian.Uint32(b) == magic &&
		binary.NativeEndian.Uint32(b[4:]) == formatVersion &&
		binary.NativeEndian.Uint64(b[sumOffset:]) == sum.Sum64() &&
		m.pageSize >= minPageSize && m.pageSize <= maxPageSize && m.pageSize&(m.pageSize-1) == 0
	return m, whole
}
