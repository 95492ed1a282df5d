package pages

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// ErrDamaged says that a file is not one that bbolt could have written.
var ErrDamaged = errors.New("damaged file")

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrDamaged, fmt.Sprintf(format, args...))
}

// maxDepth bounds how far the root is from a leaf. bbolt's trees are balanced
// and stay below ten; its own walk recurses as deep as the file says.
const maxDepth = 64

// minFile is the size in bytes of the smallest file, and the least that bbolt
// reads of one.
const minFile = newPages * minPageSize

// checker walks one file.
type checker struct {
	file io.ReaderAt
	size uint64
	meta meta
	used []bool // by page number
	top  bool   // buckets in buckets are not entered
	in   int    // how many buckets are being checked, one in the other
	err  error  // of reading, as opposed to damage
}

// Check reads the structure of a bbolt file of so many bytes. It returns
// [ErrDamaged] where bbolt would panic, loop or ask for too much memory, and
// the error of reading where the file could not be read.
func Check(file io.ReaderAt, size int64) error {
	return (&checker{file: file, size: uint64(max(size, 0))}).run()
}

// CheckTop is [Check] without what lies in buckets of buckets, so that its cost
// does not grow with them. A transaction afterwards must not enter those.
func CheckTop(file io.ReaderAt, size int64) error {
	return (&checker{file: file, size: uint64(max(size, 0)), top: true}).run()
}

func (c *checker) run() error {
	err := c.check()
	if c.err != nil {
		return c.err
	}
	return err
}

func (c *checker) check() error {
	if c.size < minFile {
		return damaged("shorter than any")
	}
	var err error
	if c.meta, err = c.findMeta(); err != nil {
		return err
	}
	if c.meta.freelist == noFreelist {
		c.top = false // bbolt is going to look for free pages everywhere
	}
	pages := min(c.size/c.meta.pageSize, c.meta.limit)
	if pages < 3 {
		return damaged("too short for its meta page")
	}
	c.used = make([]bool, pages)
	c.used[0], c.used[1] = true, true
	if err := c.tree(c.meta.root, 0); err != nil {
		return err
	}
	return c.freelist()
}

// tree checks the page and everything below it.
func (c *checker) tree(id uint64, depth int) error {
	if depth > maxDepth {
		return damaged("page %d lies too deep", id)
	}
	p, err := c.page(id)
	if err != nil {
		return err
	}
	switch p.kind {
	case branchPage:
		return c.branch(p, depth)
	case leafPage:
		return c.leaf(p, depth)
	default:
		return damaged("page %d is of kind %#x", id, p.kind)
	}
}

func (c *checker) branch(p page, depth int) error {
	if p.count == 0 {
		return damaged("page %d leads nowhere", p.id)
	}
	table, err := c.table(p)
	if err != nil {
		return err
	}
	for i := range p.count {
		e := table[i*elementSize:]
		position := uint64(binary.NativeEndian.Uint32(e))
		key := uint64(binary.NativeEndian.Uint32(e[4:]))
		if !p.holds(i, position, key) {
			return damaged("key %d of page %d lies outside", i, p.id)
		}
		if err := c.tree(binary.NativeEndian.Uint64(e[8:]), depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) leaf(p page, depth int) error {
	table, err := c.table(p)
	if err != nil {
		return err
	}
	for i := range p.count {
		e := table[i*elementSize:]
		flags := binary.NativeEndian.Uint32(e)
		position := uint64(binary.NativeEndian.Uint32(e[4:]))
		key := uint64(binary.NativeEndian.Uint32(e[8:]))
		value := uint64(binary.NativeEndian.Uint32(e[12:]))
		if !p.holds(i, position, key+value) {
			return damaged("value %d of page %d lies outside", i, p.id)
		}
		if flags&bucketFlag == 0 {
			continue
		}
		at := p.offset + headerSize + i*elementSize + position + key
		if err := c.bucket(p, at, value, depth); err != nil {
			return err
		}
	}
	return nil
}

// bucket checks the bucket whose header is the value at an offset of the file:
// a tree of its own, or a single leaf behind the header.
func (c *checker) bucket(parent page, at, size uint64, depth int) error {
	if c.top && c.in > 0 {
		return nil
	}
	c.in++
	defer func() { c.in-- }()
	header := make([]byte, bucketSize)
	if size < bucketSize || parent.inline || !c.readAt(header, at) {
		return damaged("page %d holds half a bucket", parent.id)
	}
	if root := binary.NativeEndian.Uint64(header); root != 0 {
		return c.tree(root, depth+1)
	}
	p, err := c.inline(parent.id, at+bucketSize, size-bucketSize)
	if err != nil {
		return err
	}
	return c.leaf(p, depth+1)
}

// freelist checks that a free page is free, and is listed once.
func (c *checker) freelist() error {
	if c.meta.freelist == noFreelist {
		return nil
	}
	p, err := c.page(c.meta.freelist)
	if err != nil {
		return err
	}
	if p.kind != freelistPage {
		return damaged("page %d is no list of free pages", p.id)
	}
	ids, err := c.freeIDs(p)
	if err != nil {
		return err
	}
	for ; len(ids) > 0; ids = ids[idSize:] {
		id := binary.NativeEndian.Uint64(ids)
		if id >= uint64(len(c.used)) || c.used[id] {
			return damaged("page %d is listed as free", id)
		}
		c.used[id] = true
	}
	return nil
}

// freeIDs reads the numbers of the list, the first of which is their count when
// there are too many for the header.
func (c *checker) freeIDs(p page) ([]byte, error) {
	count, at := p.count, p.offset+headerSize
	if count == manyFree {
		first := make([]byte, idSize)
		if !c.readAt(first, at) {
			return nil, damaged("page %d has no count", p.id)
		}
		count, at = binary.NativeEndian.Uint64(first), at+idSize
	}
	if count > (p.offset+p.span-at)/idSize {
		return nil, damaged("page %d lists more than it holds", p.id)
	}
	ids := make([]byte, count*idSize)
	if !c.readAt(ids, at) {
		return nil, damaged("page %d ends early", p.id)
	}
	return ids, nil
}
