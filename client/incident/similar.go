package incident

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"sentinelq/client/clean"
)

// Limits of similarity, as the portal has them.
const (
	SimilarWithin = 14 * 24 * time.Hour // before the incident's last activity
	MaxSimilar    = 20
)

// Similar is an incident that resembles another one, and why.
type Similar struct {
	Incident Incident
	Reasons  []clean.Safe // the strongest first; never empty
	score    int
}

// What a common trait counts for. A shared entity tells more than a shared name.
const (
	scoreEntity  = 8
	scoreRule    = 6
	scoreTitle   = 5
	scoreTag     = 3
	scoreProduct = 1
)

// FindSimilar returns up to [MaxSimilar] of among that resemble in, those with
// the most in common first and of equals the newest. Only incidents count that
// were active in the 14 days before in's last activity, or before now where that
// is unknown. A product in common says little by itself and never makes two
// incidents similar alone. Entities are what has been loaded, by incident; an
// incident that is not in it is compared by its other traits.
func FindSimilar(in Incident, among []Incident, entities map[ID][]Entity, now time.Time) []Similar {
	end := in.LastActivity.Time()
	if end.IsZero() {
		end = now
	}
	var found []Similar
	for _, other := range among {
		if other.ID == in.ID || !other.activeBetween(end.Add(-SimilarWithin), end) {
			continue
		}
		if s := in.compare(other, entities); s.score > scoreProduct {
			found = append(found, s)
		}
	}
	slices.SortStableFunc(found, func(a, b Similar) int {
		if c := cmp.Compare(b.score, a.score); c != 0 {
			return c
		}
		if a.Incident.Before(b.Incident) {
			return -1
		}
		return 1
	})
	return found[:min(len(found), MaxSimilar)]
}

// activeBetween reports whether the incident was created or last active in the
// time given.
func (in Incident) activeBetween(from, to time.Time) bool {
	for _, at := range []time.Time{in.Created.Time(), in.LastActivity.Time()} {
		if !at.Before(from) && !at.After(to) {
			return true
		}
	}
	return false
}

func (in Incident) compare(other Incident, entities map[ID][]Entity) Similar {
	s := Similar{Incident: other}
	add := func(score int, parts ...clean.Safe) {
		s.score += score
		s.Reasons = append(s.Reasons, clean.Concat(parts...))
	}
	for _, e := range sharedEntities(entities[in.ID], entities[other.ID]) {
		add(
			scoreEntity,
			clean.Literal("same "),
			clean.New(strings.ToLower(string(e.Kind))).Safe(),
			clean.Literal(" "),
			e.Name.Safe(),
		)
	}
	if sharesText(in.AnalyticRules, other.AnalyticRules) {
		add(scoreRule, clean.Literal("same analytics rule"))
	}
	if title := strings.TrimSpace(
		in.Title.Raw(),
	); title != "" &&
		strings.EqualFold(title, strings.TrimSpace(other.Title.Raw())) {
		add(scoreTitle, clean.Literal("same title"))
	}
	for _, l := range in.Labels {
		if HasTag(other.Labels, l.Name.Raw()) {
			add(scoreTag, clean.Literal("tag "), l.Name.Safe())
		}
	}
	if sharesText(in.Additional.Products, other.Additional.Products) {
		add(scoreProduct, clean.Literal("same product"))
	}
	return s
}

// sharedEntities returns the entities that both lists have, each once.
func sharedEntities(a, b []Entity) []Entity {
	theirs := map[string]bool{}
	for _, e := range b {
		theirs[e.identity()] = true
	}
	var shared []Entity
	for _, e := range a {
		if id := e.identity(); theirs[id] && !e.Name.IsEmpty() {
			delete(theirs, id)
			shared = append(shared, e)
		}
	}
	return shared
}

func (e Entity) identity() string { return strings.ToLower(string(e.Kind) + "\x00" + e.Name.Raw()) }

func sharesText(a, b []clean.Text) bool {
	for _, x := range a {
		for _, y := range b {
			if !x.IsEmpty() && strings.EqualFold(x.Raw(), y.Raw()) {
				return true
			}
		}
	}
	return false
}
