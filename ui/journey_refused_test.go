package ui_test

import (
	"net/http"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// sendInto opens the panel, lets the next write meet a fault, and sends.
func sendInto(j *uitest.Journey, f simulator.Fault) {
	f.Method = http.MethodPut
	if f.Kind == 0 {
		f.Kind = simulator.FaultStatus
	}
	j.Sim.Inject(f)
	j.Press("n")
	j.Type("Not at once")
	j.Press("ctrl+s")
	j.Wait(3 * time.Minute)
}

func TestARefusalSaysWhatIsMissingAndKeepsTheForm(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		fault simulator.Fault
		says  []string
	}{
		"403 names the role": {
			simulator.Fault{Status: http.StatusForbidden, Code: "AuthorizationFailed"},
			[]string{"your role does not allow it", "Microsoft Sentinel Responder"},
		},
		"409 is explained": {
			simulator.Fault{Status: http.StatusConflict, Code: "Conflict"},
			[]string{"Azure refuses it: The request could not be"},
		},
		"401 says what to run": {
			simulator.Fault{Status: http.StatusUnauthorized, Times: -1},
			[]string{"not signed in", "az login"},
		},
		"a long throttling says until when": {
			simulator.Fault{Status: http.StatusTooManyRequests, RetryAfter: 10 * time.Minute},
			[]string{"Azure asks to wait until 00:10:0"},
		},
		"no network": {
			simulator.Fault{Kind: simulator.FaultResetBefore, Times: -1},
			[]string{"the connection to management.azure.com broke"},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
				sendInto(j, c.fault)
				j.Sees("Not at once", "not created", "ctrl+s sends it again")
				j.Sees(c.says...)
				j.Sim.Heal()
				j.Press("ctrl+s")
				j.Wait(time.Second)
				j.OnCursor("Not at once")
				oneName(t, j)
			})
		})
	}
}

func TestARefusedFieldIsShownWhereAzureNamesIt(t *testing.T) {
	t.Parallel()
	cases := map[string]struct{ message, field string }{
		"title":       {"'Title' must have a non-empty value", "Title"},
		"severity":    {"severity must not be empty.", "Severity"},
		"status":      {"status must not be empty.", "Status"},
		"description": {"The description is too long.", "0 of 5000"},
		"labels":      {"A label is not valid.", "Tags"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: 100, Height: 40}, func(j *uitest.Journey) {
				sendInto(j, simulator.Fault{Status: http.StatusBadRequest, Code: "BadRequest", Message: c.message})
				field, _ := j.Line(c.field)
				said, _ := j.Line("✗ " + c.message)
				if said <= field || said > field+6 {
					t.Errorf("the refusal is in line %d, the field in line %d:\n%s", said, field, j.Screen())
				}
			})
		})
	}
}
