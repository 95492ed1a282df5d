package incident_test

import (
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

func TestThereAreTheFiveClosingsOfThePortal(t *testing.T) {
	t.Parallel()
	want := []struct {
		classification incident.Classification
		reason         incident.ClassificationReason
		label          string
	}{
		{incident.TruePositive, incident.SuspiciousActivity, "True positive - suspicious activity"},
		{incident.BenignPositive, incident.SuspiciousButExpected, "Benign positive - suspicious but expected"},
		{incident.FalsePositive, incident.IncorrectAlertLogic, "False positive - incorrect alert logic"},
		{incident.FalsePositive, incident.InaccurateData, "False positive - inaccurate data"},
		{incident.Undetermined, "", "Undetermined"},
	}
	got := incident.Closings()
	if len(got) != len(want) {
		t.Fatalf("%d closings, want %d", len(got), len(want))
	}
	for i, w := range want {
		c := got[i]
		if c.Classification != w.classification || c.Reason != w.reason || !c.Comment.IsEmpty() {
			t.Errorf("closing %d is %+v, want %s with %q", i, c, w.classification, w.reason)
		}
		if label := c.Label().String(); label != w.label {
			t.Errorf("closing %d is called %q, want %q", i, label, w.label)
		}
		c.Comment = clean.New("done")
		if label := c.Label().String(); label != w.label {
			t.Errorf("with a comment closing %d is called %q, want %q", i, label, w.label)
		}
	}
}

func TestClosingsWithoutALabelOfTheirOwnAreNamedSafely(t *testing.T) {
	t.Parallel()
	odd := incident.Closing{Classification: incident.TruePositive, Reason: "\u202eOdd"}
	if got, want := odd.Label().String(), "TruePositive <U+202E>Odd"; got != want {
		t.Errorf("it is called %q, want %q", got, want)
	}
}

func TestPairsAreComparedWithoutTheirComments(t *testing.T) {
	t.Parallel()
	for i, a := range incident.Closings() {
		for j, b := range incident.Closings() {
			b.Comment = clean.New("another comment")
			if a.SamePair(b) != (i == j) {
				t.Errorf("SamePair(%s, %s) = %v", a.Label(), b.Label(), i != j)
			}
		}
	}
}

func TestAClosingIsZeroOnlyWithNothingInIt(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		closing incident.Closing
		want    bool
	}{
		{"nothing", incident.Closing{}, true},
		{"a classification", incident.Closing{Classification: incident.Undetermined}, false},
		{"a reason", incident.Closing{Reason: incident.InaccurateData}, false},
		{"a comment", incident.Closing{Comment: clean.New("x")}, false},
	}
	for _, tt := range tests {
		if got := tt.closing.IsZero(); got != tt.want {
			t.Errorf("%s: IsZero is %v", tt.name, got)
		}
	}
}
