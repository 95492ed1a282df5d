package draft

import (
	"io"
	"os"
)

// lock does nothing: Windows locks no directories.
func lock(*os.Root) (io.Closer, error) { return io.NopCloser(nil), nil }

// syncDir does nothing: Windows syncs no directories.
func syncDir(*os.Root) error { return nil }
