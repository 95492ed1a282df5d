package action

import "sentinelq/client/clean"

// ID names an action in the config file, in messages between components, and
// in tests. It never changes once released.
type ID string

// Action is something a person can do.
type Action struct {
	ID    ID
	Scope Scope
	Keys  []string   // default keys first; as Bubble Tea names them
	Title clean.Safe // for help and palette: "new incident"
	Short clean.Safe // for the footer; empty keeps it out
}

// All returns every action with its default keys, in the order of the help.
func All() []Action {
	lists := [][]Action{
		queueActions(),
		incidentActions(),
		detailActions(),
		formActions(),
		writingActions(),
		filterActions(),
		dialogActions(),
		globalActions(),
	}
	var all []Action
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}

func keys(k ...string) []string { return k }
