package draft_test

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"time"

	"sentinelq/cache/disk"
	"sentinelq/cache/draft"
	"sentinelq/client/incident"
)

// Two stores in one state directory are two sessions of a person.
func TestOfTwoSessionsWhatWasTypedLaterStays(t *testing.T) {
	t.Parallel()
	early, late := typed(1, 1, "early"), typed(1, 2, "late")
	same := typed(1, 2, "the same moment, saved last")
	for name, c := range map[string]struct {
		first, second, want incident.Unsent
		told                bool
	}{
		"saved in order":                     {early, late, late, false},
		"saved in the other order":           {late, early, late, true},
		"of the same moment":                 {late, same, same, false},
		"sent first and typed on":            {sent(early), late, sent(late), false},
		"sent later":                         {early, sent(late), sent(late), false},
		"sent of old":                        {late, sent(early), sent(late), true},
		"sent, and saved of old":             {sent(late), early, sent(late), true},
		"sent twice":                         {sent(late), sent(early), sent(late), true},
		"sent, and saved of the same moment": {sent(late), same, sent(same), false},
		"saved, and sent of the same moment": {late, sent(same), sent(same), false},
		"saved twice, which changes nothing": {late, late, late, false},
		"saved over by a longer text":        {early, typed(1, 9, strings.Repeat("x", 5000)), typed(1, 9, strings.Repeat("x", 5000)), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := stateDir(t)
			one, two := newStore(dir), newStore(dir)
			save(t, one, c.first)
			err := two.Save(t.Context(), c.second)
			if c.told {
				if d := noticeOf(t, err, disk.Later); d.Path != two.Path(draftID(1)) {
					t.Errorf("told of %q", d.Path)
				}
				must(t, two.Save(t.Context(), c.second)) // told already
			} else {
				must(t, err)
			}
			must(t, two.Flush(t.Context())) // nothing waits
			wantList(t, one, c.want)
			wantList(t, two, c.want)
		})
	}
}

func TestInMemoryTheSameIsHeldAsOnTheDisk(t *testing.T) {
	t.Parallel()
	s, faulty := newDiskStore(stateDir(t))
	faulty.fail(fs.ErrPermission, nil)
	wantReason(t, s.Save(t.Context(), typed(1, 5, "late")), disk.ReadOnly)
	wantReason(t, s.Save(t.Context(), sent(typed(1, 1, "early"))), disk.Later)
	wantList(t, s, sent(typed(1, 5, "late")))
	save(t, s, typed(1, 6, "latest"))
	wantList(t, s, sent(typed(1, 6, "latest")))
	faulty.fail(nil, nil)
	must(t, s.Flush(t.Context()))
	wantList(t, s, sent(typed(1, 6, "latest")))
}

func TestWhatIsInMemoryIsListedOverTheOtherSessionsByTheSameRule(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ mine, others, want incident.Unsent }{
		"mine is later":    {typed(1, 2, "mine"), sent(typed(1, 1, "theirs")), sent(typed(1, 2, "mine"))},
		"theirs is later":  {sent(typed(1, 1, "mine")), typed(1, 2, "theirs"), sent(typed(1, 2, "theirs"))},
		"the same moment":  {typed(1, 1, "mine"), typed(1, 1, "theirs"), typed(1, 1, "mine")},
		"mine is not sent": {typed(1, 3, "mine"), typed(1, 1, "theirs"), typed(1, 3, "mine")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := stateDir(t)
			s, faulty := newDiskStore(dir)
			faulty.fail(fs.ErrPermission, nil)
			wantReason(t, s.Save(t.Context(), c.mine), disk.ReadOnly)
			save(t, newStore(dir), c.others)
			wantList(t, s, c.want)
			faulty.fail(nil, nil)
			_ = s.Flush(t.Context()) // may tell that theirs is later
			wantList(t, s, c.want)
			wantList(t, newStore(dir), c.want)
		})
	}
}

func TestLaterIsToldAgainAfterASaveThatWon(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	mine, theirs := newStore(dir), newStore(dir)
	for round := range 3 {
		save(t, theirs, typed(1, 10*round+5, "theirs"))
		wantReason(t, mine.Save(t.Context(), typed(1, 10*round+4, "mine")), disk.Later)
		save(t, mine, typed(1, 10*round+4, "mine"), typed(2, 1, "another"), typed(1, 10*round+4, "mine"))
		save(t, mine, typed(1, 10*round+6, "mine"))
	}
}

func TestADeletedDraftIsGoneForAllSessions(t *testing.T) {
	t.Parallel()
	for name, u := range map[string]incident.Unsent{
		"typed": typed(1, 1, "x"),
		"sent":  sent(typed(1, 1, "x")),
		"typed later than now, as a clock set back makes it": {Draft: typed(1, 1, "x").Draft, SavedAt: noon().Add(time.Hour)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := stateDir(t)
			one, two := newStore(dir), newStore(dir)
			save(t, one, u)
			must(t, two.Delete(t.Context(), draftID(1)))
			wantList(t, one)
			wantList(t, two)
			must(t, one.Delete(t.Context(), draftID(1))) // which is not there any more
			if found := files(t, dir); len(found) != 0 {
				t.Errorf("left %v", found)
			}
		})
	}
}

func TestADeletedDraftComesBackWhenItIsTypedInAgain(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	one, two := newStore(dir), newStore(dir)
	save(t, one, sent(typed(1, 1, "x")))
	must(t, two.Delete(t.Context(), draftID(1)))
	save(t, one, typed(1, 2, "typed on"))
	wantList(t, two, typed(1, 2, "typed on"))
}

func TestADelayedDeletionSparesOnlyWhatWasTypedMeanwhile(t *testing.T) {
	t.Parallel()
	deleted := func(seconds int) incident.Unsent {
		u := typed(1, 0, "theirs")
		u.SavedAt = noon().Add(time.Duration(seconds) * time.Second)
		return u
	}
	for name, c := range map[string]struct {
		theirs incident.Unsent
		want   []incident.Unsent
	}{
		"typed before the deletion":          {deleted(-1), nil},
		"typed at the moment of it":          {deleted(0), nil},
		"typed after it, by another session": {deleted(1), []incident.Unsent{deleted(1)}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := stateDir(t)
			s, faulty := newDiskStore(dir)
			save(t, s, typed(1, 1, "mine"))
			faulty.fail(fs.ErrPermission, fs.ErrPermission)
			wantReason(t, s.Delete(t.Context(), draftID(1)), disk.ReadOnly)
			save(t, newStore(dir), c.theirs)
			faulty.fail(nil, nil)
			wantList(t, s, c.want...)
			must(t, s.Flush(t.Context()))
			wantList(t, newStore(dir), c.want...)
		})
	}
}

func TestASaveAfterADelayedDeletionBringsTheDraftBack(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	s, faulty := newDiskStore(dir)
	save(t, s, typed(1, 1, "x"))
	faulty.fail(fs.ErrPermission, fs.ErrPermission)
	wantReason(t, s.Delete(t.Context(), draftID(1)), disk.ReadOnly)
	save(t, s, typed(1, 2, "typed on"))
	wantList(t, s, typed(1, 2, "typed on"))
	faulty.fail(nil, nil)
	must(t, s.Flush(t.Context()))
	wantList(t, newStore(dir), typed(1, 2, "typed on"))
}

func TestADraftThatIsOnlyInMemoryIsDeletedLikeAnyOther(t *testing.T) {
	t.Parallel()
	for name, saved := range map[string]time.Time{
		"typed before": at(1), "typed later than now, as a clock set back makes it": noon().Add(time.Hour),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := stateDir(t)
			s, faulty := newDiskStore(dir)
			faulty.fail(fs.ErrPermission, nil)
			wantReason(t, s.Save(t.Context(), incident.Unsent{Draft: typed(1, 1, "x").Draft, SavedAt: saved}), disk.ReadOnly)
			must(t, s.Delete(t.Context(), draftID(1)))
			wantList(t, s)
			faulty.fail(nil, nil)
			must(t, s.Flush(t.Context()))
			wantList(t, newStore(dir))
		})
	}
}

func TestATemplateOfTheSameNameIsReplaced(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	o := options(dir)
	now := noon()
	o.Now = func() time.Time { now = now.Add(time.Second); return now }
	one, two := draft.New(o), draft.New(o)
	must(t, one.SaveTemplate(t.Context(), template("weekly", "first")))
	must(t, two.SaveTemplate(t.Context(), template("weekly", "second")))
	must(t, one.SaveTemplate(t.Context(), template("Weekly", "another name")))
	must(t, one.SaveTemplate(t.Context(), template("", "no name")))
	wantTemplates(t, two, template("", "no name"), template("Weekly", "another name"), template("weekly", "second"))
}

func TestADirectoryThatVanishesIsMadeAgain(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	s := newStore(dir)
	save(t, s, typed(1, 1, "x"))
	must(t, os.RemoveAll(dir))
	wantList(t, s)
	must(t, s.Delete(t.Context(), draftID(1)))
	if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Error("reading or deleting made it again")
	}
	save(t, s, typed(1, 2, "y"))
	wantList(t, newStore(dir), typed(1, 2, "y"))
}
