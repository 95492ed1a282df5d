package seed

import (
	"math/rand/v2"
	"strconv"
	"strings"

	"sentinelq/client/simulator/chance"
)

// rule is an analytics rule, or a detection of a Defender product, that raises
// incidents. {user}, {host}, {ip}, {country} and {count} in its texts stand for
// what it found.
type rule struct {
	title    string
	severity string
	product  string
	tactics  string // names with spaces between
	tags     string // likewise
	lines    []string
}

// Products as alertProductNames has them.
const (
	productSentinel = "Azure Sentinel"
	productEndpoint = "Microsoft Defender for Endpoint"
	productOffice   = "Microsoft Defender for Office 365"
	productIdentity = "Microsoft Defender for Identity"
	productEntra    = "Azure Active Directory Identity Protection"
	productCloud    = "Microsoft Defender for Cloud"
	productApps     = "Microsoft Defender for Cloud Apps"
)

// rules returns every rule of the demo. The first one raises its newest
// incident.
func rules() []rule {
	var all []rule
	for _, some := range [][]rule{identityRules(), endpointRules(), mailRules(), cloudRules(), networkRules()} {
		all = append(all, some...)
	}
	return all
}

// chooseRule picks a rule of a severity, of any severity where it is empty.
func chooseRule(random *rand.Rand, among []rule, severity string) rule {
	fitting := make([]rule, 0, len(among))
	for _, r := range among {
		if severity == "" || r.severity == severity {
			fitting = append(fitting, r)
		}
	}
	return chance.Pick(random, fitting)
}

func (r rule) description() string { return strings.Join(r.lines, "\n") }

// finding is what a rule found.
type finding struct {
	user, host, ip, country string
	count                   int
}

// find chooses what a rule found. The addresses are those that are reserved for
// documentation.
func find(random *rand.Rand) finding {
	users := []string{
		"a.lindqvist", "m.fuentes", "k.nowak", "svc-backup", "t.okafor", "l.martin", "adm-jensen", "h.suzuki", "reception",
	}
	hosts := []string{
		"FIN-WS-014", "HR-LT-221", "DC02", "SQL-PROD-3", "JUMP01", "ENG-MBP-77", "POS-0412", "WEB-FE-09", "BUILD-AGENT-5",
	}
	var f finding
	f.user = chance.Pick(random, users)
	f.host = chance.Pick(random, hosts)
	f.ip = chance.Pick(random, []string{"192.0.2.", "198.51.100.", "203.0.113."}) + strconv.Itoa(chance.Between(random, 2, 250))
	f.country = chance.Pick(random, []string{"Brazil", "Iran", "Latvia", "Nigeria", "Singapore", "Vietnam"})
	f.count = chance.Between(random, 7, 240)
	return f
}

// filler puts what was found into the texts of a rule.
func (f finding) filler() *strings.Replacer {
	return strings.NewReplacer("{user}", f.user, "{host}", f.host, "{ip}", f.ip, "{country}", f.country, "{count}", strconv.Itoa(f.count))
}
