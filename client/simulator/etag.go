package simulator

import (
	"fmt"
	"time"
)

// newETag returns an etag that no incident had before, in the service's form:
// a GUID-like text with quotes of its own inside. Nothing may be read from it.
func (s *Simulator) newETag(at time.Time) string {
	s.etags++
	return fmt.Sprintf(`"%08x-0000-0d00-0000-%08x0000"`, 0x03000000+s.etags, uint32(at.Unix())) //nolint:gosec // the low 32 bits are enough for a label
}
