package logs

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"sentinelq/client/incident"
)

func TestTheTableThatAnswersIsRead(t *testing.T) {
	t.Parallel()
	one := func(name, value string) string {
		return `{"name":"` + name + `","columns":[{"name":"SystemAlertId"}],"rows":[["` + value + `"]]}`
	}
	for rule, c := range map[string]struct{ tables, want string }{
		"the primary one":          {one("Statistics", "no") + "," + one("PrimaryResult", "yes"), "yes"},
		"the only one":             {one("Table_0", "yes"), "yes"},
		"none without the primary": {one("a", "no") + "," + one("b", "no"), ""},
	} {
		found, err := newLogs(t, options(answering(said{200, `{"tables":[` + c.tables + `]}`, nil}))).RecentAlerts(t.Context(), "", 5)
		switch {
		case c.want == "" && !errors.Is(err, incident.ErrUnavailable):
			t.Errorf("%s: found %v, %v", rule, found, err)
		case c.want != "" && (err != nil || len(found) != 1 || found[0].ID.Raw() != c.want):
			t.Errorf("%s: found %v, %v", rule, found, err)
		}
	}
}

func TestTextsAreReadToTheLastByte(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{
		`"a\u0000\u202e"`: "a\x00\u202e", `"\ud800"`: "\xed\xa0\x80", `12.50`: "12.50", `true`: "true", `{"a":1}`: `{"a":1}`, `null`: "", ``: "",
	} {
		if got := cell(value).text().Raw(); got != want {
			t.Errorf("%s is %q, want %q", value, got, want)
		}
	}
}

// FuzzAnswer holds that no answer breaks the reading of it: it comes to rows, or
// to an error of the package, or to both.
func FuzzAnswer(f *testing.F) {
	for _, body := range []string{
		"", "{", "<html>", "[]", "null", `{}`, `{"tables":null}`, `{"tables":[5]}`, `{"tables":[{"columns":5,"rows":[[]]}]}`,
		rows(`{"name":"SystemAlertId"},{"name":5},7`, `["a"],[null],5,[[1]],[{"a":{}}]`).body, rows(revisionColumns, closed(asText)).body,
		rows(revisionColumns, closed(asValue)).body, `{"tables":[],"error":{"code":"PartialError","details":[{"innererror":{"code":"x"}}]}}`,
		`{"tables":[{"rows":[[1]]}],"error":5}`, `{"tables":[{"columns":[{"name":"Labels"}],"rows":[["[[]]"],["[null]"],["{}"]]}]}`,
		strings.Repeat(`{"error":`, 50),
	} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		l := newLogs(t, options(answering(said{200, string(body), nil})))
		alerts, err := l.RecentAlerts(t.Context(), "x", 5)
		if err != nil && (!errors.Is(failure(t, err), incident.ErrUnavailable) || err.Error() == "") {
			t.Errorf("the error is %v", err)
		}
		for _, a := range alerts {
			if a.ID.IsEmpty() {
				t.Errorf("%+v has no ID", a)
			}
		}
		revisions, again := l.Revisions(t.Context(), id)
		if (err == nil) != (again == nil) {
			t.Errorf("alerts fail with %v, the history with %v", err, again)
		}
		for _, r := range revisions {
			if r.Tasks < -1 || r.State.Additional.Comments < 0 || len(fmt.Sprint(incident.Events([]incident.Revision{r, r}, true))) == 0 {
				t.Errorf("it is %+v", r)
			}
		}
	})
}

func BenchmarkRevisions(b *testing.B) {
	var all []string
	for i := range 500 {
		all = append(all, strings.Replace(closed(asText), "Title", fmt.Sprintf("Title %d", i), 1))
	}
	l := newLogs(b, options(answering(rows(revisionColumns, strings.Join(all, ",")))))
	for b.Loop() {
		if found, err := l.Revisions(b.Context(), id); err != nil || len(found) != 500 {
			b.Fatal(len(found), err)
		}
	}
}
