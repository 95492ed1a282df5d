package simulator

import (
	"net/http"

	"sentinelq/client/simulator/parts"
	"sentinelq/client/simulator/respond"
	"sentinelq/client/simulator/wire"
)

// put answers Incidents_CreateOrUpdate: 201 for a new incident, 200 for one
// that is replaced.
func (s *Simulator) put(c call, name string) (respond.Answer, error) {
	body, err := wire.ParseSent(c.body)
	if err != nil {
		return respond.Answer{}, err
	}
	r, found := s.records[key(name)]
	if err := s.checkETag(r, body.ETag, name); err != nil {
		return respond.Answer{}, err
	}
	if !found {
		var p Properties
		s.replace(&p, body.Properties)
		r = s.add(name, p, c.now)
		s.log(r, s.Me().UserPrincipalName, c.now)
		r.listed = c.now.Add(s.options.ListDelay)
		return respond.JSON(http.StatusCreated, r.Incident), nil
	}
	s.change(r, s.Me().UserPrincipalName, c.now, func() { s.replace(&r.Properties, body.Properties) })
	return respond.JSON(http.StatusOK, r.Incident), nil
}

// checkETag refuses a write on a version that is gone. Without an etag in the
// body the last writer wins; an If-Match header is not looked at. For an
// incident that is gone altogether the service's answer is not documented.
func (s *Simulator) checkETag(r *record, etag, name string) error {
	if etag == "" || r != nil && r.ETag == etag {
		return nil
	}
	return parts.Conflict(s.scope.Incidents() + name)
}

// replace writes every writable field of p.
func (s *Simulator) replace(p *Properties, by *wire.SentProperties) {
	by.WriteTo(p)
	p.Owner = s.enrich(by.Owner)
}
