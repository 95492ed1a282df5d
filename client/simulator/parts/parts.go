package parts

import (
	"net/http"
	"time"

	"sentinelq/client/simulator/respond"
	"sentinelq/client/simulator/wire"
)

// Parts is what hangs on one incident. The zero Parts is empty. It is used under
// the simulator's lock.
type Parts struct {
	Comments  List[wire.CommentProperties]
	Tasks     List[wire.TaskProperties]
	Relations List[wire.RelationProperties]
}

// Stamp is what the service puts on everything that is written.
type Stamp struct {
	Incident string // the incident's resource ID
	By       wire.Person
	At       time.Time
	ETag     string // a new one, without quotes
}

// checkName refuses a name that is no GUID. The specification has no pattern
// for it; every client of the service makes GUIDs.
func checkName(what, name string) error {
	if !wire.IsGUID(name) {
		return respond.BadRequest("The %s ID '%s' is not a valid GUID.", what, name)
	}
	return nil
}

// checkETag refuses a write on a version that is gone. Without an etag the last
// writer wins.
func checkETag(sent, have, id string) error {
	if sent == "" || sent == have {
		return nil
	}
	return Conflict(id)
}

// Conflict refuses a write on a version of a resource that is gone.
func Conflict(id string) error {
	return respond.Refuse(http.StatusConflict, "Conflict",
		"Newer version of resource '"+id+"' exists for this etag. Data was not saved.")
}
