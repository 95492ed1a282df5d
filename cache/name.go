package cache

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"path/filepath"
	"strings"
)

const (
	maxSlug   = 40 // bytes of the workspace's name in the file's name
	hashBytes = 8
)

// path returns the file of the workspace that o names: a readable part, and a
// hash of the whole name, which Azure compares without regard to case.
func (o Options) path() string {
	if o.Dir == "" {
		return ""
	}
	hash := sha256.New()
	for _, part := range []string{o.Tenant, o.Subscription, o.ResourceGroup, o.Workspace} {
		part = strings.ToLower(part)
		_, _ = hash.Write(binary.AppendUvarint(nil, uint64(len(part))))
		_, _ = hash.Write([]byte(part))
	}
	sum := hex.EncodeToString(hash.Sum(nil)[:hashBytes])
	return filepath.Join(o.Dir, slug(o.Workspace)+"-"+sum+".db")
}

// slug keeps of name what is harmless in a file's name anywhere.
func slug(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= maxSlug {
			break
		}
	}
	if s := strings.Trim(b.String(), "-"); s != "" {
		return s
	}
	return "workspace"
}
