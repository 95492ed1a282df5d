package simulator

import (
	"hash/fnv"
	"math/rand/v2"
	"strings"
	"time"
)

// raise makes a New incident of a rule, as an analytics rule does.
func (s *Simulator) raise(random *rand.Rand, by rule, at time.Time) *record {
	fill := placeholders(random)
	first := at.Add(-time.Duration(between(random, 5, 360)) * time.Minute)
	p := Properties{
		Title:                  fill.Replace(by.title),
		Description:            fill.Replace(by.description()),
		Severity:               by.severity,
		Status:                 "New",
		FirstActivityTimeUTC:   stamp(first),
		LastActivityTimeUTC:    stamp(first.Add(time.Duration(random.Int64N(int64(at.Sub(first)))))),
		RelatedAnalyticRuleIDs: []string{s.scope.provider() + "/alertRules/" + ruleID(by)},
		AdditionalData: AdditionalData{
			AlertsCount:       1 + random.IntN(3)*random.IntN(4),
			AlertProductNames: []string{by.product},
			Tactics:           strings.Fields(by.tactics),
		},
	}
	for tag := range strings.FieldsSeq(by.tags) {
		if random.IntN(3) > 0 {
			p.Labels = append(p.Labels, Label{tag, "AutoAssigned"})
		}
	}
	return s.add(guid(random), p, at)
}

// ruleID is the same for every incident of a rule.
func ruleID(r rule) string {
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(r.title)) // a hash never fails
	return guid(draw(sum.Sum64(), 0))
}

// live brings an incident to the status it is to have now.
func (s *Simulator) live(random *rand.Rand, r *record, status string, now time.Time) {
	p := &r.Properties
	p.Status = status
	if status == "New" && random.IntN(6) > 0 {
		return
	}
	if status != "Active" || random.IntN(6) > 0 {
		p.Owner = s.somebody(random)
	}
	if status != "New" {
		p.AdditionalData.CommentsCount = random.IntN(7)
		p.AdditionalData.BookmarksCount = max(random.IntN(8)-5, 0)
	}
	if random.IntN(3) == 0 {
		p.Labels = append(p.Labels, Label{pick(random, caseTags()), "User"})
	}
	if status == "Closed" {
		closing(random, p)
	}
	s.touch(r, r.created.Add(later(random, now.Sub(r.created))).Truncate(tick))
}

// later is a moment in the life of an incident of some age: mostly within its
// first day.
func later(random *rand.Rand, age time.Duration) time.Duration {
	within := min(age, 26*time.Hour)
	return time.Duration(random.Float64() * float64(within))
}

// somebody is an owner. Half the time it is one of the few who take most
// cases, and now and then a group.
func (s *Simulator) somebody(random *rand.Rand) Owner {
	if random.IntN(2) == 0 {
		return ownerOf(s.people[random.IntN(4)])
	}
	return ownerOf(pick(random, s.people))
}

// closing gives a verdict, in the shares that a rather busy SOC has.
func closing(random *rand.Rand, p *Properties) {
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

// caseTags are what analysts add by hand.
func caseTags() []string {
	return []string{"vip", "phish", "waiting-for-user", "handover", "Q3-exercise", "legal", "نیاز به بررسی", "🔥"}
}
