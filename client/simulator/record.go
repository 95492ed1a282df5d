package simulator

import (
	"strconv"
	"strings"
	"time"
)

// tick is the precision of the service's times: seven digits of a second.
const tick = 100 * time.Nanosecond

// stampLayout writes a time as the service writes createdTimeUtc.
const stampLayout = "2006-01-02T15:04:05.0000000Z"

func stamp(t time.Time) string { return t.UTC().Format(stampLayout) }

// record is an incident with what is needed to order and to list it.
type record struct {
	Incident
	key      string // the name in lower case
	created  time.Time
	modified time.Time
	listed   time.Time // when it begins to appear in lists
}

// key folds the name of an incident: ARM does not tell cases apart.
func key(name string) string { return strings.ToLower(name) }

// add makes a record of p under a name that is free. The caller holds mu, as
// for every method here.
func (s *Simulator) add(name string, p Properties, at time.Time) *record {
	s.number++
	id := s.scope.incidents() + name
	p.IncidentNumber = s.number
	p.ProviderName = "Azure Sentinel"
	p.ProviderIncidentID = strconv.Itoa(s.number)
	p.IncidentURL = "https://portal.azure.com/#asset/Microsoft_Azure_Security_Insights/Incident" + id
	p.CreatedTimeUTC = stamp(at)
	r := &record{
		Incident: Incident{ID: id, Name: name, Type: "Microsoft.SecurityInsights/Incidents", Properties: p},
		key:      key(name),
		created:  at,
	}
	s.records[r.key] = r
	s.touch(r, at)
	return r
}

// touch ends every write: a new etag, a new modification time, and no index
// that still has the old ones.
func (s *Simulator) touch(r *record, at time.Time) {
	r.modified = at
	r.Properties.fillLists()
	r.Properties.LastModifiedTimeUTC = stamp(at)
	r.Properties.CreatedTimeUTC = stamp(r.created)
	r.ETag = s.newETag(at)
	s.writes++
}

// remove takes an incident away.
func (s *Simulator) remove(name string) bool {
	if _, found := s.records[key(name)]; !found {
		return false
	}
	delete(s.records, key(name))
	s.writes++
	return true
}

// fillLists makes empty lists of missing ones: the service writes [] and never
// null.
func (p *Properties) fillLists() {
	for _, list := range []*[]string{
		&p.RelatedAnalyticRuleIDs, &p.AdditionalData.AlertProductNames,
		&p.AdditionalData.Tactics, &p.AdditionalData.Techniques,
	} {
		if *list == nil {
			*list = []string{}
		}
	}
	if p.Labels == nil {
		p.Labels = []Label{}
	}
}
