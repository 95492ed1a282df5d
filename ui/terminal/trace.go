package terminal

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"time"
)

const (
	maxTraces = 5       // are kept, this one included
	maxTrace  = 1 << 20 // bytes of one
)

// makeTrace makes a file for a trace, which nobody else may read, and removes the
// oldest ones. The caller closes it.
func makeTrace(dir string, at time.Time) (*os.File, error) {
	if dir == "" {
		return nil, errors.New("make a trace: there is no directory for it")
	}
	if err := makeDir(dir); err != nil {
		return nil, fmt.Errorf("make a trace: %w", err)
	}
	prune(dir, maxTraces-1)
	name := fmt.Sprintf("trace-%s-%d.txt", at.UTC().Format("20060102-150405.000000"), os.Getpid())
	file, err := os.OpenFile(filepath.Join(dir, name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600) //nolint:gosec // the person's own directory
	if err != nil {
		return nil, fmt.Errorf("make a trace: %w", err)
	}
	return file, nil
}

// makeDir makes a directory that is for its owner alone.
func makeDir(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	info, err := os.Lstat(dir)
	switch {
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s is no directory", dir)
	case info.Mode().Perm()&0o077 != 0:
		return os.Chmod(dir, 0o700) //nolint:gosec // a directory has to be searched
	}
	return nil
}

// prune removes all but the newest traces, by their names.
func prune(dir string, keep int) {
	old, err := filepath.Glob(filepath.Join(dir, "trace-*.txt"))
	if err != nil || len(old) <= keep {
		return
	}
	slices.Sort(old)
	for _, name := range old[:len(old)-keep] {
		_ = os.Remove(name) // one too many does no harm
	}
}

// keepTrace writes a trace and returns where it is; empty when it is nowhere.
func keepTrace(dir string, at time.Time, from io.Reader) string {
	file, err := makeTrace(dir, at)
	if err != nil {
		return ""
	}
	if err := errors.Join(fill(file, from), file.Close()); err != nil {
		return ""
	}
	return file.Name()
}

// fill writes a trace without what could be a token. Those of Entra begin as all
// JSON in base64 does; a header has its scheme before it.
func fill(file io.Writer, from io.Reader) error {
	text, err := io.ReadAll(io.LimitReader(from, maxTrace))
	if err != nil {
		return fmt.Errorf("read the trace: %w", err)
	}
	secret := regexp.MustCompile(`eyJ[\w-]+(\.[\w-]+)*|(?i:bearer|basic|signature|sig|secret|token|password)(["']?\s*[:=]\s*|\s+)["']?[\w.~+/%=-]{8,}`)
	if _, err := file.Write(secret.ReplaceAll(text, []byte("[left out]"))); err != nil {
		return fmt.Errorf("write the trace: %w", err)
	}
	return nil
}
