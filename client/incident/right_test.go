package incident_test

import (
	"testing"

	"sentinelq/client/incident"
)

// The lists of Microsoft's built-in roles, as a permissions call returns them.
func reader() incident.Grant {
	return incident.Grant{
		Actions: []string{
			"Microsoft.SecurityInsights/*/read",
			"Microsoft.SecurityInsights/dataConnectorsCheckRequirements/action",
			"Microsoft.OperationalInsights/workspaces/*/read",
			"Microsoft.Authorization/*/read",
		},
		NotActions: []string{"Microsoft.SecurityInsights/ConfidentialWatchlists/*", "Microsoft.OperationalInsights/workspaces/query/ConfidentialWatchlist/*"},
	}
}

func responder() incident.Grant {
	g := reader()
	g.Actions = append(g.Actions,
		"Microsoft.SecurityInsights/automationRules/*", "Microsoft.SecurityInsights/cases/*", "Microsoft.SecurityInsights/incidents/*",
		"Microsoft.SecurityInsights/entities/runPlaybook/action",
	)
	g.NotActions = append(g.NotActions, "Microsoft.SecurityInsights/cases/*/Delete", "Microsoft.SecurityInsights/incidents/*/Delete")
	return g
}

func contributor() incident.Grant {
	g := reader()
	g.Actions = append(g.Actions, "Microsoft.SecurityInsights/*")
	return g
}

func known(grants ...incident.Grant) incident.Rights {
	return incident.Rights{Known: true, Grants: grants}
}

func allRights() []incident.Right {
	var all []incident.Right
	for r := incident.WriteIncidents; r <= incident.RunPlaybooks; r++ {
		all = append(all, r)
	}
	return all
}

func TestTheRolesOfAzureAllowWhatTheyAreSaidToAllow(t *testing.T) {
	t.Parallel()
	playbooks := incident.Grant{Actions: []string{"Microsoft.Logic/workflows/*"}}
	for _, tt := range []struct {
		name   string
		rights incident.Rights
		allow  func(incident.Right) bool
	}{
		{"nothing known", incident.Rights{}, func(incident.Right) bool { return true }},
		{"nothing granted", known(), func(incident.Right) bool { return false }},
		{"Reader", known(reader()), func(incident.Right) bool { return false }},
		{"Reader and Logic App Contributor", known(reader(), playbooks), func(incident.Right) bool { return false }},
		{"Responder", known(responder()), func(r incident.Right) bool { return r.Role().String() == "Microsoft Sentinel Responder" }},
		{"Contributor", known(contributor()), func(incident.Right) bool { return true }},
		{"Responder by one role and Contributor by another", known(responder(), contributor()), func(incident.Right) bool { return true }},
		{"Owner of the subscription", known(incident.Grant{Actions: []string{"*"}}), func(incident.Right) bool { return true }},
		{"Contributor of the subscription", known(incident.Grant{
			Actions:    []string{"*"},
			NotActions: []string{"Microsoft.Authorization/*/Delete", "Microsoft.Authorization/*/Write"},
		}), func(incident.Right) bool { return true }},
		{"Reader of the subscription", known(incident.Grant{Actions: []string{"*/read"}}), func(incident.Right) bool { return false }},
	} {
		for _, r := range allRights() {
			if got, want := tt.rights.Allow(r), tt.allow(r); got != want {
				t.Errorf("%s: %s is allowed: %t", tt.name, r.Action(), got)
			}
		}
	}
}

func TestPatternsOfActionsMatch(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		pattern string
		want    bool
	}{
		{"Microsoft.SecurityInsights/incidents/write", true},
		{"microsoft.securityinsights/INCIDENTS/WRITE", true},
		{"Microsoft.SecurityInsights/incidents/*", true},
		{"Microsoft.SecurityInsights/*/write", true},
		{"*/incidents/*", true},
		{"*", true},
		{"**", true},
		{"*write*", true},
		{"Microsoft.SecurityInsights/incidents", false},
		{"Microsoft.SecurityInsights/incidents/comments/write", false},
		{"Microsoft.SecurityInsights/incidents/*/write", false},
		{"*/incidents/incidents/*", false},
		{"*/write/*", false},
		{"*x", false},
		{"", false},
	} {
		rights := known(incident.Grant{Actions: []string{tt.pattern}})
		if got := rights.Allow(incident.WriteIncidents); got != tt.want {
			t.Errorf("%q allows incidents/write: %t", tt.pattern, got)
		}
	}
}

func TestEveryRightHasAnActionOfItsOwn(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, r := range allRights() {
		if a := r.Action(); a == "" || seen[a] {
			t.Errorf("right %d has the action %q", r, a)
		}
		seen[r.Action()] = true
	}
	if odd := incident.Right(99); odd.Action() != "" || odd.Role().String() != "Microsoft Sentinel Contributor" {
		t.Errorf("an unknown right has the action %q and the role %q", odd.Action(), odd.Role())
	}
}
