package incident

import (
	"encoding/hex"
	"fmt"
	"io"
	"strings"

	"sentinelq/client/clean"
)

// ID is the name of an incident in Azure Resource Manager: a GUID for every
// incident made by this program, and treated as opaque for all others. Azure's
// casing is not stable, so an ID is kept in lower case and compared as it is.
type ID string

// NewID draws a random (version 4) GUID from random, which is crypto/rand's
// Reader outside tests.
func NewID(random io.Reader) (ID, error) {
	var b [16]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", fmt.Errorf("choose an incident ID: %w", err)
	}
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	h := hex.EncodeToString(b[:])
	return ID(h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]), nil
}

// ParseID folds the name of a resource to an ID.
func ParseID(name string) ID { return ID(strings.ToLower(name)) }

// Safe returns the ID in a form that may be drawn.
func (id ID) Safe() clean.Safe { return clean.New(string(id)).Safe() }

// IsGUID reports whether s has the form of a GUID: 8-4-4-4-12 hexadecimal
// digits, as an object ID or an incident's name has.
func IsGUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i := range len(s) {
		switch {
		case i == 8 || i == 13 || i == 18 || i == 23:
			if s[i] != '-' {
				return false
			}
		case !isHex(s[i]):
			return false
		}
	}
	return true
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
