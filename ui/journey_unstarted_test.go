package ui_test

import (
	"net/http"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// TestWhyAPlaybookWasNotStartedIsSaidInTheServicesWords leaves out the refusal of
// which the service does not say that a role is missing.
func TestWhyAPlaybookWasNotStartedIsSaidInTheServicesWords(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		status     int
		code, text string
		want       string
		role       bool
	}{
		"no right": {
			http.StatusForbidden, "AuthorizationFailed", "no",
			"your role does not allow it; Microsoft Sentinel Responder is needed", true,
		},
		"deleted":      {http.StatusNotFound, "ResourceNotFound", "The playbook was deleted.", "The playbook was deleted.", false},
		"switched off": {http.StatusConflict, "WorkflowDisabled", "The playbook is switched off.", "The playbook is switched off.", false},
		"unfit":        {http.StatusUnprocessableEntity, "WrongTrigger", "It begins otherwise.", "It begins otherwise.", false},
		"too many":     {http.StatusTooManyRequests, "TooManyRequests", "slow down", "Azure asks to wait", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: 200, Height: 40}, func(j *uitest.Journey) {
				j.Sim.Inject(simulator.Fault{
					Kind: simulator.FaultStatus, Path: "/runPlaybook", Times: -1,
					Status: c.status, Code: c.code, Message: c.text,
				})
				chooses(j)
				j.Press("y")
				j.Wait(time.Second)
				j.Says("#4711: "+isolate+" was not started", c.want)
				j.SeesNot("needed to write", "Playbook Operator", "Automation Contributor")
				if !c.role {
					j.SeesNot("role")
				}
				runs(j, 0)
			})
		})
	}
}
