package draft_test

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/client/incident"
)

// texts are those of the corpus, and what is hard on JSON.
func texts() []string {
	all := []string{
		allBytes(), "<&>\u2028\u2029\\u003c\"\\", "\xed\xa0\x80x\xed\xb0\x80\xed\xa0\x80\xed\xb0\x80",
	}
	for _, c := range slices.Concat(corpus.Hostile(), corpus.Benign()) {
		all = append(all, c.Text)
	}
	return all
}

func allBytes() string {
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	return string(all)
}

// filled are drafts with a text in each field where text may stand, until all
// texts stand somewhere.
func filled() []incident.Unsent {
	next, stop := iter.Pull(slices.Values(texts()))
	defer stop()
	more := true
	text := func() string {
		var s string
		if s, more = next(); !more {
			return "no more"
		}
		return s
	}
	word := func() clean.Text { return clean.New(text()) }
	var all []incident.Unsent
	for n := 0; more; n++ {
		all = append(all, incident.Unsent{SavedAt: at(-n), Draft: incident.Draft{
			ID: draftID(n), Title: text(), Description: text(),
			Severity: incident.Severity(text()), Status: incident.Status(text()),
			Closing: incident.Closing{
				Classification: incident.Classification(text()),
				Reason:         incident.ClassificationReason(text()),
				Comment:        word(),
			},
			Owner: incident.Owner{
				ObjectID: word(), Email: word(), AssignedTo: word(), UserPrincipalName: word(),
				Type: incident.OwnerType(text()),
			},
			OwnerText: text(), Tags: []string{text(), "", text()}, TagText: text(), Sent: n%2 == 0,
		}})
	}
	return all
}

func TestEveryFieldComesBackByteForByte(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		dir := stateDir(t)
		drafts := filled()
		save(t, newStore(dir), drafts...)
		wantList(t, newStore(dir), drafts...)
	})
}

func TestEveryTemplateComesBackByteForByteButForItsIncident(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		dir := stateDir(t)
		writer := newStore(dir)
		want := map[string]incident.Draft{}
		for _, u := range filled() {
			d := u.Draft
			name := d.Description
			must(t, writer.SaveTemplate(t.Context(), incident.Template{Name: clean.New(name), Draft: d}))
			d.ID, d.Sent = "", false
			want[name] = d
		}
		got, err := newStore(dir).Templates(t.Context())
		must(t, err)
		if len(got) != len(want) {
			t.Fatalf("%d templates of %d came back", len(got), len(want))
		}
		for _, tpl := range got {
			if !tpl.Draft.Equal(want[tpl.Name.Raw()]) {
				t.Errorf("%q came back as %+v", tpl.Name.Raw(), tpl.Draft)
			}
		}
		if !slices.IsSortedFunc(got, func(a, b incident.Template) int { return cmp.Compare(a.Name.Raw(), b.Name.Raw()) }) {
			t.Error("the templates are not in the order of their names")
		}
	})
}

func TestTheMomentOfTypingComesBackToTheNanosecondInUTC(t *testing.T) {
	t.Parallel()
	for name, saved := range map[string]time.Time{
		"with the monotonic clock": time.Now(),
		"in another zone":          at(0).In(time.FixedZone("", 5*3600+1800)),
		"never":                    {},
		"in the last year":         time.Date(9999, 12, 31, 23, 59, 59, 999999999, time.UTC),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := stateDir(t)
			u := typed(1, 0, "x")
			u.SavedAt = saved
			save(t, newStore(dir), u)
			got := list(t, newStore(dir))
			if len(got) != 1 || !got[0].SavedAt.Equal(saved) || got[0].SavedAt.Location() != time.UTC {
				t.Errorf("%v came back in %+v", saved, got)
			}
		})
	}
}

func TestTheLastDraftTypedInIsListedFirstAndThoseOfTheSameMomentByTheirID(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	want := []incident.Unsent{typed(1, 9, "last"), typed(0, 8, "before")}
	for n := range 8 {
		want = append(want, typed(n+2, 7, "of the same moment"))
	}
	save(t, newStore(dir), want...)
	wantList(t, newStore(dir), want...)
	slices.Reverse(want)
	dir = stateDir(t)
	save(t, newStore(dir), want...)
	slices.Reverse(want)
	wantList(t, newStore(dir), want...)
}

func TestAnEmptyStoreListsNothingAndMakesNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := newStore(dir + "/state")
	wantList(t, s)
	templates, err := s.Templates(t.Context())
	if err != nil || len(templates) != 0 {
		t.Errorf("templates %v, %v", templates, err)
	}
	must(t, s.Delete(t.Context(), draftID(1)))
	must(t, s.Flush(t.Context()))
	if found := files(t, dir); len(found) != 0 {
		t.Errorf("made %v", found)
	}
}

func TestAPersonCanReadAndReformatAFile(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	s := newStore(dir)
	save(t, s, typed(1, 1, "Logon from two countries"))
	text := content(t, s.Path(draftID(1)))
	if !strings.Contains(text, `"title": "Logon from two countries"`) || strings.Count(text, "\n") < 10 {
		t.Errorf("the file is\n%s", text)
	}
	plant(t, s.Path(draftID(1)), strings.ReplaceAll(text, "\n", "\r\n\t"))
	wantList(t, newStore(dir), typed(1, 1, "Logon from two countries"))
}
