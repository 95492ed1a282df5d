package disk

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strings"
)

const (
	maxSlug   = 40 // bytes of the workspace's own name in the name of a file
	hashBytes = 8
)

// WorkspaceName names what belongs to a workspace: a readable part, and a hash of
// the whole name, which Azure compares without regard to case.
func WorkspaceName(tenant, subscription, resourceGroup, workspace string) string {
	hash := sha256.New()
	for _, part := range []string{tenant, subscription, resourceGroup, workspace} {
		part = strings.ToLower(part)
		_, _ = hash.Write(binary.AppendUvarint(nil, uint64(len(part))))
		_, _ = hash.Write([]byte(part))
	}
	return slug(workspace) + "-" + hex.EncodeToString(hash.Sum(nil)[:hashBytes])
}

// slug keeps of name what is harmless in a file's name anywhere.
func slug(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	joined := strings.Join(words, "-")
	if joined == "" {
		return "workspace"
	}
	return strings.TrimRight(joined[:min(len(joined), maxSlug)], "-")
}
