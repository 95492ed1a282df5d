package logs

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"sentinelq/client/simulator/kql"
	"sentinelq/client/simulator/wire"
)

// Alert is a row of SecurityAlert, made when a query asks for it.
type Alert struct {
	ID       string
	Make     func() wire.Alert
	Entities func() []wire.Entity
}

// Alerts is the table SecurityAlert.
func Alerts(alerts iter.Seq[Alert]) kql.Relation {
	columns := alertColumns()
	return kql.Relation{Columns: columns, Rows: func(yield func(kql.Row) bool) {
		for a := range alerts {
			if !yield(func(column int) string { return a.cell(columns[column].Name) }) {
				return
			}
		}
	}}
}

func alertColumns() []kql.Column {
	return slices.Concat(
		columns(kql.Datetime, "TimeGenerated"),
		columns(kql.String, "SystemAlertId", "DisplayName", "AlertName", "AlertSeverity", "AlertType", "Description", "Status",
			"ProductName", "ProductComponentName", "ProviderName", "VendorName", "VendorOriginalId",
			"CompromisedEntity", "ConfidenceLevel", "ConfidenceScore", "Tactics", "Techniques", "SubTechniques", "AlertLink",
			"RemediationSteps", "Entities", "ExtendedProperties", "ExtendedLinks", "IsIncident"),
		columns(kql.Datetime, "StartTime", "EndTime", "ProcessingEndTime"),
	)
}

// cell returns a cell of the alert's row. Lists and objects are JSON in a text.
func (a Alert) cell(column string) string {
	switch column {
	case "SystemAlertId":
		return a.ID
	case "IsIncident":
		return "false"
	case "Entities":
		return a.entities()
	}
	p := a.Make().Properties
	switch column {
	case "TimeGenerated":
		return p.TimeGenerated
	case "StartTime":
		return p.StartTimeUTC
	case "EndTime":
		return p.EndTimeUTC
	case "ProcessingEndTime":
		return p.ProcessingEndTime
	case "Tactics":
		return strings.Join(p.Tactics, ", ")
	case "RemediationSteps":
		return text(p.RemediationSteps)
	case "ExtendedProperties":
		return text(p.AdditionalData)
	case "ConfidenceScore":
		return strconv.FormatFloat(p.ConfidenceScore, 'g', -1, 64)
	}
	return alertText(p, column)
}

// alertText returns a cell that stands in the alert as it is.
func alertText(p wire.AlertProperties, column string) string {
	switch column {
	case "DisplayName", "AlertName":
		return p.AlertDisplayName
	case "AlertSeverity":
		return p.Severity
	case "AlertType":
		return p.AlertType
	case "Description":
		return p.Description
	case "Status":
		return p.Status
	case "ProductName", "ProviderName":
		return p.ProductName
	case "VendorName":
		return p.VendorName
	case "VendorOriginalId":
		return p.ProviderAlertID
	case "CompromisedEntity":
		return p.CompromisedEntity
	case "ConfidenceLevel":
		return p.ConfidenceLevel
	case "AlertLink":
		return p.AlertLink
	}
	return ""
}

// entities is the list of entities in its own form: a type and its fields.
func (a Alert) entities() string {
	var all []map[string]any
	for i, e := range a.Entities() {
		fields := map[string]any{"$id": strconv.Itoa(i + 2), "Type": strings.ToLower(e.Kind)}
		for name, value := range e.Properties {
			if name != "friendlyName" {
				fields[strings.ToUpper(name[:1])+name[1:]] = value
			}
		}
		all = append(all, fields)
	}
	return text(all)
}
