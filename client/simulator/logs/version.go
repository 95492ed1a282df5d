package logs

import (
	"encoding/json"
	"iter"
	"slices"
	"strconv"
	"time"

	"sentinelq/client/simulator/kql"
	"sentinelq/client/simulator/wire"
)

// Version is an incident as a change left it.
type Version struct {
	At       time.Time
	By       string // who changed it: ModifiedBy
	Name     string
	Incident wire.Properties
	Attached func() Attached // asked for when a query needs it; nil for nothing
}

// Attached is what hung on an incident.
type Attached struct {
	Alerts, Bookmarks []string // IDs
	Comments          []wire.Comment
	Tasks             []wire.Task
}

// StatusDeleted is the status of the last row of an incident that was deleted.
const StatusDeleted = "Deleted"

// Incidents is the table SecurityIncident of versions.
func Incidents(versions iter.Seq[Version]) kql.Relation {
	columns := incidentColumns()
	return kql.Relation{Columns: columns, Rows: func(yield func(kql.Row) bool) {
		for v := range versions {
			if !yield(func(column int) string { return v.cell(columns[column].Name) }) {
				return
			}
		}
	}}
}

// incidentColumns begins with TimeGenerated, as every table does here.
func incidentColumns() []kql.Column {
	return slices.Concat(
		columns(kql.Datetime, "TimeGenerated"),
		columns(kql.String, "IncidentName"), columns(kql.Int, "IncidentNumber"),
		columns(kql.String, "Title", "Description", "Severity", "Status", "Classification", "ClassificationReason", "ClassificationComment"),
		columns(kql.Dynamic, "Owner", "Labels", "AlertIds", "BookmarkIds", "Comments", "Tasks"),
		columns(kql.String, "ModifiedBy"),
		columns(kql.Datetime, "LastModifiedTime", "CreatedTime", "ClosedTime", "FirstActivityTime", "LastActivityTime"),
		columns(kql.String, "ProviderName", "ProviderIncidentId", "IncidentUrl"),
		columns(kql.Dynamic, "RelatedAnalyticRuleIds", "AdditionalData"),
	)
}

func columns(kind string, names ...string) []kql.Column {
	all := make([]kql.Column, len(names))
	for i, name := range names {
		all[i] = kql.Column{Name: name, Type: kind}
	}
	return all
}

// cell returns a cell of the version's row.
func (v Version) cell(column string) string {
	p := &v.Incident
	switch column {
	case "TimeGenerated", "LastModifiedTime":
		return wire.Stamp(v.At)
	case "IncidentName":
		return v.Name
	case "IncidentNumber":
		return strconv.Itoa(p.IncidentNumber)
	case "ModifiedBy":
		return v.By
	case "CreatedTime":
		return p.CreatedTimeUTC
	case "FirstActivityTime":
		return p.FirstActivityTimeUTC
	case "LastActivityTime":
		return p.LastActivityTimeUTC
	case "ClosedTime":
		if p.Status == "Closed" {
			return wire.Stamp(v.At)
		}
		return ""
	}
	if text, is := v.text(column); is {
		return text
	}
	return v.dynamic(column)
}

// text returns a cell that stands in the incident as it is.
func (v Version) text(column string) (string, bool) {
	p := &v.Incident
	switch column {
	case "Title":
		return p.Title, true
	case "Description":
		return p.Description, true
	case "Severity":
		return p.Severity, true
	case "Status":
		return p.Status, true
	case "Classification":
		return p.Classification, true
	case "ClassificationReason":
		return p.ClassificationReason, true
	case "ClassificationComment":
		return p.ClassificationComment, true
	case "ProviderName":
		return p.ProviderName, true
	case "ProviderIncidentId":
		return p.ProviderIncidentID, true
	case "IncidentUrl":
		return p.IncidentURL, true
	}
	return "", false
}

// dynamic returns a cell that is JSON.
func (v Version) dynamic(column string) string {
	switch column {
	case "Owner":
		return text(v.Incident.Owner)
	case "Labels":
		return text(v.Incident.Labels)
	case "RelatedAnalyticRuleIds":
		return text(v.Incident.RelatedAnalyticRuleIDs)
	case "AdditionalData":
		return text(v.Incident.AdditionalData)
	}
	var hung Attached
	if v.Attached != nil {
		hung = v.Attached()
	}
	switch column {
	case "AlertIds":
		return text(append([]string{}, hung.Alerts...))
	case "BookmarkIds":
		return text(append([]string{}, hung.Bookmarks...))
	case "Comments":
		return comments(hung.Comments)
	default:
		return text(properties(hung.Tasks))
	}
}

// maxComments is how many bytes of comments a row has: as the whole record is
// limited to 64 KB, the oldest comments are left out of it.
const maxComments = 48 << 10

func comments(all []wire.Comment) string {
	for {
		content := text(properties(all))
		if len(content) <= maxComments || len(all) == 0 {
			return content
		}
		all = all[1:]
	}
}

// properties returns the fields of resources without their IDs.
func properties[P any](all []wire.Resource[P]) []P {
	fields := make([]P, len(all))
	for i, r := range all {
		fields[i] = r.Properties
	}
	return fields
}

// text returns the JSON of a value.
func text(value any) string {
	content, err := json.Marshal(value)
	if err != nil {
		return "" // what is on the wire can always be written
	}
	return string(content)
}
