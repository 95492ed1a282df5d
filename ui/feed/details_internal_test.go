package feed

import (
	"crypto/rand"
	"strconv"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/theme"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
)

// bare makes a feed of which no command is carried out. Its clock stands at noon.
func bare(t *testing.T) *Feed {
	t.Helper()
	keys, err := action.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	noon := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	f := NewFeed(&desk.Desk{
		Keys: keys, Calls: desk.NewCalls(t.Context()), Clock: noon, Zone: time.UTC, Random: rand.Reader,
	}, 0, nil)
	f.Screen = Hooks{
		Wanted: incident.Open,
		Shown:  func() incident.ID { return "" },
		Ended:  func() tea.Cmd { return nil },
	}
	return f
}

func TestOfTooManyDetailsThoseThatWereUsedLongestAgoGo(t *testing.T) {
	t.Parallel()
	var d AllDetails
	id := func(n int) incident.ID { return incident.ID(strconv.Itoa(n)) }
	for n := range maxDetails {
		d.Of(id(n))
	}
	first := d.Of(id(0)) // used again
	d.Of(id(maxDetails))
	if len(d.known) != maxDetails {
		t.Errorf("those of %d are kept, not of %d", len(d.known), maxDetails)
	}
	if d.Known(id(0)) != first || d.Known(id(1)) != nil || d.Known(id(2)) == nil {
		t.Error("others than the second's have gone")
	}
}

func TestTheStoresDetailsDoNotTakeThePlaceOfWhatWasReadSince(t *testing.T) {
	t.Parallel()
	f := bare(t)
	says := func(text string, at time.Time) incident.Details {
		d := incident.Details{Comments: []incident.Comment{{ID: incident.ID(text), Message: clean.New(text)}}}
		d.Taken[incident.PartComments] = at
		return d
	}
	long, now := says("kept long ago", f.Clock.Add(-time.Hour)), says("read just now", f.Clock)
	shown := func() string { return f.Details.Of("130").Read.Comments[0].Message.Raw() }
	f.onDetails("130", long, nil)
	if shown() != "kept long ago" {
		t.Fatalf("at first there is %q", shown())
	}
	f.TakePart("130", incident.PartComments, now, nil)
	f.onDetails("130", long, nil)
	if shown() != "read just now" {
		t.Errorf("there is %q", shown())
	}
}

func TestAPartThatCouldNotBeReadLeavesWhatWasReadBefore(t *testing.T) {
	t.Parallel()
	f := bare(t)
	read := incident.Details{Comments: []incident.Comment{{ID: "c"}}}
	read.Taken[incident.PartComments] = f.Clock
	f.TakePart("130", incident.PartComments, read, nil)
	f.Details.News()
	f.TakePart("130", incident.PartComments, incident.Details{}, incident.ErrOffline)
	d := f.Details.Of("130")
	if len(d.Read.Comments) != 1 || d.States[incident.PartComments].Failed.IsEmpty() {
		t.Errorf("%d comments are known, failed: %q", len(d.Read.Comments), d.States[incident.PartComments].Failed)
	}
	if news := f.Details.News(); len(news) != 0 {
		t.Error("conclusions are drawn from what was not read")
	}
}

func TestAnOlderWordOfTheServiceDoesNotTakeBackThatItIsLive(t *testing.T) {
	t.Parallel()
	f := bare(t)
	f.BeginAgain()
	f.onPage(f.passes.gen, incident.Page{}, nil)
	words := func() string { return f.LinkWords(theme.Glyphs{}).Words.String() }
	if words() != "live 12:00:00" {
		t.Fatalf("after a pass the header says %q", words())
	}
	f.onContact(incident.Contact{Answered: f.Clock.Add(-time.Minute)})
	if words() != "live 12:00:00" {
		t.Errorf("then it says %q", words())
	}
	f.Clock = f.Clock.Add(liveFor)
	if words() != "as of 12:00:00" {
		t.Errorf("without a newer word it says %q", words())
	}
	f.onContact(incident.Contact{Answered: f.Clock})
	if words() != "live 12:00:00" {
		t.Errorf("after a newer word it says %q", words())
	}
}
