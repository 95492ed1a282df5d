package evidence

import (
	"encoding/json"

	"sentinelq/client/simulator/chance"
	"sentinelq/client/simulator/wire"
)

// Bookmarks returns what hunters kept for the incident, the oldest first.
func (m Maker) Bookmarks(o Origin) []wire.Bookmark {
	random := m.draw(o, "bookmarks")
	all := make([]wire.Bookmark, o.Bookmarks)
	for i, at := range o.moments(o.Bookmarks) {
		name, by := chance.GUID(random), m.somebody(random)
		text := chance.Pick(random, hunts())
		all[i] = wire.Bookmark{
			ID: m.provider + "/bookmarks/" + name, Name: name, Type: wire.TypeRelatedBookmark, ETag: `"` + chance.GUID(random) + `"`,
			Properties: wire.BookmarkProperties{
				DisplayName: text[0] + " - " + o.User, Notes: text[2], Labels: []string{"hunt", o.Severity},
				Query: text[1], QueryResult: o.hit(), EventTime: wire.Stamp(o.First),
				Created: wire.Stamp(at), CreatedBy: by, Updated: wire.Stamp(at), UpdatedBy: by,
				QueryStartTime: wire.Stamp(o.First), QueryEndTime: wire.Stamp(o.Last),
				IncidentInfo: &wire.IncidentInfo{
					IncidentID: o.Name, Severity: o.Severity, Title: o.Title, RelationName: chance.GUID(random),
				},
			},
		}
	}
	return all
}

// hit is the row that was kept, as the portal writes it.
func (o Origin) hit() string {
	row, err := json.Marshal(map[string]any{
		"TimeGenerated": wire.Stamp(o.First), "Account": o.User, "Computer": o.Host, "IPAddress": o.IP,
		"__entityMapping": map[string]string{o.User: "Account", o.Host: "Host", o.IP: "IP"},
	})
	if err != nil {
		return "" // texts can always be written
	}
	return string(row)
}

// hunts are a name, a query and a note each.
func hunts() [][3]string {
	return [][3]string{
		{"First sign-in from the address", "SigninLogs\n| summarize arg_min(TimeGenerated, *) by IPAddress", "Earlier than the alert."},
		{"Process with an odd parent", "DeviceProcessEvents\n| where InitiatingProcessFileName =~ \"winword.exe\"", ""},
		{"Download of a large archive", "OfficeActivity\n| where Operation == \"FileDownloaded\"", "4.2 GB in one hour."},
		{"SecurityEvent 4625", "SecurityEvent\n| where EventID == 4625\n| take 10", "Many failures before the success."},
	}
}
