package incident_test

import (
	"slices"
	"testing"

	"sentinelq/client/incident"
)

func TestSeveritiesAreReadAsTyped(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, typed string
		want        incident.Severity
		ok          bool
	}{
		{"the whole name", "Medium", incident.Medium, true},
		{"in any case", "hIGH", incident.High, true},
		{"a beginning", "info", incident.Informational, true},
		{"one letter", "l", incident.Low, true},
		{"spaces around it do not count", "  med ", incident.Medium, true},
		{"nothing is no severity", "", "", false},
		{"only spaces are none either", "   ", "", false},
		{"another word", "critical", "", false},
		{"more than the name", "highest", "", false},
		{"the middle of a name", "dium", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, ok := incident.ParseSeverity(tt.typed)
			if got != tt.want || ok != tt.ok {
				t.Errorf("ParseSeverity(%q) = %q, %v, want %q, %v", tt.typed, got, ok, tt.want, tt.ok)
			}
		})
	}
}

func TestStatusesAreReadAsTyped(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, typed string
		want        incident.Status
		ok          bool
	}{
		{"the whole name", "Closed", incident.Closed, true},
		{"in any case", "ACTIVE", incident.Active, true},
		{"one letter", "n", incident.New, true},
		{"a beginning with spaces", " act", incident.Active, true},
		{"nothing is no status", "", "", false},
		{"another word", "open", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, ok := incident.ParseStatus(tt.typed)
			if got != tt.want || ok != tt.ok {
				t.Errorf("ParseStatus(%q) = %q, %v, want %q, %v", tt.typed, got, ok, tt.want, tt.ok)
			}
		})
	}
}

func TestSeveritiesComeMostSeriousFirst(t *testing.T) {
	t.Parallel()
	want := []incident.Severity{incident.High, incident.Medium, incident.Low, incident.Informational}
	if got := incident.Severities(); !slices.Equal(got, want) {
		t.Errorf("severities are %v, want %v", got, want)
	}
}

func TestOnlyClosedIsNotOpen(t *testing.T) {
	t.Parallel()
	want := map[incident.Status]bool{incident.New: true, incident.Active: true, incident.Closed: false, "Paused": true, "": true}
	for status, open := range want {
		if status.IsOpen() != open {
			t.Errorf("IsOpen of %q is %v", status, !open)
		}
	}
}

func TestKnownNamesAreTheirOwnLabelsAndReadBack(t *testing.T) {
	t.Parallel()
	for _, s := range incident.Severities() {
		if back, ok := incident.ParseSeverity(s.Label().String()); !ok || back != s {
			t.Errorf("the label of %s reads as %s", s, back)
		}
	}
	for _, s := range incident.Statuses() {
		if back, ok := incident.ParseStatus(s.Label().String()); !ok || back != s {
			t.Errorf("the label of %s reads as %s", s, back)
		}
	}
}

func TestUnknownNamesAreMadeSafe(t *testing.T) {
	t.Parallel()
	const hostile, visible = "Hi\x1b[2J", "Hi<U+001B>[2J"
	labels := map[string]string{
		"severity": incident.Severity(hostile).Label().String(),
		"status":   incident.Status(hostile).Label().String(),
		"ID":       incident.ID(hostile).Safe().String(),
	}
	for what, got := range labels {
		if got != visible {
			t.Errorf("the %s is drawn as %q, want %q", what, got, visible)
		}
	}
}

func TestFieldsHaveTheWordsOfThePortal(t *testing.T) {
	t.Parallel()
	want := map[incident.Field]string{
		incident.FieldTitle: "Title", incident.FieldDescription: "Description", incident.FieldSeverity: "Severity",
		incident.FieldStatus: "Status", incident.FieldClosing: "Classification", incident.FieldOwner: "Owner",
		incident.FieldTags: "Tags", incident.Field(99): "Field",
	}
	for field, label := range want {
		if got := field.Label().String(); got != label {
			t.Errorf("field %d is called %q, want %q", field, got, label)
		}
	}
}
