package ui_test

import (
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// TestACommentThatIsBeingWrittenSurvivesAStop stops the program in the middle of
// it, and sends it after the next start: there is one.
func TestACommentThatIsBeingWrittenSurvivesAStop(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	sim := simulator.New(simulator.Options{Seed: 1, Now: time.Now})
	name := sim.Names()[sim.Count()-1]
	before := len(sim.Comments(name))
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		j.Press("c")
		j.Type("Half a comment")
		j.Wait(time.Second)
	})
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		j.Sees("something written for #4711 was not sent")
		j.Press("c")
		j.Sees("Comment on #4711", "Half a comment")
		j.Press("end")
		j.Type(", and the rest")
		j.Press("ctrl+s")
		j.Wait(2 * time.Second)
		j.SeesNot("Comment on #4711")
		comments := j.Sim.Comments(name)
		if len(comments) != before+1 || comments[before].Properties.Message != "Half a comment, and the rest" {
			j.T.Errorf("the comments are %+v", comments)
		}
	})
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) { j.SeesNot("was not sent") })
}

// TestAnEditSurvivesAStopWithWhatItIsAnEditOf sends after a restart only what the
// person changed, although a colleague changed another field meanwhile.
func TestAnEditSurvivesAStopWithWhatItIsAnEditOf(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		j.Press("E")
		j.Sees("Edit #4711")
		j.Press("end")
		j.Type(", again")
		j.Wait(time.Second)
	})
	uitest.Run(t, uitest.Options{Dir: dir, Prepare: func(sim *simulator.Simulator) {
		sim.Edit(sim.Names()[sim.Count()-1], func(p *simulator.Properties) { p.Severity = "Low" })
	}}, func(j *uitest.Journey) {
		j.Sees("1 draft")
		j.Press("E")
		j.Sees("Edit #4711", "Impossible travel, again")
		j.Press("ctrl+s")
		j.Wait(2 * time.Second)
		in, _ := j.Sim.Incident(j.Sim.Names()[j.Sim.Count()-1])
		if in.Properties.Title != "Impossible travel, again" || in.Properties.Severity != "Low" {
			j.T.Errorf("the incident is %+v", in.Properties)
		}
		j.SeesNot("Edit #4711")
	})
}

// TestAPageShowsOfflineWhatItHad opens tabs, and opens them again after a restart
// without a network.
func TestAPageShowsOfflineWhatItHad(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	uitest.Run(t, uitest.Options{Dir: dir, Width: 120, Height: 40}, func(j *uitest.Journey) {
		j.Press("enter", "tab")
		j.Wait(2 * time.Second)
		j.Sees("Alerts 2", "Impossible travel")
		j.Press("tab", "tab")
		j.Wait(2 * time.Second)
		j.Sees("Nothing else from 198.51.100.170")
	})
	uitest.Run(t, uitest.Options{Dir: dir, Width: 120, Height: 40, Prepare: func(sim *simulator.Simulator) {
		sim.Inject(simulator.Fault{Kind: simulator.FaultResetBefore, Times: -1})
	}}, func(j *uitest.Journey) {
		j.Wait(time.Minute)
		j.Press("enter", "tab")
		j.Wait(time.Minute)
		j.Sees("the connection to management.azure.com broke; r tries again", "as it was at", "Impossible travel", "alert ID")
		j.Press("tab", "tab")
		j.Wait(time.Minute)
		j.Sees("the connection to management.azure.com broke", "as it was at", "Nothing else from 198.51.100.170")
		j.Press("tab")
		j.Wait(time.Minute)
		j.Sees("the connection to management.azure.com broke")
		j.Sim.Heal()
		j.Press("r")
		j.Wait(time.Minute)
		j.Sees("Check the sign-ins of the last 7 days")
	})
}
