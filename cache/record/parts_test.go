package record

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/client/incident"
)

// details draws details of every shape. Parts that were not taken are empty.
func (m maker) details() incident.Details {
	all := incident.Details{
		Alerts: some(m, m.alert), Comments: some(m, m.comment), Tasks: some(m, m.task),
		Bookmarks: some(m, m.bookmark), Activity: some(m, m.revision),
		Entities: incident.Entities{List: some(m, m.entity), Counts: some(m, m.entityCount)},
	}
	var taken incident.Details
	for _, part := range incident.Parts() {
		if m.IntN(3) > 0 {
			all.Taken[part] = time.Unix(m.Int64N(4e9), m.Int64N(1e9)).UTC()
			taken = taken.With(part, all)
		}
	}
	return taken
}

// some draws a list of up to three, or none.
func some[T any](m maker, draw func() T) []T {
	n := m.IntN(5) - 1
	if n < 0 {
		return nil
	}
	list := make([]T, n)
	for i := range list {
		list[i] = draw()
	}
	return list
}

func (m maker) alert() incident.Alert {
	return incident.Alert{
		ID: m.text(), Title: m.text(), Severity: incident.Severity(m.raw()), Status: m.text(),
		Product: m.text(), Tactics: m.texts(), Remediation: m.texts(), Resources: m.texts(),
		Description: m.text(), Start: m.stamp(), End: m.stamp(), Generated: m.stamp(),
	}
}

func (m maker) comment() incident.Comment {
	return incident.Comment{
		ID: incident.ID(m.id()), ETag: m.raw(), Message: m.text(), Author: m.owner(),
		Created: m.stamp(), LastModified: m.stamp(),
	}
}

func (m maker) task() incident.Task {
	return incident.Task{
		ID: incident.ID(m.id()), ETag: `"` + m.id() + `"`, Title: m.text(), Description: m.text(),
		Status: incident.TaskStatus(m.raw()), Created: m.stamp(), CreatedBy: m.owner(), LastModifiedBy: m.owner(),
	}
}

func (m maker) bookmark() incident.Bookmark {
	return incident.Bookmark{
		ID: incident.ID(m.id()), Name: m.text(), Query: m.text(), Result: m.text(), Labels: m.texts(),
		EventTime: m.stamp(), Created: m.stamp(), CreatedBy: m.owner(),
	}
}

func (m maker) revision() incident.Revision {
	return incident.Revision{
		At: m.stamp(), By: m.text(), State: m.incident(), Tasks: m.IntN(9) - 1, Deleted: m.IntN(2) == 0,
	}
}

func (m maker) entity() incident.Entity {
	return incident.Entity{
		ID: m.text(), Kind: incident.EntityKind(m.raw()), Name: m.text(),
		Fields: some(m, func() incident.Fact { return incident.Fact{Name: m.text(), Value: m.text()} }),
	}
}

func (m maker) entityCount() incident.EntityCount {
	return incident.EntityCount{Kind: incident.EntityKind(m.raw()), Count: m.IntN(99) - 9}
}

// comesBack returns what d is after it was written and read.
func comesBack(t *testing.T, d incident.Details) incident.Details {
	t.Helper()
	parts, err := ReadParts(string(NewParts(d).Encode()))
	if err != nil {
		t.Fatal(err)
	}
	got, err := parts.Details()
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestDetailsComeBackAsTheyWere(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		want := newMaker(seed).details()
		if got := comesBack(t, want); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: got %#v, want %#v", seed, got, want)
		}
	}
}

// full returns details in which every text that there can be is text, and every
// list has a value. A field that nobody writes does not come back.
func full(text string) incident.Details {
	var d incident.Details
	fill(reflect.ValueOf(&d).Elem(), clean.New(text))
	for i := range d.Taken {
		d.Taken[i] = time.Date(2026, 3, 14, 9, 26, 53, i, time.UTC)
	}
	return d
}

func fill(v reflect.Value, text clean.Text) {
	switch v.Type() {
	case reflect.TypeFor[clean.Text]():
		v.Set(reflect.ValueOf(text))
		return
	case reflect.TypeFor[incident.Stamp]():
		v.Set(reflect.ValueOf(incident.ParseStamp(text.Raw())))
		return
	case reflect.TypeOf(incident.Details{}.Taken):
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for _, field := range v.Fields() {
			fill(field, text)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), text)
	case reflect.String:
		v.SetString(text.Raw())
	case reflect.Int:
		v.SetInt(int64(len(text.Raw())) - 3)
	case reflect.Bool:
		v.SetBool(true)
	default:
		panic("no value for a field of type " + v.Type().String())
	}
}

// maxText leaves out texts whose point is their length, in bytes.
const maxText = 16 << 10

func TestEveryTextOfTheDetailsComesBackByteForByte(t *testing.T) {
	t.Parallel()
	for _, c := range append(corpus.Hostile(), corpus.Benign()...) {
		if len(c.Text) > maxText {
			continue
		}
		want := full(c.Text)
		if got := comesBack(t, want); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %#v", c.Name, got.Alerts)
		}
	}
}

// The reader trusts these when it decides how much memory a list may take.
func TestNoValueTakesLessThanTheReaderExpects(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		least int
		write func(*writer)
	}{
		{"alert", minAlert, func(w *writer) { w.alert(&incident.Alert{}) }},
		{"entity", minEntity, func(w *writer) { w.entity(&incident.Entity{}) }},
		{"fact", minFact, func(w *writer) { w.fact(&incident.Fact{}) }},
		{"count", minCount, func(w *writer) { w.entityCount(&incident.EntityCount{}) }},
		{"comment", minComment, func(w *writer) { w.comment(&incident.Comment{}) }},
		{"task", minTask, func(w *writer) { w.task(&incident.Task{}) }},
		{"bookmark", minBookmark, func(w *writer) { w.bookmark(&incident.Bookmark{}) }},
		{"revision", minRevision, func(w *writer) { w.revision(&incident.Revision{}) }},
		{"entry", minEntry, func(w *writer) { w.entries([]Entry{{}}) }},
	}
	for _, tt := range tests {
		w := &writer{texts: map[string]uint64{}}
		if tt.write(w); len(w.buf) < tt.least {
			t.Errorf("%s takes %d bytes, expected are %d", tt.name, len(w.buf), tt.least)
		}
	}
}

// comments returns details with comments alone, taken at a second.
func comments(second int64, message string) Parts {
	d := incident.Details{Comments: []incident.Comment{{Message: clean.New(message)}}}
	d.Taken[incident.PartComments] = time.Unix(second, 0)
	return NewParts(d)
}

func message(t *testing.T, p Parts) string {
	t.Helper()
	d, err := p.Details()
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Comments) == 0 {
		return ""
	}
	return d.Comments[0].Message.Raw()
}

func TestOfEachPartTheLaterStays(t *testing.T) {
	t.Parallel()
	never := incident.Details{Comments: []incident.Comment{{Message: clean.New("never taken")}}}
	tests := []struct {
		name      string
		old, next Parts
		want      string
	}{
		{"a later one", comments(1, "old"), comments(2, "new"), "new"},
		{"an earlier one", comments(2, "old"), comments(1, "new"), "old"},
		{"one of the same moment", comments(1, "old"), comments(1, "new"), "new"},
		{"the first one", Parts{}, comments(1, "new"), "new"},
		{"none", comments(1, "old"), Parts{}, "old"},
		{"one that was never taken", comments(1, "old"), NewParts(never), "old"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			sum := tt.old.Then(tt.next)
			if got := message(t, sum); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if twice := sum.Then(tt.next); twice != sum {
				t.Error("merged twice it gives another result")
			}
		})
	}
}

func TestTheLargestPartsLeaveUntilTheRestFits(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		m := newMaker(seed)
		p, limit := NewParts(m.details()), m.IntN(6000)
		fit := p.Fit(limit)
		if size := len(fit.Encode()); size > max(limit, 1) {
			t.Fatalf("seed %d: %d bytes, the limit is %d", seed, size, limit)
		}
		left, kept := 1<<62, 0
		for name := range p {
			switch {
			case fit[name] != p[name]:
				left = min(left, len(p[name].payload))
			default:
				kept = max(kept, len(p[name].payload))
			}
		}
		if kept > left {
			t.Fatalf("seed %d: a part of %d bytes left before one of %d", seed, left, kept)
		}
		if fits := len(p.Encode())+len(p)*partHeader <= limit; fits && fit != p {
			t.Fatalf("seed %d: a part left without need", seed)
		}
	}
}

func TestPartsOfALaterProgramArePassedOver(t *testing.T) {
	t.Parallel()
	w := &writer{buf: comments(1, "kept").Encode()}
	w.uint(uint64(len(Parts{})))
	w.moment(time.Unix(2, 0))
	w.literal("\x09 whatever")
	p, err := ReadParts(string(w.buf))
	if err != nil || message(t, p) != "kept" {
		t.Errorf("got %v", err)
	}
}

func TestAPartThatCannotBeReadMakesTheRecordGarbage(t *testing.T) {
	t.Parallel()
	p := comments(1, "text")
	p[incident.PartComments].payload += "x"
	if got, err := ReadParts(string(p.Encode())); !errors.Is(err, ErrGarbage) || got != (Parts{}) {
		t.Errorf("got %v, %v", got, err)
	}
	whole := string(NewParts(newMaker(8).details()).Encode())
	for n := range len(whole) {
		got, err := ReadParts(whole[:n])
		if err == nil && !strings.HasPrefix(whole, string(got.Encode())) {
			t.Fatalf("the first %d of %d bytes read as other details", n, len(whole))
		}
	}
}

// FuzzReadParts holds for any bytes: no panic, and what can be read comes back
// the same from its own encoding.
func FuzzReadParts(f *testing.F) {
	f.Add(Parts{}.Encode())
	for seed := range uint64(5) {
		f.Add(NewParts(newMaker(seed).details()).Encode())
	}
	f.Fuzz(func(t *testing.T, payload []byte) {
		p, err := ReadParts(string(payload))
		if err != nil {
			return
		}
		d, err := p.Details()
		if err != nil {
			t.Fatalf("read once, but not again: %v", err)
		}
		if again := comesBack(t, d); !reflect.DeepEqual(again, d) {
			t.Fatalf("%#v became %#v", d, again)
		}
	})
}
