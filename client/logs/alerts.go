package logs

import (
	"context"
	"strconv"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// maxAlerts is how many alerts are asked for at most: nobody reads more, and an
// alert has some kilobytes.
const maxAlerts = 1000

// RecentAlerts returns up to limit alerts of the last 14 days, the newest first,
// from the table SecurityAlert: those with what was typed in their name or in the
// name of the entity that is compromised, and the one with that ID; all of them
// when nothing is typed. An alert is there once, as it was last. A limit below 1
// finds nothing and asks nothing; more than 1000 are never found.
//
// Where a part of the result is missing, the rest is beside the error, an
// incident.ErrUnavailable. When throttled it fails with an
// *incident.ThrottledError.
func (l *Logs) RecentAlerts(ctx context.Context, typed string, limit int) ([]incident.Alert, error) {
	if limit < 1 {
		return nil, nil
	}
	found, err := l.ask(ctx, question{
		operation: "find alerts", query: alertsQuery(typed, limit), timespan: "P14D",
	})
	var alerts []incident.Alert
	for r := range found.all {
		if a := r.alert(); !a.ID.IsEmpty() { // nothing else can be related
			alerts = append(alerts, a)
		}
	}
	return alerts, err
}

func alertsQuery(typed string, limit int) string {
	var matching string
	if typed = typedText(typed); typed != "" {
		quoted := literal(typed)
		matching = " | where DisplayName contains " + quoted + " or CompromisedEntity contains " + quoted + " or SystemAlertId =~ " + quoted
	}
	return "SecurityAlert | where TimeGenerated > ago(14d) | summarize arg_max(TimeGenerated, *) by SystemAlertId" + matching +
		" | sort by TimeGenerated desc | take " + strconv.Itoa(
		min(limit, maxAlerts),
	) +
		" | project SystemAlertId, DisplayName, AlertSeverity, Status, ProductName, ProductComponentName, VendorName, AlertType," +
		" Description, Tactics, Techniques, CompromisedEntity, ConfidenceLevel, ConfidenceScore, AlertLink," +
		" StartTime, EndTime, TimeGenerated, VendorOriginalId, RemediationSteps"
}

func (r row) alert() incident.Alert {
	return incident.Alert{
		ID:                r.cell("SystemAlertId").text(),
		Title:             r.cell("DisplayName").text(),
		Severity:          incident.Severity(r.cell("AlertSeverity").text().Raw()),
		Status:            r.cell("Status").text(),
		Product:           r.cell("ProductName").text(),
		Component:         r.cell("ProductComponentName").text(),
		Vendor:            r.cell("VendorName").text(),
		Type:              r.cell("AlertType").text(),
		Description:       r.cell("Description").text(),
		Tactics:           r.cell("Tactics").texts(atCommas),
		Techniques:        r.cell("Techniques").texts(atCommas),
		CompromisedEntity: r.cell("CompromisedEntity").text(),
		Confidence:        confidence(r.cell("ConfidenceLevel").text(), r.cell("ConfidenceScore").text()),
		ProviderAlertID:   r.cell("VendorOriginalId").text(),
		Link:              r.cell("AlertLink").text(),
		Remediation:       r.cell("RemediationSteps").texts(whole),
		Start:             r.cell("StartTime").stamp(),
		End:               r.cell("EndTime").stamp(),
		Generated:         r.cell("TimeGenerated").stamp(),
	}
}

// confidence returns "High (0.9)", or the one that there is. KQL writes a number
// that is none as NaN.
func confidence(level, score clean.Text) clean.Text {
	switch {
	case score.IsEmpty() || score.Raw() == "NaN":
		return level
	case level.IsEmpty():
		return score
	}
	return clean.New(level.Raw() + " (" + score.Raw() + ")")
}
