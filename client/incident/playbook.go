package incident

import "sentinelq/client/clean"

// Playbook is a Logic App that begins with Sentinel's incident trigger.
type Playbook struct {
	ID            clean.Text // resource ID, as the service wrote it
	Name          clean.Text
	ResourceGroup clean.Text
}

// Run is one run of a playbook, whatever started it: the service does not say
// which incident it was for.
type Run struct {
	Name   clean.Text
	Status clean.Text // Succeeded, Failed, Running and others
	Start  Stamp
	End    Stamp
}
