package incident_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// titled returns a draft without mistakes, changed by the test.
func titled(change func(*incident.Draft)) incident.Draft {
	d := incident.NewDraft(annID)
	d.Title = "Phishing by phone"
	change(&d)
	return d
}

func TestANewDraftHasTheDefaultsOfThePortal(t *testing.T) {
	t.Parallel()
	want := incident.Draft{ID: annID, Severity: incident.Medium, Status: incident.New}
	if got := incident.NewDraft(annID); !reflect.DeepEqual(got, want) {
		t.Errorf("a new draft is %+v, want %+v", got, want)
	}
}

func TestMistakesAreFoundAtTheirFields(t *testing.T) {
	t.Parallel()
	closings := incident.Closings()
	type mistakes []incident.Field
	tests := []struct {
		name   string
		change func(*incident.Draft)
		want   mistakes
	}{
		{"a title is enough", func(*incident.Draft) {}, nil},
		{"no title", func(d *incident.Draft) { d.Title = "" }, mistakes{incident.FieldTitle}},
		{"a title of spaces", func(d *incident.Draft) { d.Title = " \t\u00a0\n" }, mistakes{incident.FieldTitle}},
		{"a title may be of any length", func(d *incident.Draft) { d.Title = strings.Repeat("x", 100_000) }, nil},
		{"5,000 characters of description", func(d *incident.Draft) { d.Description = strings.Repeat("é", 5000) }, nil},
		{"one more is over the limit", func(d *incident.Draft) { d.Description = strings.Repeat("é", 5001) }, mistakes{incident.FieldDescription}},
		{"an emoji counts two: 2,500 fit", func(d *incident.Draft) { d.Description = strings.Repeat("🚨", 2500) }, nil},
		{"and not one character beside them", func(d *incident.Draft) { d.Description = strings.Repeat("🚨", 2500) + "x" }, mistakes{incident.FieldDescription}},
		{"spaces of a description count, as they are sent", func(d *incident.Draft) { d.Description = strings.Repeat(" ", 5001) }, mistakes{incident.FieldDescription}},
		{"no severity", func(d *incident.Draft) { d.Severity = "" }, mistakes{incident.FieldSeverity}},
		{"a severity nobody knows", func(d *incident.Draft) { d.Severity = "high" }, mistakes{incident.FieldSeverity}},
		{"no status", func(d *incident.Draft) { d.Status = "" }, mistakes{incident.FieldStatus}},
		{"closed without a classification", func(d *incident.Draft) { d.Status = incident.Closed }, mistakes{incident.FieldClosing}},
		{"closed with a comment alone", func(d *incident.Draft) {
			d.Status, d.Closing.Comment = incident.Closed, clean.New("done")
		}, mistakes{incident.FieldClosing}},
		{"closed with half of a pair", func(d *incident.Draft) {
			d.Status, d.Closing.Classification = incident.Closed, incident.BenignPositive
		}, mistakes{incident.FieldClosing}},
		{"closed with a pair and no comment", func(d *incident.Draft) { d.Status, d.Closing = incident.Closed, closings[3] }, nil},
		{"a classification without Closed does no harm", func(d *incident.Draft) { d.Closing.Reason = "half" }, nil},
		{"all at once, in the order of the form", func(d *incident.Draft) {
			*d = incident.Draft{Description: strings.Repeat("x", 5001)}
		}, mistakes{incident.FieldTitle, incident.FieldDescription, incident.FieldSeverity, incident.FieldStatus}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got mistakes
			for _, m := range titled(tt.change).Mistakes() {
				got = append(got, m.Field)
				if m.Text.IsEmpty() {
					t.Errorf("the mistake at %v has no words", m.Field.Label())
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("mistakes at %v, want %v", got, tt.want)
			}
		})
	}
}

func TestAnOverlongDescriptionIsToldByHowMuch(t *testing.T) {
	t.Parallel()
	found := titled(func(d *incident.Draft) { d.Description = strings.Repeat("🚨", 2501) + "x" }).Mistakes()
	if want := "3 characters over the limit of 5,000"; len(found) != 1 || found[0].Text.String() != want {
		t.Errorf("it says %v, want %q", found, want)
	}
}

func TestADraftIsTrimmedAsItIsSent(t *testing.T) {
	t.Parallel()
	verdict := incident.Closings()[0]
	draft := titled(func(d *incident.Draft) {
		d.Title = "\t Phishing by phone \n"
		d.Description = "  two\nlines \n"
		d.Tags = []string{" vip ", "", "VIP", "straße", "  ", "phish", "STRAßE"}
		d.Closing = verdict
		d.Owner = owner(annID, "", "", "")
		d.Sent = true
	})
	want := draft
	want.Title, want.Tags, want.Closing = "Phishing by phone", []string{"vip", "straße", "phish"}, incident.Closing{}
	got := draft.Trimmed()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("trimmed it is %+v, want %+v", got, want)
	}
	if draft.Closing != verdict || len(draft.Tags) != 7 || draft.Tags[0] != " vip " {
		t.Errorf("trimming changed the draft itself to %+v", draft)
	}
	if again := got.Trimmed(); !reflect.DeepEqual(again, got) {
		t.Errorf("trimmed twice it is %+v", again)
	}
	draft.Status = incident.Closed
	if kept := draft.Trimmed().Closing; kept != verdict {
		t.Errorf("with Closed the closing became %+v", kept)
	}
}

func TestADraftAsksForWhatWasTyped(t *testing.T) {
	t.Parallel()
	verdict := incident.Closings()[1]
	verdict.Comment = clean.New("a drill")
	draft := incident.Draft{
		ID: annID, Title: " Lost laptop ", Description: " red\nbag ", Severity: incident.High, Status: incident.Closed,
		Closing: verdict, Owner: owner(bobID, "bob@x", "", ""), Tags: []string{"Loss", "loss", " night "}, Sent: true,
	}
	want := incident.Incident{
		ID: annID, Title: clean.New("Lost laptop"), Description: clean.New(" red\nbag "), Severity: incident.High,
		Status: incident.Closed, Closing: verdict, Owner: draft.Owner, Labels: labels("Loss", "night"),
	}
	if got := draft.Incident(); !reflect.DeepEqual(got, want) {
		t.Errorf("it asks for %+v, want %+v", got, want)
	}
	draft.Status = incident.Active
	if got := draft.Incident().Closing; !got.IsZero() {
		t.Errorf("an active one is sent with %+v", got)
	}
}

func TestLengthCountsUTF16CodeUnits(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, s string
		want    int
	}{
		{"nothing", "", 0},
		{"letters", "straße", 6},
		{"Chinese", "北京", 2},
		{"an emoji", "🚨", 2},
		{"a family of three", "👨\u200d👩\u200d👧", 8},
		{"a mark counts apart", "e\u0301", 2},
		{"a line break", "a\nb", 3},
		{"the last of one unit and the first of two", "\uffff\U00010000", 3},
		{"bytes that are no text count one each", "\xff\xfe", 2},
	}
	for _, tt := range tests {
		if got := incident.Length(tt.s); got != tt.want {
			t.Errorf("%s: Length(%q) = %d, want %d", tt.name, tt.s, got, tt.want)
		}
	}
}
