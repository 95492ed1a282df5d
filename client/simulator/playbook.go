package simulator

import (
	"encoding/json"
	"net/http"
	"strings"

	"sentinelq/client/simulator/arm"
	"sentinelq/client/simulator/logic"
	"sentinelq/client/simulator/rbac"
	"sentinelq/client/simulator/respond"
)

// Run is a playbook that was started on an incident.
type Run = logic.Started

// Runs returns the playbooks that were started, the oldest first.
func (s *Simulator) Runs() []Run {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.playbooks.Started()
}

// workflows answers at …/workflows and below. Rest of a workflow's place is its
// resource group, its name, and what is under it.
func (s *Simulator) workflows(c call, p arm.Place) (respond.Answer, error) {
	if c.method != http.MethodGet {
		return respond.Answer{}, c.unsupported()
	}
	if p.Kind == arm.Workflows {
		if !rbac.Allows(s.options.Playbooks.Entries(), rbac.ReadPlaybook) {
			return logic.None(), nil
		}
		return s.playbooks.List(""), nil
	}
	switch len(p.Rest) {
	case 1:
		return s.playbooks.List(p.Rest[0]), nil
	case 2:
		return s.playbooks.Get(p.Rest[0], p.Rest[1])
	case 3:
		if strings.EqualFold(p.Rest[2], "runs") {
			return s.playbooks.Runs(p.Rest[0], p.Rest[1], c.now)
		}
	}
	return respond.Answer{}, nothingThere()
}

// runPlaybook answers Incidents_RunPlaybook. It says nothing of the run. As
// was seen of the service, missing rights on the playbook are a bad request,
// of which the text helps nobody.
func (s *Simulator) runPlaybook(c call, r *record) (respond.Answer, error) {
	if c.method != http.MethodPost {
		return respond.Answer{}, c.unsupported()
	}
	var body struct {
		LogicAppsResourceID string `json:"logicAppsResourceId"`
		TenantID            string `json:"tenantId"`
	}
	if err := json.Unmarshal(c.body, &body); err != nil {
		return respond.Answer{}, respond.BadRequest("The request content was invalid and could not be deserialized: '%s'.", err)
	}
	if body.LogicAppsResourceID == "" {
		return respond.Answer{}, respond.BadRequest("'LogicAppsResourceId' must have a non-empty value")
	}
	if !rbac.Allows(s.options.Playbooks.Entries(), rbac.RunPlaybook) {
		return respond.Answer{}, respond.BadRequest("Bad Request")
	}
	if err := s.playbooks.Start(body.LogicAppsResourceID, r.Name, c.now); err != nil {
		return respond.Answer{}, err
	}
	return respond.Answer{Status: http.StatusNoContent}, nil
}
