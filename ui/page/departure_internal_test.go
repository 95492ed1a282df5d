package page

import (
	"strings"
	"testing"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
)

// departed says how the incident that is shown is called away; empty where it is there.
func departed(pg *Page) string {
	in, _ := pg.Showing()
	words := pg.departureWords(in)
	if len(words) == 0 {
		return ""
	}
	return words[0].String()
}

func TestAnIncidentThatIsThereAgainIsNotCalledDeleted(t *testing.T) {
	t.Parallel()
	pg := standing(t)
	in, _ := pg.Showing()
	pg.Loaded.Miss(in.ID)
	pg.settle()
	if departed(pg) != "deleted" || pg.shown() != in.ID {
		t.Fatalf("it is %q, and shown is %q", departed(pg), pg.shown())
	}
	in.ETag, in.LastModified = "later", incident.ParseStamp(pg.Clock.UTC().Format(time.RFC3339Nano))
	pg.Loaded.Merge([]incident.Incident{in})
	pg.settle()
	if departed(pg) != "" || pg.shown() != in.ID {
		t.Errorf("then it is %q, and shown is %q", departed(pg), pg.shown())
	}
}

func TestWhoClosedAnIncidentIsToldWhileItIsShown(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		by   string // as Log Analytics has it
		want string
	}{"nobody knows": {"", "closed"}, "a colleague": {"ann@contoso.example", "closed by ann@contoso.example"}} {
		pg := standing(t)
		pg.Queue.SetMatch(func(in *incident.Incident) bool { return in.Status.IsOpen() })
		in, _ := pg.Showing()
		pg.settle()
		in.ETag, in.Status = "later", incident.Closed
		pg.Loaded.Merge([]incident.Incident{in})
		if c.by != "" {
			read := incident.Details{Activity: []incident.Revision{{State: in, By: clean.New(c.by)}}}
			pg.TakePart(in.ID, incident.PartActivity, read, nil)
		}
		pg.settle()
		if !strings.HasPrefix(departed(pg), c.want) || pg.shown() != in.ID {
			t.Errorf("%s: it is %q, and shown is %q", name, departed(pg), pg.shown())
		}
		if len(pg.Notices.Standing) != 1 {
			t.Errorf("%s: %d things are said", name, len(pg.Notices.Standing))
		}
		if pg.Queue.Do(action.Down); pg.shown() == in.ID {
			t.Errorf("%s: it is shown after the next move", name)
		}
	}
}

func TestThePageOfADeletedIncidentClosesOnlyWhereThePersonDeletedIt(t *testing.T) {
	t.Parallel()
	pg := standing(t)
	in, _ := pg.Showing()
	pg.OpenPage(true)
	pg.Loaded.Miss(in.ID)
	pg.settle()
	if pg.Opened != in.ID || departed(pg) != "deleted" {
		t.Errorf("after a colleague's deletion open is %q, which is %q", pg.Opened, departed(pg))
	}
	pg.Hooks.Deleted("129")
	if pg.Opened != in.ID {
		t.Error("it is closed over the deletion of another")
	}
	pg.Hooks.Deleted(in.ID)
	if pg.Opened != "" || pg.Focus != action.Queue {
		t.Errorf("open is %q, and the keys go to %v", pg.Opened, pg.Focus)
	}
}

func TestAnIncidentThatWasCreatedIsGoneToUnlessTheFilterHidesIt(t *testing.T) {
	t.Parallel()
	for name, hidden := range map[string]bool{"shown": false, "hidden": true} {
		pg := standing(t)
		pg.Queue.SetMatch(func(in *incident.Incident) bool { return !hidden || in.Number != 131 })
		made := incident.Incident{ID: "131", Number: 131, ETag: "new", Status: incident.New, Severity: incident.Low}
		pg.Loaded.Merge([]incident.Incident{made})
		pg.Reports.Made(made, incident.Owner{})
		said := pg.Notices.Standing[0].Text.String()
		if (pg.shown() == "131") == hidden || strings.Contains(said, "the filter hides") != hidden {
			t.Errorf("%s: at %q, said is %q", name, pg.shown(), said)
		}
		pg.Notices.Read()
		pg.Reports.Made(made, named("Ann"))
		if said := pg.Notices.Standing[0].Text.String(); !strings.Contains(said, "did not take Ann as its owner") {
			t.Errorf("%s: of another owner than was wanted is said %q", name, said)
		}
	}
}
