package incident_test

import (
	"testing"

	"sentinelq/client/incident"
)

func TestTrimmingADraftLeavesTheMemoryOfItsTagsAlone(t *testing.T) {
	t.Parallel()
	shared := []string{"kept", "another's"}
	got := incident.Draft{Tags: shared[:1], TagText: "typed"}.Trimmed().Tags
	if len(got) != 2 || got[1] != "typed" || shared[1] != "another's" {
		t.Errorf("got %q, and the memory holds %q", got, shared)
	}
}
