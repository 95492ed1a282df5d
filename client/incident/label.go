package incident

import (
	"strings"

	"sentinelq/client/clean"
	"sentinelq/client/fold"
)

// LabelType says who put a label on. Only the service writes it.
type LabelType string

// The label types of the service.
const (
	UserLabel    LabelType = "User"
	AutoAssigned LabelType = "AutoAssigned"
)

// Label is a tag. The portal calls it a tag, the API a label.
type Label struct {
	Name clean.Text
	Type LabelType
}

// SameTag reports whether two names are the same tag to a person: equal as
// [fold.Equal] says, without regard to surrounding spaces. The case of the one
// that was there first is kept.
func SameTag(a, b string) bool {
	return fold.Equal(strings.TrimSpace(a), strings.TrimSpace(b))
}

// HasTag reports whether one of labels is the tag name.
func HasTag(labels []Label, name string) bool {
	for _, l := range labels {
		if SameTag(l.Name.Raw(), name) {
			return true
		}
	}
	return false
}
