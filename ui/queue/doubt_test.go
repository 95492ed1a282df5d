package queue_test

import (
	"strings"
	"testing"

	"sentinelq/ui/uitest/pens"
)

// TestWhatIsInDoubtLooksLikeNeitherDoneNorFailed holds without any colour.
func TestWhatIsInDoubtLooksLikeNeitherDoneNorFailed(t *testing.T) {
	t.Parallel()
	m := table(pens.Plain(), 80, 20, loaded(downFrom(10)...))
	plain := rowOf(t, m, 8)
	m.SetPending(nil, failed(8, 7))
	m.SetDoubts(failed(7))
	if doubt := rowOf(t, m, 7); !strings.HasPrefix(doubt, " ?") {
		t.Errorf("in doubt it is %q", doubt)
	}
	if row := rowOf(t, m, 8); row == plain || strings.HasPrefix(row, " ?") {
		t.Errorf("failed it is %q", row)
	}
	m.SetPending(renamed("T", 7), nil)
	if row := rowOf(t, m, 7); strings.HasPrefix(row, " ?") {
		t.Errorf("on its way again it is %q", row)
	}
	m.SetPending(nil, nil)
	m.SetDoubts(nil)
	if row := rowOf(t, m, 8); row != plain {
		t.Errorf("settled it is %q, was %q", row, plain)
	}
}
