package ui_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"sentinelq/cache/draft"
	"sentinelq/ui/uitest"
)

// mayLose is how much typing may be lost, whatever ends the program.
const mayLose = 250 * time.Millisecond

// onDisk returns everything typed that another start of the program would find.
func onDisk(j *uitest.Journey, dir string) string {
	j.T.Helper()
	store := draft.New(draft.Options{Dir: dir, Tenant: "t", Workspace: j.Sim.Options().Workspace, Now: time.Now})
	drafts, err := store.List(j.T.Context())
	if err != nil {
		j.T.Fatal(err)
	}
	notes, err := store.Notes(j.T.Context())
	if err != nil {
		j.T.Fatal(err)
	}
	var all []string
	for _, u := range drafts {
		all = append(all, u.Draft.Title, u.Draft.Description)
	}
	for _, n := range notes {
		all = append(all, n.Text)
	}
	return strings.Join(all, "\n")
}

// TestWhatIsTypedIsOnTheDiskAQuarterSecondLater types at the paces of people, and
// looks at the disk in every moment as if the program were killed in it.
func TestWhatIsTypedIsOnTheDiskAQuarterSecondLater(t *testing.T) {
	t.Parallel()
	pressing := func(keys ...string) func(*uitest.Journey) { return func(j *uitest.Journey) { j.Press(keys...) } }
	for name, open := range map[string]func(*uitest.Journey){
		"the title of an incident":       pressing("n"),
		"the description of an incident": pressing("n", "tab"),
		"an edit":                        pressing("E"),
		"a comment":                      pressing("c"),
		"a task": func(j *uitest.Journey) {
			j.Press("enter")
			tab(j, tasksTab)
			j.Press("+")
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
				open(j)
				random := rand.New(rand.NewPCG(1, 4))
				typed := ""
				var struck []time.Time
				for n := range 60 {
					typed += string(rune('A' + n))
					j.Strike(typed[n:])
					struck = append(struck, time.Now())
					time.Sleep(time.Duration(1+random.IntN(120)) * time.Millisecond)
					saved := onDisk(j, dir)
					for i, at := range struck {
						if time.Since(at) >= mayLose && !strings.Contains(saved, typed[:i+1]) {
							j.T.Fatalf("%v after %q the disk has %q", time.Since(at), typed[:i+1], saved)
						}
					}
				}
				time.Sleep(mayLose)
				if saved := onDisk(j, dir); !strings.Contains(saved, typed) {
					j.T.Errorf("at rest the disk has %q", saved)
				}
			})
		})
	}
}
