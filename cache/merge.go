package cache

import (
	"slices"
	"time"

	"sentinelq/client/incident"
)

// mergeTags returns old with uses merged in. Of the same tag the use that was
// used last stays, and the one of uses where that is equal.
func mergeTags(old, uses []incident.TagUse) []incident.TagUse {
	merged := make([]incident.TagUse, 0, len(old)+len(uses))
	place := make(map[string]int, len(old)+len(uses))
	for _, u := range slices.Concat(old, uses) {
		key := u.Fold()
		if key == "" {
			continue
		}
		at, known := place[key]
		switch {
		case !known:
			place[key] = len(merged)
			merged = append(merged, u)
		case !u.LastUsed.Before(merged[at].LastUsed):
			merged[at] = u
		}
	}
	return merged
}

// recentTags returns the uses inside the window before now in the order in which
// they are suggested, nil when there are none.
func recentTags(uses []incident.TagUse, now time.Time) []incident.TagUse {
	return incident.MergeTagUses(nil, uses, now)
}

// mergePeople returns people and behind them those of old that are not among
// them, no more than [MaxPeople].
func mergePeople(old, people []incident.Owner) []incident.Owner {
	merged := make([]incident.Owner, 0, min(len(old)+len(people), MaxPeople))
	for _, p := range slices.Concat(people, old) {
		if len(merged) == MaxPeople {
			break
		}
		if !p.IsZero() && !slices.ContainsFunc(merged, p.Is) {
			merged = append(merged, p)
		}
	}
	return merged
}
