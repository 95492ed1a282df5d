package client

import (
	"encoding/json"
	"math/rand/v2"
	"testing"
	"testing/quick"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// texts that a careless client would change on the way.
func awkward() []string {
	return []string{
		"", "plain", " spaces ", "tab\tand\r\nlines", `quote " and \ back`, "<b>&amp;</b>", "\u2028\u2029", "\x1b[31mred\x1b[0m",
		"\u202eevil", "e\u0301", "\U0001f468\u200d\U0001f469", "nul\x00", "\ufeff", "\xed\xa0\x80 lone surrogate", "Ünïcode",
	}
}

func randomIncident(r *rand.Rand) incident.Incident {
	text := func() clean.Text { return clean.New(awkward()[r.IntN(len(awkward()))]) }
	word := func(words ...string) string { return words[r.IntN(len(words))] }
	in := incident.Incident{
		ID: testID, ETag: word("", `"0a00"`, `W/"x"`), Title: text(), Description: text(),
		Severity: incident.Severity(word("High", "Low", "Critical")), Status: incident.Status(word("New", "Closed", "Merged")),
		Closing: incident.Closing{
			Classification: incident.Classification(word("", "TruePositive", "Odd")),
			Reason:         incident.ClassificationReason(word("", "SuspiciousActivity", "Odd")), Comment: text(),
		},
		Owner: incident.Owner{
			ObjectID: text(), Email: text(), AssignedTo: text(), UserPrincipalName: text(),
			Type: incident.OwnerType(word("", "User", "Group", "Unknown")),
		},
		FirstActivity: incident.ParseStamp(word("", "2019-01-01T13:00:30Z", "2019-01-01T13:00:30.1234560Z", "soon")),
		LastActivity:  incident.ParseStamp(word("", "2019-01-01T14:00:30+01:00", "2019-01-01T13:00:30.1Z")),
	}
	for range r.IntN(4) {
		in.Labels = append(in.Labels, incident.Label{Name: text(), Type: incident.UserLabel})
	}
	if in.Owner.IsZero() {
		in.Owner.Type = "" // an owner type alone names nobody and is not sent
	}
	return in
}

// writable keeps only what a PUT may change.
func writable(in incident.Incident) incidentRequest { return incidentBody(in) }

// roundTrip writes in as an update does and reads it as a Get does.
func roundTrip(t *testing.T, in incident.Incident) incident.Incident {
	t.Helper()
	body, err := json.Marshal(writable(in))
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(body, &fields); err != nil {
		t.Fatalf("the body %s is no JSON: %v", body, err)
	}
	fields["name"] = json.RawMessage(quote(string(in.ID)))
	if body, err = json.Marshal(fields); err != nil {
		t.Fatal(err)
	}
	out, err := decodeOne(body, (*wireIncident).incident)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEveryWritableFieldSurvivesAnUpdateByteForByte(t *testing.T) {
	t.Parallel()
	survives := func(seed uint64) bool {
		in := randomIncident(rand.New(rand.NewPCG(seed, 1)))
		out := roundTrip(t, in)
		out.ARM = in.ARM
		for i := range out.Labels {
			out.Labels[i].Type = in.Labels[i].Type // read-only and never sent
		}
		want, err := json.Marshal(writable(in))
		if err != nil {
			t.Fatal(err)
		}
		got, err := json.Marshal(writable(out))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) || out.Title != in.Title || out.Owner != in.Owner || out.Closing != in.Closing {
			t.Logf("got  %s\nwant %s", got, want)
			return false
		}
		return true
	}
	if err := quick.Check(survives, &quick.Config{MaxCount: 400}); err != nil {
		t.Error(err)
	}
}

// edits are changes of one field each, with what puts that field of the request
// back.
func edits() []struct {
	change incident.Change
	back   func(changed, was *requestProperties)
} {
	title, low, active := clean.New("mine"), incident.Low, incident.Active
	closing := incident.Closing{Classification: incident.Undetermined}
	owner := incident.Owner{ObjectID: clean.New("new"), Type: incident.User}
	return []struct {
		change incident.Change
		back   func(changed, was *requestProperties)
	}{
		{incident.Change{Title: &title}, func(c, was *requestProperties) { c.Title = was.Title }},
		{incident.Change{Description: &title}, func(c, was *requestProperties) { c.Description = was.Description }},
		{incident.Change{Severity: &low}, func(c, was *requestProperties) { c.Severity = was.Severity }},
		{incident.Change{Closing: &closing}, backToClosing},
		{incident.Change{Status: &active}, func(c, was *requestProperties) {
			c.Status = was.Status
			backToClosing(c, was)
		}},
		{incident.Change{Owner: &owner}, func(c, was *requestProperties) { c.Owner = was.Owner }},
		{incident.Change{Owner: &incident.Owner{}}, func(c, was *requestProperties) { c.Owner = was.Owner }},
		{incident.Change{AddTags: []string{"added"}}, func(c, _ *requestProperties) { c.Labels = c.Labels[:len(c.Labels)-1] }},
	}
}

func backToClosing(c, was *requestProperties) {
	c.Classification, c.ClassificationReason = was.Classification, was.ClassificationReason
	c.ClassificationComment = was.ClassificationComment
}

func TestAChangeOfOneFieldLeavesTheOthersAlone(t *testing.T) {
	t.Parallel()
	for _, edit := range edits() {
		only := func(seed uint64) bool {
			in := randomIncident(rand.New(rand.NewPCG(seed, 2)))
			was, changed := writable(in), changeBody(in, edit.change)
			edit.back(&changed.Properties, &was.Properties)
			got, err := encode(changed)
			if err != nil {
				t.Fatal(err)
			}
			want, err := encode(was)
			if err != nil {
				t.Fatal(err)
			}
			return string(got) == string(want)
		}
		if err := quick.Check(only, nil); err != nil {
			t.Errorf("%v: %v", edit.change.Fields(), err)
		}
	}
}
