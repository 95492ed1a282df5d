package logic

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"time"

	"sentinelq/client/simulator/chance"
	"sentinelq/client/simulator/respond"
	"sentinelq/client/simulator/wire"
)

// Started is a run that a client started.
type Started struct {
	Playbook string // the logic app's resource ID, as it was sent
	Incident string // the incident's name
	At       time.Time
}

// run is a run of a playbook.
type run struct {
	name       string
	start, end time.Time
	outcome    string
}

// newRun makes a run that begins at a time and ends some seconds later. Numbers
// in names of runs fall with time; they are labels here.
func newRun(random *rand.Rand, at time.Time) run {
	r := run{
		name:  fmt.Sprintf("0858%016dCU%02d", random.Uint64N(1e16), random.IntN(32)),
		start: at, end: at.Add(time.Duration(chance.Between(random, 3_000, 9_000)) * time.Millisecond).Truncate(wire.Tick),
		outcome: "Succeeded",
	}
	if random.IntN(8) == 0 {
		r.outcome = "Failed"
	}
	return r
}

// Run is a run as it stands on the wire (WorkflowRuns_List).
type Run struct {
	ID         string        `json:"id"`
	Name       string        `json:"name"`
	Type       string        `json:"type"`
	Properties RunProperties `json:"properties"`
}

// RunProperties are the fields of a run. One that still runs has no end.
type RunProperties struct {
	StartTime string `json:"startTime"`
	EndTime   string `json:"endTime,omitempty"`
	Status    string `json:"status"`
	Code      string `json:"code,omitempty"`
}

// on is the run as it stands at a time.
func (r run) on(workflow string, now time.Time) Run {
	p := RunProperties{StartTime: wire.Stamp(r.start), Status: "Running"}
	if !r.end.After(now) {
		p.EndTime, p.Status = wire.Stamp(r.end), r.outcome
		if r.outcome == "Failed" {
			p.Code = "ActionFailed"
		}
	}
	return Run{ID: workflow + "/runs/" + r.name, Name: r.name, Type: "Microsoft.Logic/workflows/runs", Properties: p}
}

// Runs answers WorkflowRuns_List, the newest run first.
func (s *Service) Runs(group, name string, now time.Time) (respond.Answer, error) {
	p, err := s.find(s.id(group, name))
	if err != nil {
		return respond.Answer{}, err
	}
	value := []Run{}
	for _, r := range slices.Backward(p.runs) {
		value = append(value, r.on(p.ID, now))
	}
	return answer(value), nil
}

// Start runs a playbook on an incident. The refusals of playbooks that are off,
// or wait for something else than an incident, are a guess.
func (s *Service) Start(id, incident string, at time.Time) error {
	p, err := s.find(id)
	if err != nil {
		return err
	}
	switch {
	case p.Properties.State != "Enabled":
		return respond.BadRequest("The playbook '%s' is disabled.", p.Name)
	case p.path == onAlert:
		return respond.Refuse(http.StatusNotFound, "NotFound", "no incident found with the properties you provided")
	case p.path != onIncident:
		return respond.BadRequest("The playbook '%s' has no incident trigger.", p.Name)
	}
	s.started = append(s.started, Started{Playbook: id, Incident: incident, At: at})
	p.runs = append(p.runs, newRun(chance.Named(s.seed, fmt.Sprint(len(s.started)), "run "+p.Name), at))
	return nil
}

// Started returns what was started, the oldest first.
func (s *Service) Started() []Started { return slices.Clone(s.started) }
