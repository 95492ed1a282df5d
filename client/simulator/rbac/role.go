package rbac

// Role is a built-in role of Sentinel.
type Role int

// The roles, from more to fewer rights.
const (
	Contributor Role = iota
	Responder
	Reader
)

// Entry is one role assignment's lists (Permissions_ListForResource,
// api-version 2022-04-01).
type Entry struct {
	Actions        []string `json:"actions"`
	NotActions     []string `json:"notActions"`
	DataActions    []string `json:"dataActions"`
	NotDataActions []string `json:"notDataActions"`
}

func entry(actions, notActions []string) Entry {
	return Entry{Actions: actions, NotActions: append([]string{}, notActions...), DataActions: []string{}, NotDataActions: []string{}}
}

// Entries returns what a role grants.
func (r Role) Entries() []Entry {
	reading := []string{
		"Microsoft.SecurityInsights/*/read",
		"Microsoft.OperationalInsights/workspaces/analytics/query/action",
		"Microsoft.OperationalInsights/workspaces/query/*/read",
		// Nobody finds a workspace without it, whichever role it comes from.
		"Microsoft.OperationalInsights/workspaces/read",
		"Microsoft.Authorization/*/read",
		"Microsoft.OperationsManagement/solutions/read",
	}
	const watchlists = "Microsoft.SecurityInsights/ConfidentialWatchlists/*"
	switch r {
	case Contributor:
		return []Entry{entry(append([]string{"Microsoft.SecurityInsights/*"}, reading[1:]...), []string{watchlists})}
	case Responder:
		return []Entry{
			entry(reading, []string{watchlists}),
			entry([]string{
				"Microsoft.SecurityInsights/incidents/*",
				"Microsoft.SecurityInsights/cases/*",
				"Microsoft.SecurityInsights/automationRules/*",
				"Microsoft.SecurityInsights/entities/runPlaybook/action",
			}, []string{
				"Microsoft.SecurityInsights/incidents/*/Delete",
				"Microsoft.SecurityInsights/cases/*/Delete",
				watchlists,
			}),
		}
	default:
		return []Entry{entry(reading, []string{watchlists})}
	}
}

// Playbooks is what somebody may do with playbooks, which no role of Sentinel
// grants.
type Playbooks int

// The rights, from more to fewer.
const (
	PlaybooksAll      Playbooks = iota // run them and read their runs
	PlaybooksOperator                  // run them: Playbook Operator
	PlaybooksReader                    // read them and their runs
	PlaybooksNone                      // nothing: none is listed
)

// Actions on playbooks.
const (
	ReadPlaybook = "Microsoft.Logic/workflows/read"
	ReadRuns     = "Microsoft.Logic/workflows/runs/read"
	RunPlaybook  = "Microsoft.Logic/workflows/triggers/listCallbackUrl/action"
)

// Entries returns what the rights grant.
func (p Playbooks) Entries() []Entry {
	switch p {
	case PlaybooksAll:
		return []Entry{entry([]string{ReadPlaybook, ReadRuns, RunPlaybook}, nil)}
	case PlaybooksOperator:
		return []Entry{entry([]string{ReadPlaybook, RunPlaybook}, nil)}
	case PlaybooksReader:
		return []Entry{entry([]string{ReadPlaybook, ReadRuns}, nil)}
	default:
		return []Entry{}
	}
}
