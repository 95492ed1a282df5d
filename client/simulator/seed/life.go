package seed

import (
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"sentinelq/client/simulator/chance"
	"sentinelq/client/simulator/evidence"
	"sentinelq/client/simulator/wire"
)

// raise makes a New incident of a rule, as an analytics rule does.
func (w *World) raise(random *rand.Rand, by rule, at time.Time) Incident {
	found := find(random)
	fill := found.filler()
	first := at.Add(-time.Duration(chance.Between(random, 5, 360)) * time.Minute)
	p := wire.Properties{
		Title:                  fill.Replace(by.title),
		Description:            fill.Replace(by.description()),
		Severity:               by.severity,
		Status:                 "New",
		FirstActivityTimeUTC:   wire.Stamp(first),
		LastActivityTimeUTC:    wire.Stamp(first.Add(time.Duration(random.Int64N(int64(at.Sub(first)))))),
		RelatedAnalyticRuleIDs: []string{w.provider + "/alertRules/" + ruleID(by)},
		AdditionalData: wire.AdditionalData{
			AlertsCount:       1 + random.IntN(3)*random.IntN(4),
			AlertProductNames: []string{by.product},
			Tactics:           strings.Fields(by.tactics),
		},
	}
	for tag := range strings.FieldsSeq(by.tags) {
		if random.IntN(3) > 0 {
			p.Labels = append(p.Labels, wire.Label{LabelName: tag, LabelType: "AutoAssigned"})
		}
	}
	in := Incident{Name: chance.GUID(random), Properties: p, Created: at, Modified: at}
	in.Origin = evidence.Origin{
		User: found.user, Host: found.host, IP: found.ip, Country: found.country, Count: found.count,
		Product: by.product, Rule: p.RelatedAnalyticRuleIDs[0],
	}
	in.Origin.Synced = w.synced(in)
	return in
}

// ruleID is the same for every incident of a rule.
func ruleID(r rule) string {
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(r.title)) // a hash never fails
	return chance.GUID(chance.Draw(sum.Sum64(), 0))
}

// live brings an incident to the status it is to have now.
func (w *World) live(random *rand.Rand, in *Incident, status string, now time.Time) {
	p := &in.Properties
	p.Status = status
	if status == "New" && random.IntN(6) > 0 {
		return
	}
	if status != "Active" || random.IntN(6) > 0 {
		p.Owner = w.somebody(random)
	}
	if status != "New" {
		p.AdditionalData.CommentsCount = random.IntN(7)
		p.AdditionalData.BookmarksCount = max(random.IntN(8)-5, 0)
	}
	if random.IntN(3) == 0 {
		Tag(random, p)
	}
	if status == "Closed" {
		Close(random, p)
	}
	in.Modified = in.Created.Add(later(random, now.Sub(in.Created))).Truncate(wire.Tick)
}

// later is a moment in the life of an incident of some age: mostly within its
// first day.
func later(random *rand.Rand, age time.Duration) time.Duration {
	within := min(age, 26*time.Hour)
	return time.Duration(random.Float64() * float64(within))
}

// somebody is an owner. Half the time it is one of the few who take most
// cases, and now and then a group.
func (w *World) somebody(random *rand.Rand) wire.Owner {
	if random.IntN(2) == 0 {
		return w.team[random.IntN(4)]
	}
	return chance.Pick(random, w.team)
}

// Close closes an incident with a verdict, in the shares that a rather busy SOC
// has.
func Close(random *rand.Rand, p *wire.Properties) {
	p.Status = "Closed"
	switch roll := random.IntN(100); {
	case roll < 22:
		p.Classification, p.ClassificationReason = "TruePositive", "SuspiciousActivity"
		p.ClassificationComment = "Confirmed with the user. Sessions revoked, password reset."
	case roll < 56:
		p.Classification, p.ClassificationReason = "BenignPositive", "SuspiciousButExpected"
		p.ClassificationComment = "Planned change, ticket checked."
	case roll < 76:
		p.Classification, p.ClassificationReason = "FalsePositive", "IncorrectAlertLogic"
		p.ClassificationComment = "Threshold too low, the rule's author knows."
	case roll < 88:
		p.Classification, p.ClassificationReason = "FalsePositive", "InaccurateData"
		p.ClassificationComment = "The address list was out of date."
	default:
		p.Classification = "Undetermined"
	}
}

// Tag adds one of the tags that analysts add by hand.
func Tag(random *rand.Rand, p *wire.Properties) {
	p.Labels = append(slices.Clip(p.Labels), wire.Label{LabelName: chance.Pick(random, caseTags()), LabelType: "User"})
}

// caseTags are what analysts add by hand.
func caseTags() []string {
	return []string{"vip", "phish", "waiting-for-user", "handover", "Q3-exercise", "legal", "نیاز به بررسی", "🔥"}
}
