package pick

import (
	"testing"
	"testing/synctest"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/theme"
	"sentinelq/ui/desk"
)

func TestTheStoresQueueIsNotBelievedOverTheServices(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	now := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	r.Clock = now
	tags := func(name string) []incident.TagUse {
		return []incident.TagUse{{Name: clean.New(name), Count: 1, LastUsed: now}}
	}
	r.TakeIn(incident.Snapshot{TakenAt: now, Incidents: []incident.Incident{{ID: "130"}}, Tags: tags("now")})
	old := incident.Snapshot{TakenAt: now.Add(-time.Hour), Tags: tags("old")}
	old.Incidents = []incident.Incident{{ID: "old"}}
	r.onLoaded(old, nil)
	if words := r.LinkWords(theme.Glyphs{}).Words.String(); words != "connecting, cached 12:00:00" {
		t.Errorf("the header says %q", words)
	}
	if uses := r.TagUses(); len(uses) != 1 || uses[0].Name.Raw() != "now" || len(r.Loaded.All()) != 1 {
		t.Errorf("known are the tags %v of %d incidents", uses, len(r.Loaded.All()))
	}
}

func TestTheTagsOfTheWorkspaceAreCountedNowAndThen(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		service := &pages{}
		r := newRig(t, func(d *desk.Desk) { d.Source = service })
		if r.Suggest("phi", 5) != nil {
			t.Error("something is suggested before anything is known")
		}
		r.plays(t, r.RefreshTags(), time.Second)
		if found := r.Suggest("phi", 5); len(found) != 1 || found[0].Tag() != "phishing" || len(r.store.tags) != 2 {
			t.Errorf("suggested is %v, stored %v", found, r.store.tags)
		}
		r.plays(t, nil, tagsEvery-time.Minute)
		if r.RefreshTags() != nil {
			t.Error("they are counted again too soon")
		}
		r.plays(t, nil, time.Minute)
		if r.RefreshTags() == nil {
			t.Error("they are never counted again")
		}
	})
}

func TestTagsThatCouldNotBeCountedAreCountedTheNextTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		service := &pages{err: incident.ErrOffline}
		r := newRig(t, func(d *desk.Desk) { d.Source = service })
		r.plays(t, r.RefreshTags(), time.Second)
		if len(r.Notices.Standing) != 0 {
			t.Error("it is complained about")
		}
		service.err = nil
		r.plays(t, r.RefreshTags(), time.Second)
		if found := r.Suggest("vip", 5); len(found) != 1 {
			t.Errorf("suggested is %v", found)
		}
	})
}
