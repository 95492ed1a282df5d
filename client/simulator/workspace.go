package simulator

import (
	"net/http"
	"strings"
	"time"

	"sentinelq/client/simulator/chance"
	"sentinelq/client/simulator/respond"
	"sentinelq/client/simulator/wire"
)

// customerID is the GUID by which Log Analytics knows the workspace.
func (s *Simulator) customerID() string {
	return chance.GUID(chance.Named(s.options.Seed, s.options.Workspace, "customer"))
}

// workspacePath returns the segments of the workspace's resource ID.
func (s *Simulator) workspacePath() []string {
	return strings.Split(strings.Trim(s.scope.Workspace(), "/"), "/")
}

// workspace answers Workspaces_Get (Microsoft.OperationalInsights, api-version
// 2023-09-01).
func (s *Simulator) workspace(c call) (respond.Answer, error) {
	if c.method != http.MethodGet {
		return respond.Answer{}, c.unsupported()
	}
	type properties struct {
		CustomerID        string         `json:"customerId"`
		ProvisioningState string         `json:"provisioningState"`
		SKU               map[string]any `json:"sku"`
		RetentionInDays   int            `json:"retentionInDays"`
		CreatedDate       string         `json:"createdDate"`
	}
	return respond.JSON(http.StatusOK, struct {
		ID         string     `json:"id"`
		Name       string     `json:"name"`
		Type       string     `json:"type"`
		Location   string     `json:"location"`
		Properties properties `json:"properties"`
	}{
		s.scope.Workspace(), s.options.Workspace, "Microsoft.OperationalInsights/workspaces", "westeurope",
		properties{
			s.customerID(), "Succeeded",
			map[string]any{"name": "PerGB2018"},
			90,
			wire.Stamp(time.Date(2023, 5, 2, 8, 0, 0, 0, time.UTC)),
		},
	}), nil
}
