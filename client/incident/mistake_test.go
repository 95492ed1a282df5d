package incident_test

import (
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

func TestWhatAnEditLeavesIsNoMistake(t *testing.T) {
	t.Parallel()
	odd := incident.Incident{
		Title: clean.New("T"), Severity: "Critical", Status: incident.Closed,
		Closing: incident.Closing{Classification: incident.BenignPositive, Comment: clean.New("a\u202eb")},
	}
	open := odd
	open.Status, open.Closing = incident.Active, incident.Closing{}
	for name, c := range map[string]struct {
		of     incident.Incident
		edit   func(*incident.Draft)
		fields []incident.Field
	}{
		"nothing changed":                  {odd, func(*incident.Draft) {}, nil},
		"a comment that is shown cleaned":  {odd, func(d *incident.Draft) { d.Closing.Comment = clean.New("a<U+202E>b") }, nil},
		"another classification":           {odd, func(d *incident.Draft) { d.Closing.Reason = "None" }, []incident.Field{incident.FieldClosing}},
		"another severity that is unknown": {odd, func(d *incident.Draft) { d.Severity = "Huge" }, []incident.Field{incident.FieldSeverity}},
		"no title":                         {odd, func(d *incident.Draft) { d.Title = " " }, []incident.Field{incident.FieldTitle}},
		"closed without a classification":  {open, func(d *incident.Draft) { d.Status = incident.Closed }, []incident.Field{incident.FieldClosing}},
	} {
		d := incident.NewEdit("i", c.of)
		c.edit(&d)
		found := d.Mistakes()
		if len(found) != len(c.fields) || len(found) == 1 && found[0].Field != c.fields[0] {
			t.Errorf("%s: %v", name, found)
		}
	}
}
