package draft_test

import (
	"reflect"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/client/incident"
)

// TestWhatADraftIsToChangeComesBackByteForByte keeps with an edit the incident as
// it was: without it nobody could tell what the person changed.
func TestWhatADraftIsToChangeComesBackByteForByte(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		dir := stateDir(t)
		var drafts []incident.Unsent
		for n, text := range corpus.Hostile() {
			if n%8 != 0 {
				continue // each is a file that is synced
			}
			word := clean.New(text.Text)
			in := incident.Incident{
				ID: draftID(9000 + n), ETag: text.Text, Number: n, Title: word, Description: word,
				Severity: incident.Severity(text.Text), Status: incident.Status(text.Text),
				Closing: incident.Closing{Classification: incident.Classification(text.Text), Reason: "r", Comment: word},
				Owner:   incident.Owner{ObjectID: word, AssignedTo: word, Type: incident.Group},
				Labels:  []incident.Label{{Name: word, Type: incident.AutoAssigned}, {Name: word}},

				FirstActivity: incident.ParseStamp("2026-01-02T03:04:05.1234567Z"), LastActivity: incident.ParseStamp(text.Text),
			}
			d := incident.NewEdit(draftID(n), in)
			d.Severity = incident.High
			drafts = append(drafts, incident.Unsent{Draft: d, SavedAt: at(-n)})
		}
		save(t, newStore(dir), drafts...)
		got := list(t, newStore(dir))
		if len(got) != len(drafts) {
			t.Fatalf("%d drafts of %d came back", len(got), len(drafts))
		}
		for i := range got {
			if !reflect.DeepEqual(got[i].Draft.Edits, drafts[i].Draft.Edits) {
				t.Errorf("%+v came back as %+v", drafts[i].Draft.Edits, got[i].Draft.Edits)
			}
		}
	})
}
