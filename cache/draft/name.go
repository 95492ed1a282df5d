package draft

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strings"

	"sentinelq/client/incident"
)

const (
	suffix    = ".json"
	maxSlug   = 40 // bytes of the workspace's name in its folder's name
	hashBytes = 8  // of a workspace's name
	nameBytes = 16 // of the hash of a template's name or a comment's ID
)

// key names the workspace's folder: a readable part, and a hash of the whole
// name, which Azure compares without regard to case.
func (o Options) key() string {
	hash := sha256.New()
	for _, part := range []string{o.Tenant, o.Subscription, o.ResourceGroup, o.Workspace} {
		part = strings.ToLower(part)
		_, _ = hash.Write(binary.AppendUvarint(nil, uint64(len(part))))
		_, _ = hash.Write([]byte(part))
	}
	return slug(o.Workspace) + "-" + hex.EncodeToString(hash.Sum(nil)[:hashBytes])
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

// checkID refuses an ID that could be no file's name of ours. Upper case is
// refused too, because some file systems take it for lower case.
func checkID(operation string, id incident.ID) error {
	if !isDraftID(string(id)) {
		return fmt.Errorf("%s: %q is no draft's ID, which is a GUID in lower case", operation, id.Safe())
	}
	return nil
}

func isDraftID(s string) bool { return incident.IsGUID(s) && s == strings.ToLower(s) }

// draftFile names the file of a draft.
func draftFile(e entry) string { return string(e.draft.ID) + suffix }

// isDraftFile reports whether a draft can have a file of that name.
func isDraftFile(name string) bool {
	id, found := strings.CutSuffix(name, suffix)
	return found && isDraftID(id)
}

// templateFile names the file of a template after its name.
func templateFile(e entry) string { return hashFile(e.name.Raw()) }

// noteFile names the file of a note after the ID of its comment.
func noteFile(e entry) string { return hashFile(string(e.note.ID)) }

// hashFile names a file after a hash of a text in which anything may stand.
func hashFile(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:nameBytes]) + suffix
}

// isHashFile reports whether hashFile can give that name.
func isHashFile(name string) bool {
	stem, found := strings.CutSuffix(name, suffix)
	sum, err := hex.DecodeString(stem)
	return found && err == nil && len(sum) == nameBytes && stem == strings.ToLower(stem)
}
