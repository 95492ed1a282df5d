package odata

import (
	"time"

	"sentinelq/client/simulator/wire"
)

// Row is an incident as filters and orders see it.
type Row struct {
	wire.Incident
	Key      string // the name in lower case; no two rows have the same
	Created  time.Time
	Modified time.Time
}
