package detail_test

import (
	"flag"
	"strings"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/detail"
	"sentinelq/ui/draw"
)

var _ = flag.Bool("update", false, "write the golden files anew")

func now() time.Time { return time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC) }

// full returns an incident with something in every place.
func full() incident.Incident {
	in := incident.Incident{
		ID:       "6f9619ff-8b86-d011-b42d-00c04fc964ff",
		Number:   4711,
		Title:    clean.New("Impossible travel of a privileged account"),
		Severity: incident.High,
		Status:   incident.Closed,
		Closing:  incident.Closings()[1],
		Owner: incident.Owner{
			AssignedTo: clean.New("Ann Analyst"), UserPrincipalName: clean.New("ann@contoso.example"), Type: incident.User,
		},
		Labels:        []incident.Label{{Name: clean.New("travel")}, {Name: clean.New("vip")}},
		Created:       stamped(now().Add(-3 * time.Hour)),
		LastModified:  stamped(now().Add(-5 * time.Minute)),
		FirstActivity: stamped(now().Add(-30 * time.Hour)),
		LastActivity:  stamped(now().Add(-4 * time.Hour)),
		URL:           clean.New("https://portal.azure.com/#asset/Microsoft_Azure_Security_Insights/Incident/4711"),
		Description:   clean.New("Signed in from Berlin and, eleven minutes later, from Lima.\n\nThe second sign-in used a legacy protocol."),
		Additional: incident.Additional{
			Alerts: 3, Bookmarks: 1, Comments: 2,
			Products:    []clean.Text{clean.New("Microsoft Entra ID Protection")},
			Tactics:     []clean.Text{clean.New("InitialAccess"), clean.New("CredentialAccess")},
			ProviderURL: clean.New("https://security.microsoft.com/incidents/99"),
		},
	}
	in.Closing.Comment = clean.New("a drill, announced on Monday")
	return in
}

// filledWith returns an incident with a text in every place.
func filledWith(word string) incident.Incident {
	in := full()
	t := clean.New(word)
	in.Title, in.Description, in.URL, in.Closing.Comment = t, clean.New(word+"\n"+word), t, t
	in.Owner = incident.Owner{AssignedTo: t, UserPrincipalName: clean.New("x" + word)}
	in.Labels = []incident.Label{{Name: t}, {Name: t}}
	in.Additional.Products, in.Additional.Tactics, in.Additional.ProviderURL = []clean.Text{t, t}, []clean.Text{t}, t
	in.Severity, in.Status, in.Closing.Reason = incident.Severity(word), incident.Status(word), incident.ClassificationReason(word)
	return in
}

// pane makes a pane with an incident.
func pane(pen draw.Pen, w, h int, in incident.Incident) *detail.Model {
	m := detail.New(pen, time.UTC)
	m.SetNow(now())
	m.SetSize(w, h)
	m.SetIncident(in)
	return m
}

// rows draws the pane and returns its lines without the spaces around them.
func rows(m *detail.Model) []string {
	lines := strings.Split(m.View(), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	return lines
}
