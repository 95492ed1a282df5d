package incident

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/fold"
)

// TagWindow is how long a tag is suggested after it was last used.
const TagWindow = 14 * 24 * time.Hour

// TagUse is a tag with how often and when it was used in the workspace.
type TagUse struct {
	Name     clean.Text
	Count    int // incidents that carry it
	LastUsed time.Time
}

// Fold returns what is the same for the same tag, however it is written: equal
// exactly where [SameTag] finds them the same.
func (u TagUse) Fold() string {
	return fold.String(strings.TrimSpace(u.Name.Raw()))
}

// TagUses counts the tags of incidents that were modified since the beginning
// of the window before now, most used first, then most lately used. The case
// that was used last is the one suggested.
func TagUses(incidents []Incident, now time.Time) []TagUse {
	byFold := map[string]TagUse{}
	for _, in := range incidents {
		at := in.LastModified.Time()
		if now.Sub(at) > TagWindow {
			continue
		}
		for _, l := range in.Labels {
			tag := TagUse{Name: l.Name}.Fold()
			if tag == "" {
				continue
			}
			use := byFold[tag]
			use.Count++
			if use.Name.IsEmpty() || at.After(use.LastUsed) {
				use.Name, use.LastUsed = l.Name, at
			}
			byFold[tag] = use
		}
	}
	uses := make([]TagUse, 0, len(byFold))
	for _, use := range byFold {
		uses = append(uses, use)
	}
	slices.SortFunc(uses, compareTagUse)
	return uses
}

func compareTagUse(a, b TagUse) int {
	return cmp.Or(cmp.Compare(b.Count, a.Count), b.LastUsed.Compare(a.LastUsed),
		cmp.Compare(a.Name.Raw(), b.Name.Raw()))
}

// Snapshot is what the cache knows of a workspace: enough to paint the queue
// before the service has answered.
type Snapshot struct {
	Incidents []Incident
	TakenAt   time.Time // when the service last answered; zero when it never did
	Tags      []TagUse
}

// MergeTagUses joins two counts of the same workspace. Of a tag that both have,
// the one in newer counts; what was last used before the window is left out.
func MergeTagUses(newer, older []TagUse, now time.Time) []TagUse {
	merged := slices.Clone(newer)
	known := make(map[string]bool, len(newer))
	for _, u := range newer {
		known[u.Fold()] = true
	}
	for _, u := range older {
		if !known[u.Fold()] && now.Sub(u.LastUsed) <= TagWindow {
			merged = append(merged, u)
		}
	}
	slices.SortStableFunc(merged, compareTagUse)
	return merged
}

// Tag returns the tag as it is written to an incident. To show it, use Name.
func (u TagUse) Tag() string { return u.Name.Raw() }

// Tags returns the incident's tags as they are written. To show them, use
// Labels.
func (in Incident) Tags() []string {
	tags := make([]string, len(in.Labels))
	for i, l := range in.Labels {
		tags[i] = l.Name.Raw()
	}
	return tags
}
