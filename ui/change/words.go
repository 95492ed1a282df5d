package change

import (
	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// About titles a dialog with what it is for and the incident it is about.
func About(what clean.Safe, in incident.Incident) clean.Safe {
	return clean.Safef("%s of #%d", what, in.Number)
}
