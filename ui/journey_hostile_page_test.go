package ui_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"sentinelq/client/clean/corpus"
	"sentinelq/client/incident"
	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// hostiles returns some texts of each family of the corpus, of a size that the
// service takes. That all of it is made safe is the business of package clean; here
// it is whether every place goes through it.
func hostiles() []string {
	const each = 3
	var all []string
	seen := map[string]int{}
	for _, c := range corpus.Hostile() {
		family, _, _ := strings.Cut(c.Name, "/")
		if seen[family] == each || incident.Length(c.Text) > incident.MaxComment || strings.TrimSpace(c.Text) == "" {
			continue
		}
		seen[family]++
		all = append(all, c.Text)
	}
	return all
}

// through shows everything in the tab that is open, and of each entry what can be
// copied. Nothing may be drawn over the frame of the page.
func through(j *uitest.Journey, entries int) {
	j.T.Helper()
	lines := func() []string { return strings.Split(j.Screen(), "\n") }
	first := lines()
	for range entries {
		j.Press("down")
		now := lines()
		if !strings.HasPrefix(now[0], " sentinelq  ws-soc") || now[3] != first[3] || now[4] != first[4] || now[7] != first[7] || now[43] != first[43] {
			j.T.Fatalf("the frame was drawn over:\n%s", j.Screen())
		}
		j.Press("y", "esc")
	}
	for _, stray := range j.Strays() {
		j.T.Errorf("wrote %s", stray)
	}
}

// wide is a terminal on which much is seen.
func wide(ascii bool) uitest.Options {
	return uitest.Options{Width: 160, Height: 45, Profile: colorprofile.TrueColor, ASCII: ascii}
}

func TestNoHostileTextOfAnIncidentsPageReachesTheTerminalAsAnythingButText(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		tab  int
		fill func(j *uitest.Journey, nth int, text string)
		most int
	}{
		"comments": {commentsTab, func(j *uitest.Journey, nth int, text string) {
			newColleague(j).say(nameOf(j, shownFirst), nth, text)
		}, incident.MaxComments - 1},
		"tasks": {tasksTab, func(j *uitest.Journey, _ int, text string) {
			newColleague(j).task(nameOf(j, shownFirst), text, text+"\n"+text)
		}, incident.MaxTasks - 3},
		"bookmarks": {bookmarksTab, func(j *uitest.Journey, nth int, text string) {
			newColleague(j).keep(nameOf(j, shownFirst), nth, text)
		}, incident.MaxBookmarks},
	} {
		all := hostiles()
		for from := 0; from < len(all); from += c.most {
			part := all[from:min(from+c.most, len(all))]
			for terminal, mode := range modes() {
				t.Run(fmt.Sprintf("%s from %d in %s", name, from, terminal), func(t *testing.T) {
					t.Parallel()
					uitest.Run(t, wide(mode.ascii), func(j *uitest.Journey) {
						for nth, text := range part {
							c.fill(j, nth, text)
						}
						j.Press("enter")
						tab(j, c.tab)
						through(j, 2*len(part))
					})
				})
			}
		}
	}
}

// evidence answers what the service gathers with hostile texts in every place.
func evidence(path string, body []byte) []byte {
	var items []string
	for nth, text := range hostiles() {
		q, id := quote(text), fmt.Sprintf("e71de0ce-0000-4000-8000-%012d", nth)
		switch {
		case strings.HasSuffix(path, "/alerts"):
			items = append(items, fmt.Sprintf(`{"name":"%[1]s","properties":{"systemAlertId":"%[1]s","alertDisplayName":%[2]s,"severity":%[2]s,"status":%[2]s,
				"productName":%[2]s,"vendorName":%[2]s,"alertType":%[2]s,"description":%[2]s,"tactics":[%[2]s],"compromisedEntity":%[2]s,"confidenceLevel":%[2]s,
				"alertLink":%[2]s,"remediationSteps":[%[2]s],"resourceIdentifiers":[%[2]s],"startTimeUtc":%[2]s,"timeGenerated":"1999-12-31T20:00:00Z"}}`, id, q))
		case strings.HasSuffix(path, "/entities"):
			items = append(items, fmt.Sprintf(`{"name":"%s","kind":%[2]s,"properties":{"friendlyName":%[2]s,%[2]s:%[2]s}}`, id, q))
		case strings.HasSuffix(path, "/query"):
			items = append(items, fmt.Sprintf(`["1999-12-31T20:%02d:%02dZ",%[3]s,%[3]s,%[3]s,%[3]s,%[3]s]`, nth/60, nth%60, q))
		}
	}
	all := strings.Join(items, ",")
	switch {
	case all == "":
		return body
	case strings.HasSuffix(path, "/alerts"):
		return []byte(`{"value":[` + all + `]}`)
	case strings.HasSuffix(path, "/entities"):
		return []byte(`{"entities":[` + all + `],"metaData":[]}`)
	}
	return []byte(`{"tables":[{"name":"PrimaryResult","columns":[{"name":"TimeGenerated","type":"datetime"},{"name":"ModifiedBy","type":"string"},` +
		`{"name":"Title","type":"string"},{"name":"Status","type":"string"},{"name":"Severity","type":"string"},{"name":"ClassificationComment","type":"string"}],"rows":[` + all + `]}]}`)
}

// quote writes a text as JSON.
func quote(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string can always be written
	}
	return string(b)
}

func TestNoHostileTextOfEvidenceReachesTheTerminalAsAnythingButText(t *testing.T) {
	t.Parallel()
	for name, at := range map[string]int{"alerts": alertsTab, "entities": entitiesTab, "activity": activityTab} {
		for terminal, mode := range modes() {
			t.Run(name+" in "+terminal, func(t *testing.T) {
				t.Parallel()
				options := wide(mode.ascii)
				options.Alter = evidence
				uitest.Run(t, options, func(j *uitest.Journey) {
					j.Press("enter")
					tab(j, at)
					j.SeesNot("tries again", "nothing is known")
					through(j, 2*len(hostiles()))
				})
			})
		}
	}
}

// twins makes two incidents of every hostile text, of which one finds the other.
func twins(sim *simulator.Simulator) {
	names := sim.Names()
	for nth, text := range hostiles() {
		for _, name := range names[2*nth : 2*nth+2] {
			sim.Edit(name, func(p *simulator.Properties) {
				p.Title, p.ClassificationComment, p.Status, p.Labels = text, text, "New", []simulator.Label{{LabelName: text}}
				p.Owner.AssignedTo, p.Classification = text, text
			})
		}
	}
}

func TestNoHostileTextOfSimilarIncidentsReachesTheTerminalAsAnythingButText(t *testing.T) {
	t.Parallel()
	for terminal, mode := range modes() {
		t.Run(terminal, func(t *testing.T) {
			t.Parallel()
			options := wide(mode.ascii)
			options.Prepare, options.Simulator = twins, simulator.Options{Incidents: 2*len(hostiles()) + 2}
			uitest.Run(t, options, func(j *uitest.Journey) {
				j.Press("enter")
				tab(j, similarTab)
				for range len(hostiles()) {
					j.Press("]", "y", "esc")
					j.Sees("sentinelq  ws-soc", "Similar")
				}
				for _, stray := range j.Strays() {
					t.Errorf("wrote %s", stray)
				}
			})
		})
	}
}
