package logic

import (
	"cmp"
	"fmt"
	"net/http"
	"strings"
	"time"

	"sentinelq/client/simulator/chance"
	"sentinelq/client/simulator/respond"
	"sentinelq/client/simulator/wire"
)

// Service is the logic apps of a subscription. It is used under the simulator's
// lock.
type Service struct {
	seed         uint64
	subscription string
	playbooks    []*playbook
	started      []Started
}

// playbook is a logic app with what it did, the oldest run first.
type playbook struct {
	Workflow
	path string // of its trigger
	runs []run
}

// pastRuns is how many runs every playbook has when the workspace begins.
const pastRuns = 4

// New returns the demo's playbooks, most of them in a resource group, with the
// runs of the days before now.
func New(seed uint64, subscription, group string, now time.Time) *Service {
	s := &Service{seed: seed, subscription: subscription}
	for _, m := range playbooks() {
		random := chance.Named(seed, m.name, "playbook")
		born := now.Add(-time.Duration(chance.Between(random, 60, 400)) * 24 * time.Hour)
		p := &playbook{path: m.path, Workflow: Workflow{
			ID: s.id(cmp.Or(m.group, group), m.name), Name: m.name, Type: "Microsoft.Logic/workflows", Location: "westeurope",
			Tags: map[string]string{"team": "soc"},
			Properties: Properties{
				ProvisioningState: "Succeeded", State: "Enabled", CreatedTime: wire.Stamp(born), ChangedTime: wire.Stamp(born.Add(time.Hour)),
				Version: "0858" + chance.GUID(random)[:8], Definition: m.definition(), Parameters: map[string]any{"$connections": map[string]any{}},
			},
		}}
		if m.disabled {
			p.Properties.State = "Disabled"
		}
		for i := range pastRuns {
			age := time.Duration(pastRuns-i)*20*time.Hour + time.Duration(random.IntN(600))*time.Minute
			p.runs = append(p.runs, newRun(random, now.Add(-age).Truncate(wire.Tick)))
		}
		s.playbooks = append(s.playbooks, p)
	}
	return s
}

func (s *Service) id(group, name string) string {
	return "/subscriptions/" + s.subscription + "/resourceGroups/" + group + "/providers/Microsoft.Logic/workflows/" + name
}

// find returns the playbook of a resource ID.
func (s *Service) find(id string) (*playbook, error) {
	for _, p := range s.playbooks {
		if strings.EqualFold(p.ID, id) {
			return p, nil
		}
	}
	return nil, respond.Refuse(http.StatusNotFound, "ResourceNotFound", fmt.Sprintf("The Resource '%s' was not found.", id))
}

// List answers Workflows_ListBySubscription, and Workflows_ListByResourceGroup
// where a group is named.
func (s *Service) List(group string) respond.Answer {
	value := []Workflow{}
	for _, p := range s.playbooks {
		if group != "" && !strings.EqualFold(p.ID, s.id(group, p.Name)) {
			continue
		}
		w := p.Workflow
		w.Properties.Definition, w.Properties.Parameters = nil, nil
		value = append(value, w)
	}
	return answer(value)
}

// None is the list of who may read none: the resource manager leaves out what
// the caller may not see.
func None() respond.Answer { return answer([]Workflow{}) }

func answer[T any](value []T) respond.Answer {
	return respond.JSON(http.StatusOK, struct {
		Value []T `json:"value"`
	}{value})
}

// Get answers Workflows_Get.
func (s *Service) Get(group, name string) (respond.Answer, error) {
	p, err := s.find(s.id(group, name))
	if err != nil {
		return respond.Answer{}, err
	}
	return respond.JSON(http.StatusOK, p.Workflow), nil
}
