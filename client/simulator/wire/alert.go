package wire

// Alert is an alert as an entity of an incident (Incidents_ListAlerts).
type Alert = Resource[AlertProperties]

// TypeEntity is the type of an alert and of every other entity.
const TypeEntity = "Microsoft.SecurityInsights/Entities"

// AlertProperties are the fields of an alert, in Azure's spelling and order of
// the 2025-09-01 examples.
type AlertProperties struct {
	SystemAlertID       string              `json:"systemAlertId"`
	Tactics             []string            `json:"tactics"`
	AlertDisplayName    string              `json:"alertDisplayName"`
	Description         string              `json:"description,omitempty"`
	ConfidenceLevel     string              `json:"confidenceLevel"`
	ConfidenceScore     float64             `json:"confidenceScore,omitempty"`
	Severity            string              `json:"severity"`
	VendorName          string              `json:"vendorName"`
	ProductName         string              `json:"productName"`
	AlertType           string              `json:"alertType"`
	Intent              string              `json:"intent,omitempty"`
	CompromisedEntity   string              `json:"compromisedEntity,omitempty"`
	RemediationSteps    []string            `json:"remediationSteps,omitempty"`
	AlertLink           string              `json:"alertLink,omitempty"`
	ProviderAlertID     string              `json:"providerAlertId"`
	ProcessingEndTime   string              `json:"processingEndTime"`
	Status              string              `json:"status"`
	EndTimeUTC          string              `json:"endTimeUtc"`
	StartTimeUTC        string              `json:"startTimeUtc"`
	TimeGenerated       string              `json:"timeGenerated"`
	ResourceIdentifiers []map[string]string `json:"resourceIdentifiers"`
	AdditionalData      map[string]string   `json:"additionalData"`
	FriendlyName        string              `json:"friendlyName"`
}

// Entity is something that alerts are about (Incidents_ListEntities). Its
// properties depend on its kind.
type Entity = Resource[map[string]any]

// EntityCount is how many entities of a kind an incident has. It may be more
// than are listed.
type EntityCount struct {
	EntityKind string `json:"entityKind"`
	Count      int    `json:"count"`
}
