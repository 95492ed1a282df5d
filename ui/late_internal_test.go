package ui

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
	"sentinelq/ui/desk"
)

func TestAnIncidentThatIsThereAgainCanBeWorkedOn(t *testing.T) {
	t.Parallel()
	m := modelOf(t, 120, 30)
	in := thirty()[0]
	m.Loaded.Miss(in.ID)
	m.Update(nil)
	sees(t, m, "deleted")
	presses(m, "s")
	seesNot(t, m, "Status of #130")
	in.ETag, in.LastModified = "later", incident.ParseStamp(m.Clock.UTC().Format(time.RFC3339Nano))
	m.Loaded.Merge([]incident.Incident{in})
	m.Update(nil)
	m.Notices.Read() // what was said before is among the messages
	m.Update(nil)
	seesNot(t, m, "deleted")
	presses(m, "s")
	sees(t, m, "Status of #130")
}

// taken is a service in which another incident has the ID of whatever is created.
type taken struct{ desk.Source }

func (taken) Create(context.Context, incident.Draft) (incident.Incident, error) {
	title := []incident.Field{incident.FieldTitle}
	return incident.Incident{}, &incident.ExistsError{Found: thirty()[0], Fields: title}
}

func TestKeysUnderWayDoNotAnswerTheQuestionWhatIsThereInstead(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		m := modelOf(t, 120, 30, func(o *Options) {
			o.Now, o.Drafts, o.Source, o.Store = time.Now, &memory{}, taken{}, blank{}
		})
		presses(m, "n", "M")
		_, sent := m.Update(tea.KeyPressMsg{Code: 's', Mod: tea.ModCtrl})
		plays(t, m, sent, desk.Deafness-time.Millisecond)
		presses(m, "d")
		sees(t, m, "Already there", "It is #130: discard what is typed here")
		time.Sleep(time.Millisecond)
		presses(m, "d")
		seesNot(t, m, "Already there", "New incident")
	})
}

// blank is a store that takes everything.
type blank struct{ desk.Store }

func (blank) SavePeople(context.Context, []incident.Owner) error { return nil }
