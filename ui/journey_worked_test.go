package ui_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// TestARefusalAllTheSameNamesTheRoleOfThatWrite lets the permissions promise what
// Azure then does not allow: a deletion needs another role than a comment.
func TestARefusalAllTheSameNamesTheRoleOfThatWrite(t *testing.T) {
	t.Parallel()
	refused := func(j *uitest.Journey, method, path string) {
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultStatus, Method: method, Path: path, Status: http.StatusForbidden, Code: "AuthorizationFailed"})
	}
	for name, c := range map[string]struct {
		tab          int
		method, path string
		keys         []string
		role         string
	}{
		"a comment is deleted":  {commentsTab, http.MethodDelete, "/comments/", []string{"X", "y"}, "Microsoft Sentinel Contributor"},
		"a task is deleted":     {tasksTab, http.MethodDelete, "/tasks/", []string{"X", "y"}, "Microsoft Sentinel Contributor"},
		"an alert is taken off": {alertsTab, http.MethodDelete, "/relations/", []string{"X", "y"}, "Microsoft Sentinel Contributor"},
		"a task is completed":   {tasksTab, http.MethodPut, "/tasks/", []string{"space"}, "Microsoft Sentinel Responder"},
		"a comment is written":  {commentsTab, http.MethodPut, "/comments/", []string{"c", "x", "ctrl+s"}, "Microsoft Sentinel Responder"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: 200, Height: 40}, func(j *uitest.Journey) {
				j.Press("enter")
				tab(j, c.tab)
				refused(j, c.method, c.path)
				j.Press(c.keys...)
				j.Wait(2 * time.Second)
				j.Sees("your role does not allow it; " + c.role + " is needed")
			})
		})
	}
}

func TestACommentFromTheQueueReadsNoPartThatNobodyLooksAt(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("c")
		j.Type("seen")
		from := mark(j)
		j.Press("ctrl+s")
		j.Wait(2 * time.Second)
		j.Sees("#4711: comment added")
		for _, r := range journal(j, from) {
			if strings.HasPrefix(r, "GET") && strings.HasSuffix(r, "/comments") {
				j.T.Errorf("sent %s", r)
			}
		}
		j.Press("tab")
		j.Sees("comments 2")
	})
}

// TestAlertsAreSearchedWhenTypingRests types slower than the renderer and faster
// than a pause.
func TestAlertsAreSearchedWhenTypingRests(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("enter")
		tab(j, alertsTab)
		j.Press("+")
		j.Wait(time.Second)
		from := mark(j)
		for _, letter := range "travel" {
			j.Type(string(letter))
			j.Wait(100 * time.Millisecond)
		}
		j.Wait(time.Second)
		var asked []string
		for _, r := range journal(j, from) {
			if strings.Contains(r, "SecurityAlert") {
				asked = append(asked, r)
			}
		}
		if len(asked) != 1 || !strings.Contains(asked[0], "contains 'travel'") {
			j.T.Errorf("asked were %q", asked)
		}
	})
}
