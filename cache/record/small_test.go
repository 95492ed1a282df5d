package record

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

func TestTagsAndPeopleComeBack(t *testing.T) {
	t.Parallel()
	m := newMaker(11)
	tags := []incident.TagUse{
		{Name: clean.New("phish"), Count: 3, LastUsed: time.Date(2025, 1, 2, 3, 4, 5, 6, time.UTC)},
		{Name: m.text(), Count: -1},
		{LastUsed: time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)},
	}
	if got, err := ReadTags(string(Tags(tags))); err != nil || !reflect.DeepEqual(got, tags) {
		t.Errorf("got %#v, %v", got, err)
	}
	people := []incident.Owner{m.owner(), {}, m.owner()}
	if got, err := ReadPeople(string(People(people))); err != nil || !reflect.DeepEqual(got, people) {
		t.Errorf("got %#v, %v", got, err)
	}
}

func TestManifestComesBackSorted(t *testing.T) {
	t.Parallel()
	want := Manifest{Schema: Schema, TakenAt: time.Date(2025, 1, 2, 3, 4, 5, 6, time.UTC)}
	for _, name := range []string{"tags", "queue", "people", "queue"} {
		want.Set(name, []byte("payload of "+name))
	}
	got, err := ReadManifest(string(want.Encode()))
	if err != nil || !reflect.DeepEqual(got, want) || len(got.Entries) != 3 {
		t.Fatalf("got %#v, %v; want %#v", got, err, want)
	}
	if e, ok := got.Find("queue"); !ok || e.Size != 16 || e.Sum != Sum([]byte("payload of queue")) {
		t.Errorf("found %#v, %v", e, ok)
	}
	if _, ok := got.Find("nothing"); ok {
		t.Error("found what was never listed")
	}
}

func TestIndexListsTheLatestLast(t *testing.T) {
	t.Parallel()
	var x Index
	for _, name := range []string{"a", "b", "c", "b"} {
		x.Set(name, []byte("payload of "+name))
	}
	got, err := ReadIndex(string(x.Encode()))
	if err != nil || !reflect.DeepEqual(got, x) || len(got) != 3 || got[2].Name != "b" {
		t.Fatalf("got %v, %v; want %v", got, err, x)
	}
	if e, ok := got.Find("a"); !ok || e.Sum != Sum([]byte("payload of a")) {
		t.Errorf("found %v, %v", e, ok)
	}
	if _, ok := got.Find("d"); ok {
		t.Error("found what was never listed")
	}
}

func TestManifestNoticesEveryFlippedBit(t *testing.T) {
	t.Parallel()
	m := Manifest{Schema: Schema}
	m.Set("queue", []byte("q"))
	whole := m.Encode()
	for i := range len(whole) * 8 {
		flipped := []byte(string(whole))
		flipped[i/8] ^= 1 << (i % 8)
		if _, err := ReadManifest(string(flipped)); !errors.Is(err, ErrGarbage) {
			t.Fatalf("bit %d: %v", i, err)
		}
	}
}

func TestManifestOfANewerSchemaTellsItEvenWhenUnreadable(t *testing.T) {
	t.Parallel()
	w := &writer{}
	w.uint(Schema + 1)
	w.literal("something else")
	sealed := Manifest{Schema: Schema + 1}
	for name, payload := range map[string]string{"readable": string(sealed.Encode()), "not": string(seal(w.buf))} {
		if m, _ := ReadManifest(payload); m.Schema != Schema+1 {
			t.Errorf("%s: schema %d", name, m.Schema)
		}
	}
}

// FuzzReadSmall holds for any bytes: none of the readers panics.
func FuzzReadSmall(f *testing.F) {
	m := Manifest{Schema: Schema}
	m.Set("queue", nil)
	f.Add(m.Encode())
	f.Add(Tags([]incident.TagUse{{Name: clean.New("a"), Count: 1}}))
	f.Add(People([]incident.Owner{newMaker(1).owner()}))
	f.Fuzz(func(t *testing.T, payload []byte) {
		if tags, err := ReadTags(string(payload)); err == nil && len(tags)*minTag > len(payload) {
			t.Errorf("%d tags in %d bytes", len(tags), len(payload))
		}
		if people, err := ReadPeople(string(payload)); err == nil && len(people)*minOwner > len(payload) {
			t.Errorf("%d people in %d bytes", len(people), len(payload))
		}
		if x, err := ReadIndex(string(payload)); err == nil && len(x)*minEntry > len(payload) {
			t.Errorf("%d entries in %d bytes", len(x), len(payload))
		}
		if m, err := ReadManifest(string(seal(payload))); err == nil && len(m.Entries)*minEntry > len(payload) {
			t.Errorf("%d entries in %d bytes", len(m.Entries), len(payload))
		}
	})
}

func TestAManifestOutOfOrderIsNotBelieved(t *testing.T) {
	t.Parallel()
	m := Manifest{Schema: Schema, Entries: []Entry{newEntry("b", nil), newEntry("a", nil)}}
	if _, err := ReadManifest(string(m.Encode())); !errors.Is(err, ErrGarbage) {
		t.Errorf("got %v", err)
	}
}
