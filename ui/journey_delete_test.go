package ui_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// unsynced makes sure that the subject does not come from Defender.
func unsynced(p *simulator.Properties) { p.ProviderName = "Azure Sentinel" }

func TestOnlyTheRightNumberDeletes(t *testing.T) {
	t.Parallel()
	for typed, deletes := range map[string]bool{
		"4711": true, "#4711": true, " 4711 ": true,
		"4710": false, "471": false, "47111": false, "yes": false, "##4711": false, "": false,
	} {
		t.Run(typed, func(t *testing.T) {
			t.Parallel()
			onSubject(t, uitest.Options{}, unsynced, func(j *uitest.Journey, s subject) {
				j.Press("D")
				j.Sees("Deletion of #4711", "type 4711 to delete it", "It is gone for good")
				j.Type(typed)
				j.Press("enter")
				j.Wait(time.Second)
				if !deletes {
					s.sentPuts(j)
					s.now()
					return
				}
				writes := incidentWrites(j)
				if len(writes) != 1 || writes[0].Method != http.MethodDelete || !strings.EqualFold(writes[0].Path, s.path()) ||
					writes[0].Query.Encode() != "api-version=2025-09-01" || len(writes[0].Body) != 0 {
					t.Errorf("the writes are %s", summary(writes))
				}
				if _, still := s.sim.Incident(s.name); still {
					t.Error("it is still there")
				}
				j.Sees("#4711 is deleted")
				j.OnCursor("deleted by you")
				j.Press("j")
				j.Sees("0 of 0", "nothing matches")
			})
		})
	}
}

func TestAWrongNumberSaysSo(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, unsynced, func(j *uitest.Journey, s subject) {
		j.Press("D")
		j.Type("4710")
		j.Press("enter")
		j.Sees("not deleted: 4710 is not the number of #4711")
		j.Press("D")
		j.Type("4711")
		j.Press("esc")
		j.Wait(time.Second)
		j.OnCursor("4711")
		s.sentPuts(j)
	})
}

func TestWhatDefenderSyncsIsRefusedWithoutARequest(t *testing.T) {
	t.Parallel()
	synced := func(p *simulator.Properties) { p.ProviderName = "Microsoft XDR" }
	onSubject(t, uitest.Options{}, synced, func(j *uitest.Journey, s subject) {
		before := len(j.Sim.Requests())
		j.Press("D")
		j.Sees("delete the incident: ", "Defender")
		j.SeesNot("Deletion of")
		j.Press(":")
		j.Type("delete the inc")
		j.Sees("Defender")
		j.Press("enter", "esc")
		s.sentPuts(j)
		if n := len(j.Sim.Requests()); n != before {
			t.Errorf("%d requests were sent", n-before)
		}
	})
}

func TestADeletionThatIsRefusedLeavesTheIncident(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, unsynced, func(j *uitest.Journey, s subject) {
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultStatus, Method: http.MethodDelete, Status: http.StatusForbidden, Code: "AuthorizationFailed"})
		j.Press("D")
		j.Type("4711")
		j.Press("enter")
		j.Wait(time.Second)
		j.Sees("#4711 was not deleted: your role does not allow it")
		j.OnCursor("4711")
		s.now()
	})
}

func TestADeletionWhoseAnswerWasLostIsDone(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, unsynced, func(j *uitest.Journey, _ subject) {
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultResetAfter, Method: http.MethodDelete})
		j.Press("D")
		j.Type("4711")
		j.Press("enter")
		j.Wait(30 * time.Second)
		j.SeesNot("not deleted")
		j.OnCursor("deleted by you")
	})
}

// TestADeletionNamesItsIncidentWhereverThePersonIsByThen moves on to the next row
// while one is being deleted.
func TestADeletionNamesItsIncidentWhereverThePersonIsByThen(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 160, Height: 45}, func(j *uitest.Journey) {
		j.Press("j", "D")
		j.Says("Deletion of #4710", "type 4710 to delete it", "Type 4710 to delete it; esc leaves it.")
		slowly(j, http.MethodDelete, 5*time.Second)
		j.Type("4710")
		j.Press("enter", "j")
		j.Wait(10 * time.Second)
		j.OnCursor("4709")
		j.Sees("#4710 is deleted")
		j.Press("j", "D")
		j.Says("Deletion of #4708", "type 4708 to delete it")
		j.Type("4710")
		j.Press("enter")
		j.Sees("not deleted: 4710 is not the number of #4708")
	})
}

func TestDeletingFromThePageGoesBackToTheQueue(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, unsynced, func(j *uitest.Journey, _ subject) {
		j.Press("enter", "D")
		j.Type("4711")
		j.Press("enter")
		j.Wait(time.Second)
		j.Sees("#4711 is deleted", "1 of 1")
		j.OnCursor("deleted by you")
	})
}

func TestTheAnswerToADeletionLeavesTheKeysWithWhatIsTypedMeanwhile(t *testing.T) {
	t.Parallel()
	for name, panel := range map[string]string{"a comment": "c", "an edit": "E"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onSubject(t, uitest.Options{}, unsynced, func(j *uitest.Journey, _ subject) {
				j.Sim.Inject(simulator.Fault{Kind: simulator.FaultDelay, Method: http.MethodDelete, Delay: 5 * time.Second})
				j.Press("enter", "D")
				j.Type("4711")
				j.Press("enter", panel)
				j.Type("half a ")
				j.Wait(6 * time.Second)
				j.Sees("#4711 is deleted")
				j.Type("word")
				j.Sees("half a word")
				j.Press("esc")
				j.OnCursor("deleted by you")
			})
		})
	}
}

func TestAChangeOfWhatWasDeletedElsewhereSaysSo(t *testing.T) {
	t.Parallel()
	for _, page := range []bool{false, true} {
		onSubject(t, uitest.Options{}, unsynced, func(j *uitest.Journey, s subject) {
			if page {
				j.Press("enter")
			}
			newColleague(j).delete(number)
			already := len(incidentWrites(j)) // the colleague's own
			j.Press("e", "h")
			j.Wait(5 * time.Second)
			j.Sees("#4711", "was deleted")
			if n := len(incidentWrites(j)); n != already {
				t.Errorf("%d writes were sent", n-already)
			}
			if _, back := s.sim.Incident(s.name); back {
				t.Error("the change created it anew")
			}
			j.Press("esc")
			j.OnCursor("deleted")
			j.Press("k")
			j.Sees("0 of 0")
		})
	}
}

func TestThePageOfWhatIsDeletedElsewhereStaysReadableAndSaysSo(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{Width: 100, Height: 40}, unsynced, func(j *uitest.Journey, s subject) {
		j.Press("enter")
		j.Wait(5 * time.Minute) // what was modified lately may be missing from a list
		newColleague(j).delete(number)
		already := len(incidentWrites(j))
		j.Press("r")
		j.Wait(5 * time.Second)
		j.Sees("#4711", "deleted")
		j.Press("m")
		j.Wait(5 * time.Second)
		if n := len(incidentWrites(j)); n != already {
			t.Errorf("%d writes were sent", n-already)
		}
		j.Sees("#4711 was deleted")
		j.Press("esc")
		j.OnCursor("deleted")
		if _, back := s.sim.Incident(s.name); back {
			t.Error("a change created it anew")
		}
	})
}
