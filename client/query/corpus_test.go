package query

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// noon is the moment the tests happen at, in a zone that is not UTC.
func noon() time.Time {
	return time.Date(2026, 11, 20, 12, 0, 0, 0, time.FixedZone("CET", 3600))
}

func ann() incident.Owner {
	return incident.Owner{
		ObjectID: clean.New("3b0c8a3e-95f4-4f3c-8a57-000000000001"), AssignedTo: clean.New("Ann Lee"),
		UserPrincipalName: clean.New("ann@contoso.example"), Email: clean.New("ann@contoso.example"), Type: incident.User,
	}
}

func env() Env { return Env{Now: noon(), Me: ann()} }

// sample is an incident that each test changes in one way.
func sample() incident.Incident {
	return incident.Incident{
		ID: "1", Number: 4711, Title: clean.New("Impossible travel"), Description: clean.New("Two sign-ins within an hour"),
		Severity: incident.High, Status: incident.New, Owner: ann(), Labels: labels("phishing", "lab-test"),
		Created: stamped(noon().Add(-2 * time.Hour)), LastModified: stamped(noon().Add(-time.Hour)),
		Additional: incident.Additional{
			Products: texts("Microsoft Defender for Endpoint"), Tactics: texts("Exfiltration", "LateralMovement"),
		},
	}
}

// stamped writes a time as the service does.
func stamped(at time.Time) incident.Stamp {
	return incident.ParseStamp(at.UTC().Format(time.RFC3339Nano))
}

func texts(raw ...string) []clean.Text {
	var out []clean.Text
	for _, r := range raw {
		out = append(out, clean.New(r))
	}
	return out
}

func labels(names ...string) []incident.Label {
	var out []incident.Label
	for _, n := range names {
		out = append(out, incident.Label{Name: clean.New(n), Type: incident.UserLabel})
	}
	return out
}

func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

// randomFilter writes a filter line that parses.
func randomFilter(r *rand.Rand) string {
	terms := make([]string, r.IntN(4))
	for i := range terms {
		terms[i] = pick(r, "", "", "-") + randomTerm(r)
	}
	return strings.Join(terms, pick(r, " ", "  ", "\t"))
}

func randomTerm(r *rand.Rand) string {
	values := func(from ...string) string {
		text := pick(r, from...)
		for r.IntN(3) == 0 {
			text += pick(r, ",", "|") + pick(r, from...)
		}
		return text
	}
	when := func() string {
		return values("<24h", ">2d", "<=1w", ">=90m", "2026-11-20", "<2026-11-20", ">2026-11-18", ">=2026-11-01", "<=2026-11-20")
	}
	switch r.IntN(9) {
	case 0:
		return "status:" + values("new", "Active", "closed", "c", "any", `"new"`)
	case 1:
		return pick(r, "sev:", "severity:") + values("high", "MED", "low", "info")
	case 2:
		return "owner:" + values("me", "none", "ann", `"me"`, "=none", `="Ann Lee"`, "bob@")
	case 3:
		return "tag:" + values("phish", "=test", `"two words"`, `"a,b"`, `"=x"`, `"q\"q"`)
	case 4:
		return "created:" + when()
	case 5:
		return "updated:" + when()
	case 6:
		return "#" + values("1", "2", "3", "#4")
	case 7:
		return "tactic:" + values("exfil", `"lateral movement"`) + " product:" + values("defender", "sentinel")
	default:
		return values("travel", `"-x"`, `"a:b"`, "10:30", `"#5"`, `"C:\temp"`, "straße", `"free text"`, "47")
	}
}

// randomIncident makes one that such filters have something to say about.
func randomIncident(r *rand.Rand) incident.Incident {
	in := sample()
	in.ID = incident.ID(fmt.Sprint(r.IntN(1000)))
	in.Number = 1 + r.IntN(5)
	in.Status = pick(r, incident.New, incident.Active, incident.Closed, "Resolved")
	in.Severity = pick(r, incident.High, incident.Medium, incident.Low, incident.Informational, "Critical")
	in.Owner = pick(r, incident.Owner{}, ann(), incident.Owner{AssignedTo: clean.New("none")})
	in.Title = clean.New(pick(r, "Impossible travel", "Straße", "a:b -x", "nothing"))
	in.Labels = pick(r, nil, labels("phishing"), labels("test", "two words"))
	in.Created = randomStamp(r)
	in.LastModified = randomStamp(r)
	return in
}

func randomStamp(r *rand.Rand) incident.Stamp {
	if r.IntN(10) == 0 {
		return incident.Stamp{}
	}
	return stamped(noon().Add(time.Duration(r.IntN(240)-238) * time.Hour / 2))
}
