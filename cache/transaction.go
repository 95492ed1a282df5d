package cache

import (
	"io"

	"go.etcd.io/bbolt"
)

// access says what a transaction does.
type access struct {
	write   bool
	details bool // it looks at details, of which there may be much more than of anything else
}

// transaction is one of bbolt's, and the file that bbolt has mapped.
type transaction struct {
	*bbolt.Tx
	file io.ReaderAt
}

// warm reads the only value of a bucket once in the order of the file, before it
// is read from the map. bbolt maps the file for random access, where a disk is
// many times slower, page by page.
func (tx transaction) warm(bucket *bbolt.Bucket, size int) error {
	root := int64(bucket.Root()) //nolint:gosec // below the number of pages
	if tx.Writable() || root == 0 {
		return nil // a save reads little, and a small bucket lies in a page that is read
	}
	page := int64(tx.DB().Info().PageSize)
	_, err := io.Copy(io.Discard, io.NewSectionReader(tx.file, root*page, page+int64(size)))
	return err
}
