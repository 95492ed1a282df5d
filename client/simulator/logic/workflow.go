package logic

// Workflow is a logic app as it stands on the wire.
type Workflow struct {
	ID         string            `json:"id"`
	Name       string            `json:"name"`
	Type       string            `json:"type"`
	Location   string            `json:"location"`
	Tags       map[string]string `json:"tags"`
	Properties Properties        `json:"properties"`
}

// Properties are the fields of a logic app.
type Properties struct {
	ProvisioningState string         `json:"provisioningState"`
	CreatedTime       string         `json:"createdTime"`
	ChangedTime       string         `json:"changedTime"`
	State             string         `json:"state"` // Enabled or Disabled
	Version           string         `json:"version"`
	Definition        *Definition    `json:"definition,omitempty"`
	Parameters        map[string]any `json:"parameters,omitempty"`
}

// Definition is what a logic app does, as far as a client of Sentinel reads it.
type Definition struct {
	Schema         string             `json:"$schema"`
	ContentVersion string             `json:"contentVersion"`
	Triggers       map[string]Trigger `json:"triggers"`
	Actions        map[string]any     `json:"actions"`
	Outputs        map[string]any     `json:"outputs"`
}

// Trigger is what starts a logic app. Those of Sentinel are ApiConnectionWebhook.
type Trigger struct {
	Type   string         `json:"type"`
	Inputs map[string]any `json:"inputs"`
}

// Kinds of triggers by the path of their inputs.
const (
	onIncident = "/incident-creation"
	onAlert    = "/subscribe"
	onTimer    = ""
)

// made is one of the demo's playbooks.
type made struct {
	name, group string // an empty group is the workspace's
	trigger     string // its name in the definition
	path        string
	disabled    bool
}

func playbooks() []made {
	return []made{
		{name: "Block-IP-On-Firewall", trigger: "Microsoft_Sentinel_incident", path: onIncident},
		{name: "Close-Stale-Tickets", trigger: "Recurrence", path: onTimer},
		{name: "Enrich-Alert-With-Whois", trigger: "Microsoft_Sentinel_alert", path: onAlert},
		{name: "Isolate-Device", trigger: "Microsoft_Sentinel_incident", path: onIncident},
		{name: "Notify-Shift-Lead", group: "rg-automation", trigger: "Microsoft_Sentinel_incident", path: onIncident},
		{name: "Open-ServiceDesk-Ticket", trigger: "When_Azure_Sentinel_incident_creation_rule_was_triggered", path: onIncident},
		{name: "Reset-Password-Old", trigger: "Microsoft_Sentinel_incident", path: onIncident, disabled: true},
	}
}

// definition is what the playbook does.
func (m made) definition() *Definition {
	trigger := Trigger{Type: "ApiConnectionWebhook", Inputs: map[string]any{
		"body": map[string]any{"callback_url": "@{listCallbackUrl()}"},
		"host": map[string]any{"connection": map[string]any{"name": "@parameters('$connections')['azuresentinel']['connectionId']"}},
		"path": m.path,
	}}
	if m.path == onTimer {
		trigger = Trigger{Type: "Recurrence", Inputs: map[string]any{}}
	}
	return &Definition{
		Schema:         "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#",
		ContentVersion: "1.0.0.0",
		Triggers:       map[string]Trigger{m.trigger: trigger},
		Actions:        map[string]any{},
		Outputs:        map[string]any{},
	}
}
