package ui_test

import (
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

func TestADraftSurvivesAStopAndIsOfferedAtTheNextStart(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		j.Press("n")
		j.Type("Half a thought")
		j.Press("tab")
		j.Type("and its reason")
		j.Press("tab", "h", "tab", "c", "tab", "f", "tab")
		j.Type("scanner")
		j.Press("tab")
		j.Type("an")
		j.Press("tab")
		j.Type("vip")
		j.Press("enter")
		j.Type("unfin")
		j.Wait(time.Second)
	})
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		j.Sees("1 draft", "from before; n goes on")
		j.Press("n")
		j.Sees("Go on: Half a thought (just now)", "Begin a new incident")
		j.Press("enter")
		j.Sees("Half a thought", "and its reason", "● High", "● Closed", "● False positive - incorrect alert logic", "scanner")
		j.Press("tab", "tab", "tab", "tab", "tab", "tab")
		j.Sees("an")
		j.Press("tab")
		j.Sees("[vip]", "unfin")
	})
}

func TestSeveralDraftsWaitAndOneCanBeDiscarded(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		j.Press("n")
		j.Type("First")
		j.Press("esc")
		j.Press("n", "down", "enter")
		j.Type("Second")
		j.Press("esc")
		j.Sees("2 drafts")
		j.Press("n")
		j.Sees("Go on: Second", "Go on: First")
		j.Press("down", "enter")
		j.Sees("First")
		j.Press("ctrl+x", "down", "enter")
		j.Sees("1 draft ")
		j.Wait(time.Second)
	})
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		j.Press("n")
		j.Sees("Go on: Second")
		j.SeesNot("First")
	})
}

func TestASentDraftIsGoneAndABlankOneIsNeverKept(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		j.Press("n")
		j.Type("x")
		j.Wait(time.Second)
		j.Press("backspace", "esc", "n")
		j.Type("Sent")
		j.Press("ctrl+s")
		j.Wait(time.Second)
	})
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) { j.SeesNot("draft") })
}

func TestADraftThatWasSentBeforeACrashBecomesOneIncidentAllTheSame(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	options := uitest.Options{Dir: dir}
	var sim *simulator.Simulator
	var written int
	uitest.Run(t, options, func(j *uitest.Journey) {
		sim = j.Sim
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultResetAfter, Method: http.MethodPut, Times: -1})
		j.Press("n")
		j.Type("Sent, answer lost")
		before := j.Sim.Count()
		j.Press("ctrl+s")
		j.Wait(300 * time.Millisecond) // not as long as the pause before the next look
		written = j.Sim.Count()
		if written != before+1 {
			t.Fatalf("there are %d incidents, there were %d", written, before)
		}
	})
	uitest.Run(t, uitest.Options{Dir: dir, Same: sim}, func(j *uitest.Journey) {
		j.Sim.Heal()
		puts := j.Sim.Counts()[http.MethodPut]
		j.Press("n", "enter", "ctrl+s")
		j.Wait(time.Second)
		j.OnCursor("Sent, answer lost")
		if n := j.Sim.Count(); n != written {
			j.T.Errorf("there are %d incidents, there were %d", n, written)
		}
		if n := j.Sim.Counts()[http.MethodPut]; n != puts {
			j.T.Errorf("it was written again: %d writes, there were %d", n, puts)
		}
	})
}

func TestATemplateIsSavedFromThePanelAndFillsANewOne(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		j.Press("N")
		j.Sees("there are no templates")
		j.Press("n")
		j.Type("Phishing by phone")
		j.Press("tab", "tab", "l", "ctrl+t")
		j.Sees("Save as template")
		j.Type("phone")
		j.Press("enter")
		j.Sees("template phone is saved")
		j.Press("ctrl+x", "down", "enter")
		j.Wait(time.Second)
	})
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		j.Press("N")
		j.Sees("phone")
		j.Press("enter")
		j.Sees("Phishing by phone", "● Low")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.OnCursor("Phishing by phone")
	})
}

func TestATemplateOfTheConfigFileIsOffered(t *testing.T) {
	t.Parallel()
	draft := incident.NewDraft("")
	draft.Title, draft.Severity, draft.OwnerText, draft.Tags = "Lost laptop", incident.High, "me", []string{"loss"}
	options := uitest.Options{Templates: []incident.Template{{Name: clean.New("laptop"), Draft: draft}}}
	uitest.Run(t, options, func(j *uitest.Journey) {
		j.Press("N", "enter", "ctrl+s")
		j.Wait(time.Second)
		j.OnCursor("Lost laptop")
		want := `{"properties":{"title":"Lost laptop","severity":"High","status":"New",` + meBody + `,"labels":[{"labelName":"loss"}]}}`
		sentBody(j.T, j.Writes(), want)
	})
}

func TestADiskThatTakesNoDraftIsToldAndNothingIsLost(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "drafts"), nil, 0o600); err != nil { // a file where the folder should be
		t.Fatal(err)
	}
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		j.Press("n")
		j.Type("Only in memory")
		j.Wait(time.Second)
		j.Press("esc", "!")
		j.Sees("save draft:")
		j.Press("esc", "n", "enter")
		j.Sees("Only in memory")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.OnCursor("Only in memory")
	})
}
