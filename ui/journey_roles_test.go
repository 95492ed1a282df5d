package ui_test

import (
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/client/simulator/rbac"
	"sentinelq/ui/uitest"
)

const (
	needsResponder   = "needs the role Microsoft Sentinel Responder"
	needsContributor = "needs the role Microsoft Sentinel Contributor"
)

// ability is an action by its key and its words, and the least role that may do
// it; empty where everybody may.
type ability struct{ key, words, needs string }

// abilities are the actions on the incident that is shown, and those that make a
// new one.
func abilities() []ability {
	return []ability{
		{"a", "owner: assign to me, somebody, or nobody", needsResponder},
		{"m", "assign to me", needsResponder},
		{"s", "status", needsResponder},
		{"e", "severity", needsResponder},
		{"x", "close with a classification", needsResponder},
		{"t", "tags", needsResponder},
		{"c", "write a comment", needsResponder},
		{"E", "edit all fields in a panel", needsResponder},
		{"p", "run a playbook", needsResponder},
		{"u", "undo my last change", needsResponder},
		{".", "make my last change here too", needsResponder},
		{"D", "delete the incident", needsContributor},
		{"y", "copy number, title, link, ID or what is selected", ""},
		{"L", "links to the portals", ""},
		{"r", "refresh now", ""},
	}
}

// lacks reports whether a role is less than what is needed.
func lacks(role simulator.Role, needs string) bool {
	return needs == needsContributor && role != simulator.Contributor || needs == needsResponder && role == simulator.Reader
}

// asRole runs a journey in a role, and fails if a request was sent that the role
// does not allow.
func asRole(t *testing.T, role simulator.Role, steps func(j *uitest.Journey, s subject)) {
	t.Helper()
	o := uitest.Options{Width: 100, Height: 40, Simulator: simulator.Options{Role: role}}
	onSubject(t, o, unsynced, func(j *uitest.Journey, s subject) {
		steps(j, s)
		for _, r := range j.Sim.Requests() {
			if !strings.Contains(r.Path, "/providers/Microsoft.SecurityInsights/") {
				continue
			}
			for _, action := range rbac.Needs(r.Method, strings.Split(strings.Trim(r.Path, "/"), "/")) {
				if !rbac.Allows(role.Entries(), action) {
					t.Errorf("%s %s was sent, which needs %s", r.Method, r.Path, action)
				}
			}
		}
	})
}

func eachRole(t *testing.T, test func(t *testing.T, role simulator.Role)) {
	t.Helper()
	for name, role := range map[string]simulator.Role{
		"Reader": simulator.Reader, "Responder": simulator.Responder, "Contributor": simulator.Contributor,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, role)
		})
	}
}

// body is the screen without its rule, its notice and its keys.
func body(j *uitest.Journey) string {
	lines := strings.Split(j.Screen(), "\n")
	return strings.Join(lines[1:len(lines)-3], "\n")
}

func TestAKeyThatTheRoleForbidsSaysWhichRoleIsNeeded(t *testing.T) {
	t.Parallel()
	eachRole(t, func(t *testing.T, role simulator.Role) {
		for _, page := range []bool{false, true} {
			asRole(t, role, func(j *uitest.Journey, s subject) {
				if page {
					j.Press("enter")
					j.Wait(time.Second)
				}
				for _, a := range abilities() {
					before := body(j)
					j.Press(a.key)
					said := a.words + ": " + a.needs
					switch {
					case lacks(role, a.needs):
						j.Sees(said)
						if body(j) != before {
							t.Errorf("%s opened something:\n%s", a.key, j.Screen())
						}
					case a.needs != "":
						j.SeesNot(said)
					}
					j.Press("esc")
					if page && !lacks(role, a.needs) {
						reopen(j)
					}
				}
				if role == simulator.Reader {
					s.sentPuts(j)
				}
			})
		}
	})
}

// reopen opens the page again if esc has closed it.
func reopen(j *uitest.Journey) {
	if !strings.Contains(j.Screen(), "Overview") {
		j.Press("enter")
		j.Wait(time.Second)
	}
}

func TestThePaletteSaysWhichRoleIsNeededAndRunsNothing(t *testing.T) {
	t.Parallel()
	eachRole(t, func(t *testing.T, role simulator.Role) {
		asRole(t, role, func(j *uitest.Journey, s subject) {
			for _, a := range abilities() {
				if !lacks(role, a.needs) {
					continue
				}
				j.Press(":")
				j.Type(a.words)
				j.Sees(a.needs)
				j.Press("enter")
				j.Sees("Actions") // it stays open
				j.Press("esc")
			}
			s.sentPuts(j)
		})
	})
}

func TestANewIncidentNeedsAResponder(t *testing.T) {
	t.Parallel()
	eachRole(t, func(t *testing.T, role simulator.Role) {
		asRole(t, role, func(j *uitest.Journey, s subject) {
			for key, words := range map[string]string{"n": "new incident", "N": "new incident from a template"} {
				j.Press(key)
				if role == simulator.Reader {
					j.Sees(words + ": " + needsResponder)
				} else {
					j.SeesNot(needsResponder)
				}
				j.Press("esc")
			}
			s.sentPuts(j)
		})
	})
}

// pageAbilities are the actions on each tab of the page: what is said where the
// role does not allow them.
func pageAbilities() map[string][]ability {
	return map[string][]ability{
		"Overview": {{"+", "comment: ", needsResponder}},
		"Alerts":   {{"+", "alert: ", needsResponder}, {"X", "take off the alert", needsContributor}},
		"Entities": {{"+", "comment: ", needsResponder}},
		"Comments": {{"+", "comment: ", needsResponder}, {"X", "delete the comment", needsContributor}},
		"Tasks": {
			{"+", "task: ", needsResponder},
			{"space", "task: ", needsResponder},
			{"enter", "task: ", needsResponder},
			{"w", "task: ", needsResponder},
			{"X", "delete the task", needsContributor},
		},
		"Bookmarks": {{"+", "bookmark: ", needsResponder}},
		"Similar":   {{"+", "comment: ", needsResponder}},
		"Activity":  {{"+", "comment: ", needsResponder}},
	}
}

func TestThePageSaysWhichRoleIsNeededAndSendsNothing(t *testing.T) {
	t.Parallel()
	eachRole(t, func(t *testing.T, role simulator.Role) {
		asRole(t, role, func(j *uitest.Journey, s subject) {
			j.Press("enter")
			all := pageAbilities()
			for _, tab := range []string{"Overview", "Alerts", "Entities", "Comments", "Tasks", "Bookmarks", "Similar", "Activity"} {
				j.Wait(time.Second)
				j.Sees(tab)
				for _, a := range all[tab] {
					if !lacks(role, a.needs) {
						continue
					}
					j.Press(a.key)
					j.Sees(a.words, a.needs)
					if a.needs == needsContributor {
						j.Sees("Not possible")
						j.Press("y", "esc")
					}
				}
				j.Press("tab")
			}
			s.sentPuts(j)
		})
	})
}

func TestAContributorAlonePutsANewBookmarkDown(t *testing.T) {
	t.Parallel()
	for role, off := range map[simulator.Role]bool{simulator.Responder: true, simulator.Contributor: false} {
		asRole(t, role, func(j *uitest.Journey, s subject) {
			j.Press("enter", "tab", "tab", "tab", "tab", "tab")
			j.Wait(time.Second)
			j.Press("+")
			j.Sees("Add one of the workspace", "Write a new one")
			if off {
				j.Sees(needsContributor)
				j.Press("n")
				j.Sees("Add one of the workspace") // it stays open
			} else {
				j.SeesNot(needsContributor)
			}
			s.sentPuts(j)
		})
	}
}

func TestAResponderChangesEverythingButDeletes(t *testing.T) {
	t.Parallel()
	asRole(t, simulator.Responder, func(j *uitest.Journey, s subject) {
		before := s.now()
		j.Press("e", "h")
		j.Wait(time.Second)
		j.Press("D")
		j.Type("4711")
		j.Press("enter", "esc")
		j.Wait(time.Second)
		s.sentPuts(j, asItWas().with(func(w *wire) { w.severity = `"High"` }).put(before.ETag))
		s.now()
	})
}

func TestWhileTheRoleIsNotKnownAzureDecides(t *testing.T) {
	t.Parallel()
	options := uitest.Options{Width: 130, Height: 24, Simulator: simulator.Options{Role: simulator.Reader}}
	var s subject
	options.Prepare = func(sim *simulator.Simulator) {
		s = subjectOf(sim, nil)
		sim.Inject(simulator.Fault{Kind: simulator.FaultStatus, Path: "Microsoft.Authorization/permissions", Status: 403, Times: -1})
	}
	uitest.Run(t, options, func(j *uitest.Journey) {
		s.t = j.T
		before := s.now()
		j.Press("e", "h")
		j.Wait(5 * time.Second)
		j.Sees("severity High was not saved: your role does not allow it")
		j.OnCursor("▌✗◆ med")
		s.became(before, nil)
	})
}
