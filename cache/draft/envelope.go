package draft

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/crc32"

	"sentinelq/cache/disk"
)

// version is the format that is written. A file of a higher one is left to the
// program that wrote it.
const version = 1

// maxFile bounds a file, in bytes: more than anybody types or pastes.
const maxFile = 32 << 20

// envelope is a file: JSON with line breaks, so that a person can read it in
// need. The sum is the CRC-32C of what is kept, without white space between its
// tokens, and stays right when an editor lays the file out anew.
type envelope struct {
	Version int             `json:"version"`
	Sum     string          `json:"sum"`
	Kept    json.RawMessage `json:"kept"`
}

// encode returns the bytes of a file. It fails for an entry that would be read
// by nobody: one above maxFile, or saved in a year that has not four digits.
func (k kind) encode(e entry) ([]byte, error) {
	kept, err := json.Marshal(k.record(e))
	if err != nil {
		return nil, fmt.Errorf("encode: %w", err)
	}
	data, err := json.MarshalIndent(envelope{Version: version, Sum: sum(kept), Kept: kept}, "", "  ")
	switch {
	case err != nil:
		return nil, fmt.Errorf("encode: %w", err)
	case len(data) >= maxFile:
		return nil, fmt.Errorf("encode: %w", errLarge)
	}
	return append(data, '\n'), nil
}

// decode reads the bytes of a file. It fails with disk.ErrDamaged, or with errNewer
// for a version that is not known.
func (k kind) decode(data []byte) (entry, error) {
	// A newer version may have given the other members another form.
	var form struct{ Version int }
	if err := json.Unmarshal(data, &form); err != nil {
		return entry{}, fmt.Errorf("%w: %w", disk.ErrDamaged, err)
	}
	if form.Version > version {
		return entry{}, fmt.Errorf("%w: %d", errNewer, form.Version)
	}
	var outer envelope
	if err := json.Unmarshal(data, &outer); err != nil {
		return entry{}, fmt.Errorf("%w: %w", disk.ErrDamaged, err)
	}
	var kept bytes.Buffer
	if err := json.Compact(&kept, outer.Kept); err != nil {
		return entry{}, fmt.Errorf("%w: %w", disk.ErrDamaged, err)
	}
	if outer.Version != version || sum(kept.Bytes()) != outer.Sum {
		return entry{}, fmt.Errorf("%w: version or sum", disk.ErrDamaged)
	}
	e, err := k.entry(kept.Bytes())
	if err == nil {
		_, err = e.saved.MarshalText() // in UTC it may be another year than in its zone
	}
	if err != nil {
		return entry{}, fmt.Errorf("%w: %w", disk.ErrDamaged, err)
	}
	return e, nil
}

func sum(kept []byte) string {
	return fmt.Sprintf("%08x", crc32.Checksum(kept, crc32.MakeTable(crc32.Castagnoli)))
}
