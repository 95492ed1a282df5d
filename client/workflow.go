package client

import (
	"strings"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// incidentTrigger is the path of the trigger with which a playbook waits for an
// incident. The name of the trigger varies.
const incidentTrigger = "/incident-creation"

// wireWorkflow is the Workflow of an answer: a logic app.
type wireWorkflow struct {
	resource
	Properties struct {
		State      string          `json:"state"`
		Definition *wireDefinition `json:"definition"`
	} `json:"properties"`
}

type wireDefinition struct {
	Triggers map[string]wireTrigger `json:"triggers"`
}

type wireTrigger struct {
	Type   string `json:"type"`
	Inputs struct {
		Path string `json:"path"`
	} `json:"inputs"`
}

// mayBePlaybook reports whether a logic app of a list is worth reading.
func (w *wireWorkflow) mayBePlaybook() bool {
	_, ok := w.place()
	return ok && (w.Properties.State == "" || strings.EqualFold(w.Properties.State, "Enabled"))
}

// isPlaybook reports whether a logic app can be run on an incident.
func (w *wireWorkflow) isPlaybook() bool {
	if w.Properties.Definition == nil || !strings.EqualFold(w.Properties.State, "Enabled") {
		return false
	}
	for _, t := range w.Properties.Definition.Triggers {
		if strings.EqualFold(t.Type, "ApiConnectionWebhook") && strings.EqualFold(t.Inputs.Path, incidentTrigger) {
			return true
		}
	}
	return false
}

func (w *wireWorkflow) playbook() incident.Playbook {
	place, _ := w.place()
	name := w.Name
	if name == "" {
		name = place.name
	}
	return incident.Playbook{ID: w.ID.Text, Name: clean.New(name), ResourceGroup: clean.New(place.group)}
}

func (w *wireWorkflow) place() (workflowPlace, bool) { return parseWorkflow(w.ID.Raw()) }

// workflowPlace is where a logic app is.
type workflowPlace struct{ subscription, group, name string }

// parseWorkflow reads a resource ID of a logic app. It is text from outside, of
// which an address is made, so all that is taken from it are its three names.
func parseWorkflow(id string) (workflowPlace, bool) {
	s := strings.Split(id, "/")
	if len(s) != 9 || s[0] != "" {
		return workflowPlace{}, false
	}
	for i, want := range map[int]string{
		1: "subscriptions", 3: "resourceGroups", 5: "providers", 6: "Microsoft.Logic", 7: "workflows",
	} {
		if !strings.EqualFold(s[i], want) {
			return workflowPlace{}, false
		}
	}
	place := workflowPlace{subscription: s[2], group: s[4], name: s[8]}
	for _, name := range []string{place.subscription, place.group, place.name} {
		if name == "" || name == "." || name == ".." {
			return workflowPlace{}, false
		}
	}
	return place, true
}

// id returns the resource ID with the names of the documentation's casing.
func (p workflowPlace) id() string {
	return "/subscriptions/" + p.subscription + "/resourceGroups/" + p.group +
		"/providers/Microsoft.Logic/workflows/" + p.name
}
