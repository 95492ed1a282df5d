package draft

import "os"

// Opener opens a folder below a state directory, as OpenFolder does.
type Opener = func(dir string, below []string, write bool) (*os.Root, error)

// OpenFolder is how a store comes to the disk outside tests.
func OpenFolder(dir string, below []string, write bool) (*os.Root, error) {
	return openFolder(dir, below, write)
}

// SetOpen puts a disk with faults under a store that is not in use yet.
func (s *Store) SetOpen(open Opener) {
	s.drafts.folder.open = open
	s.templates.folder.open = open
}

// Recode decodes the bytes of a file and encodes what they hold.
func Recode(data []byte) ([]byte, error) {
	e, err := decode(data)
	if err != nil {
		return nil, err
	}
	return encode(e)
}
