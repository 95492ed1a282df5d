package client

import (
	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// conflict returns an *incident.ConflictError, in the error of the operation,
// when the change would write over what somebody else decided after seen was
// read.
func conflict(seen, now incident.Incident, change incident.Change) error {
	fields := change.Conflict(seen, now)
	if len(fields) == 0 {
		return nil
	}
	clash := &incident.ConflictError{Seen: seen, Now: now, Change: change, Fields: fields}
	return &incident.OperationError{
		Operation: "update incident", Target: now.ID,
		Message: clean.New(clash.Error()), Cause: incident.CauseStale, Err: clash,
	}
}
