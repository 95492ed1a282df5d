package cache

import (
	"path/filepath"

	"sentinelq/cache/disk"
)

// path returns the file of the workspace that o names.
func (o Options) path() string {
	if o.Dir == "" {
		return ""
	}
	return filepath.Join(o.Dir, disk.WorkspaceName(o.Tenant, o.Subscription, o.ResourceGroup, o.Workspace)+".db")
}
