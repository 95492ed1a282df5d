package draft

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"sentinelq/cache/disk"
	"sentinelq/client/incident"
)

const (
	suffix    = ".json"
	nameBytes = 16 // of the hash of a template's name or a comment's ID
)

// key names the workspace's folder.
func (o Options) key() string {
	return disk.WorkspaceName(o.Tenant, o.Subscription, o.ResourceGroup, o.Workspace)
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
