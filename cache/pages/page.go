package pages

import (
	"encoding/binary"
	"errors"
	"io"
)

// Kinds of pages, and sizes in bytes, of bbolt's file format version 2.
const (
	branchPage   = 0x01
	leafPage     = 0x02
	freelistPage = 0x10

	bucketFlag = 0x01   // of a leaf's element: its value is a bucket
	manyFree   = 0xffff // as count: the real one comes first in the list

	headerSize  = 16
	elementSize = 16
	bucketSize  = 16
	idSize      = 8
)

// page is the header of a page and where the page lies.
type page struct {
	id     uint64
	kind   uint16
	count  uint64
	offset uint64 // in the file
	span   uint64 // bytes, with the pages it flows over into
	inline bool   // lies in a value of page id
}

// page reads the header of the page and takes the page as visited.
func (c *checker) page(id uint64) (page, error) {
	if id < 2 || id >= uint64(len(c.used)) {
		return page{}, damaged("page %d lies outside", id)
	}
	p := page{id: id, offset: id * c.meta.pageSize}
	header := make([]byte, headerSize)
	if !c.readAt(header, p.offset) {
		return page{}, damaged("page %d ends early", id)
	}
	over := uint64(binary.NativeEndian.Uint32(header[12:]))
	if binary.NativeEndian.Uint64(header) != id || id+over >= uint64(len(c.used)) {
		return page{}, damaged("page %d has another's header", id)
	}
	for at := id; at <= id+over; at++ {
		if c.used[at] {
			return page{}, damaged("page %d is used twice", at)
		}
		c.used[at] = true
	}
	p.kind = binary.NativeEndian.Uint16(header[8:])
	p.count = uint64(binary.NativeEndian.Uint16(header[10:]))
	p.span = (over + 1) * c.meta.pageSize
	return p, nil
}

// inline reads the header of a page that lies in a value of page id.
func (c *checker) inline(id, offset, span uint64) (page, error) {
	p := page{id: id, offset: offset, span: span, inline: true}
	header := make([]byte, headerSize)
	if span < headerSize || !c.readAt(header, offset) {
		return page{}, damaged("page %d holds half a bucket", id)
	}
	p.kind = binary.NativeEndian.Uint16(header[8:])
	p.count = uint64(binary.NativeEndian.Uint16(header[10:]))
	if p.kind != leafPage {
		return page{}, damaged("page %d holds a bucket of kind %#x", id, p.kind)
	}
	return p, nil
}

// table reads the elements of a branch or leaf.
func (c *checker) table(p page) ([]byte, error) {
	if headerSize+p.count*elementSize > p.span {
		return nil, damaged("page %d counts more than it holds", p.id)
	}
	table := make([]byte, p.count*elementSize)
	if !c.readAt(table, p.offset+headerSize) {
		return nil, damaged("page %d ends early", p.id)
	}
	return table, nil
}

// holds reports whether so many bytes at a position, which counts from element
// i, lie inside the page.
func (p page) holds(i, position, size uint64) bool {
	return headerSize+i*elementSize+position+size <= p.span
}

// readAt fills b from an offset of the file. It reports whether there was
// enough, and keeps the error where reading itself failed.
func (c *checker) readAt(b []byte, at uint64) bool {
	if at > c.size || uint64(len(b)) > c.size-at {
		return false
	}
	_, err := c.file.ReadAt(b, int64(at)) //nolint:gosec // below the size of a file
	if err != nil && !errors.Is(err, io.EOF) {
		c.err = err
	}
	return err == nil
}
