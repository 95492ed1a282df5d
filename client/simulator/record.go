package simulator

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"sentinelq/client/simulator/evidence"
	"sentinelq/client/simulator/logs"
	"sentinelq/client/simulator/odata"
	"sentinelq/client/simulator/parts"
	"sentinelq/client/simulator/respond"
	"sentinelq/client/simulator/seed"
	"sentinelq/client/simulator/wire"
)

// What providerName says of where an incident comes from.
const (
	providerSentinel = "Azure Sentinel"
	providerDefender = "Microsoft XDR"
)

// record is an incident that the workspace has.
type record struct {
	odata.Row
	listed time.Time        // when it begins to appear in lists
	origin *evidence.Origin // how it came to be; nil for what a client made
	file   *parts.Parts     // nil as long as nobody asked; see Simulator.file

	history []logs.Version // nil as long as nobody changed what was made up; see Simulator.versions
}

// key folds the name of an incident: ARM does not tell cases apart.
func key(name string) string { return strings.ToLower(name) }

// add makes a record of p under a name that is free. The caller holds mu, as
// for every method here.
func (s *Simulator) add(name string, p Properties, at time.Time) *record {
	s.number++
	id := s.scope.Incidents() + name
	p.IncidentNumber = s.number
	p.ProviderName = providerSentinel
	p.ProviderIncidentID = strconv.Itoa(s.number)
	p.IncidentURL = "https://portal.azure.com/#asset/Microsoft_Azure_Security_Insights/Incident" + id
	p.CreatedTimeUTC = wire.Stamp(at)
	r := &record{Row: odata.Row{
		Incident: Incident{ID: id, Name: name, Type: "Microsoft.SecurityInsights/Incidents", Properties: p},
		Key:      key(name),
		Created:  at,
	}}
	s.records[r.Key] = r
	s.touch(r, at)
	return r
}

// admit makes a record of what chance made up.
func (s *Simulator) admit(in seed.Incident) *record {
	r := s.add(in.Name, in.Properties, in.Created)
	origin := in.Origin // apart from the rest, which nobody needs again
	r.origin = &origin
	s.alerts.origins = append(s.alerts.origins, r.origin)
	if origin.Synced {
		r.Properties.ProviderName = providerDefender
		r.Properties.AdditionalData.ProviderIncidentURL = "https://security.microsoft.com/incidents/" + r.Properties.ProviderIncidentID
	}
	if !in.Modified.Equal(in.Created) {
		s.touch(r, in.Modified)
	}
	return r
}

// touch ends every write: a new etag, a new modification time, and no index
// that still has the old ones.
func (s *Simulator) touch(r *record, at time.Time) {
	r.Modified = at
	r.Properties.FillLists()
	r.Properties.LastModifiedTimeUTC = wire.Stamp(at)
	r.Properties.CreatedTimeUTC = wire.Stamp(r.Created)
	r.ETag = s.newETag(at)
	s.writes++
}

// delete answers Incidents_Delete. That what Defender syncs is refused is
// documented; the status is a guess.
func (s *Simulator) delete(c call, name string) (respond.Answer, error) {
	r, found := s.records[key(name)]
	if !found {
		return respond.Answer{Status: http.StatusNoContent}, nil
	}
	if r.isSynced() {
		return respond.Answer{}, respond.BadRequest("Incident '%s' is synchronized from Microsoft Defender XDR and cannot be deleted.", r.Name)
	}
	s.keepDeleted(r, s.Me().UserPrincipalName, c.now)
	s.unbind(r)
	delete(s.records, r.Key)
	s.writes++
	return respond.Answer{Status: http.StatusOK}, nil
}

// newETag returns an etag that no incident had before, in the service's form:
// a GUID-like text with quotes of its own inside. Nothing may be read from it.
func (s *Simulator) newETag(at time.Time) string {
	s.etags++
	return fmt.Sprintf(`"%08x-0000-0d00-0000-%08x0000"`, 0x03000000+s.etags, uint32(at.Unix())) //nolint:gosec // the low 32 bits are enough for a label
}
