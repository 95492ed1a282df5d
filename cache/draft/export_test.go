package draft

import (
	"os"
	"path/filepath"

	"sentinelq/client/incident"
)

// Opener opens a folder below a state directory, as OpenFolder does.
type Opener = func(dir string, below []string, write bool) (*os.Root, error)

// OpenFolder is how a store comes to the disk outside tests.
func OpenFolder(dir string, below []string, write bool) (*os.Root, error) {
	return openFolder(dir, below, write)
}

// SetOpen puts a disk with faults under a store that is not in use yet.
func (s *Store) SetOpen(open Opener) {
	for _, on := range s.backlogs() {
		on.folder.open = open
	}
	s.holds.folder.open = open
}

// Path returns the name of a draft's file, which need not exist.
func (s *Store) Path(id incident.ID) string {
	return s.drafts.folder.path(filepath.Base(draftFile(entry{draft: incident.Draft{ID: id}})))
}

// Recode decodes the bytes of a draft's file and encodes what they hold.
func Recode(data []byte) ([]byte, error) { return draftKind().recode(data) }

// RecodeNote is Recode for a note's file.
func RecodeNote(data []byte) ([]byte, error) { return noteKind().recode(data) }

func (k kind) recode(data []byte) ([]byte, error) {
	e, err := k.decode(data)
	if err != nil {
		return nil, err
	}
	return k.encode(e)
}
