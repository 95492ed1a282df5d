package record

import (
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// maker draws incidents of every shape that the types allow, and a few that the
// service would not send.
type maker struct{ *rand.Rand }

func newMaker(seed uint64) maker { return maker{rand.New(rand.NewPCG(seed, 1))} }

func (m maker) guid() string {
	var b [16]byte
	for i := range b {
		b[i] = byte(m.Uint32())
	}
	h := hex.EncodeToString(b[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

func (m maker) raw() string {
	switch m.IntN(8) {
	case 0:
		return ""
	case 1:
		return "\xff\xfe\x00 \xc3\x28" + fmt.Sprint(m.IntN(100))
	case 2:
		return strings.Repeat("long ", m.IntN(400))
	case 3:
		return m.guid()
	case 4:
		return "\x1b[31m\u202e" + fmt.Sprint(m.Uint32())
	default:
		return fmt.Sprintf("text %d", m.IntN(50))
	}
}

func (m maker) text() clean.Text { return clean.New(m.raw()) }

func (m maker) texts() []clean.Text {
	n := m.IntN(5) - 1
	if n < 0 {
		return nil
	}
	texts := make([]clean.Text, n)
	for i := range texts {
		texts[i] = m.text()
	}
	return texts
}

func (m maker) stamp() incident.Stamp {
	at := time.Unix(m.Int64N(4e9)-1e9, m.Int64N(1e9)).UTC()
	switch m.IntN(6) {
	case 0:
		return incident.Stamp{}
	case 1:
		return incident.ParseStamp(at.Format(time.RFC3339Nano))
	case 2:
		return incident.ParseStamp(m.raw())
	case 3:
		return incident.ParseStamp(at.Format("2006-01-02T15:04:05.0000000Z"))
	case 4:
		return incident.ParseStamp(at.Format("2006-01-02T15:04:05.00+02:00"))
	default:
		return incident.ParseStamp(at.Format("2006-01-02T15:04:05Z"))
	}
}

func (m maker) owner() incident.Owner {
	return incident.Owner{
		ObjectID: m.text(), Email: m.text(), AssignedTo: m.text(), UserPrincipalName: m.text(),
		Type: incident.OwnerType(m.raw()),
	}
}

func (m maker) id() string {
	switch m.IntN(10) {
	case 0:
		return m.raw()
	case 1:
		return strings.ToUpper(m.guid())
	default:
		return m.guid()
	}
}

func (m maker) incident() incident.Incident {
	id := m.id()
	in := incident.Incident{
		ID: incident.ID(id), ARM: m.text(), ETag: `"` + m.id() + `"`,
		Title: m.text(), Description: m.text(),
		Severity: incident.Severity(m.raw()), Status: incident.Status(m.raw()),
		Closing: incident.Closing{
			Classification: incident.Classification(m.raw()),
			Reason:         incident.ClassificationReason(m.raw()), Comment: m.text(),
		},
		Owner: m.owner(), FirstActivity: m.stamp(), LastActivity: m.stamp(),
		Number: m.IntN(1e6) - 10, Created: m.stamp(), LastModified: m.stamp(),
		URL: clean.New("https://portal/" + id + "/x"), Provider: m.text(), ProviderIncidentID: m.text(),
		AnalyticRules: m.texts(),
		Additional: incident.Additional{
			Alerts: m.IntN(9), Bookmarks: m.IntN(9) - 4, Comments: m.IntN(9),
			Products: m.texts(), Tactics: m.texts(), Techniques: m.texts(), ProviderURL: m.text(),
		},
	}
	if m.IntN(2) == 0 {
		in.ARM = clean.New("/subscriptions/s/Incidents/" + id)
	}
	for range m.IntN(4) {
		in.Labels = append(in.Labels, incident.Label{Name: m.text(), Type: incident.LabelType(m.raw())})
	}
	return in
}

func (m maker) incidents(n int) []incident.Incident {
	incidents := make([]incident.Incident, n)
	for i := range incidents {
		incidents[i] = m.incident()
	}
	return incidents
}
