package ui_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// toOwner opens the panel, types a title and goes to the owner field.
func toOwner(j *uitest.Journey) {
	j.Press("n")
	j.Type("x")
	j.Press("tab", "tab", "tab", "tab")
}

func TestAssignToMeIsTheFirstOffer(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		toOwner(j)
		j.Sees("Assign to me: Robin Adeyemi")
		j.Press("down", "enter", "ctrl+s")
		j.Wait(time.Second)
		j.OnCursor("Robin Adeyemi")
		want := `"owner":{"objectId":"3b6f0a1e-7c52-4d98-a1e4-60f2b8d7c915","ownerType":"User"}`
		if body := string(j.Writes()[0].Body); !strings.Contains(body, want) {
			t.Errorf("the body is %s", body)
		}
	})
}

func TestTheDirectoryIsSearchedWhenTypingRests(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		toOwner(j)
		j.Type("identity")
		searches := func() (n int) {
			for _, r := range j.Sim.Requests() {
				if strings.HasPrefix(r.Path, "/v1.0/") && r.Query.Get("$search") != "" {
					n++
				}
			}
			return n
		}
		j.Wait(time.Second)
		j.Sees("Identity Response", "group")
		if n := searches(); n != 2 { // users and groups, once
			t.Errorf("%d searches were sent", n)
		}
		j.Press("down", "enter", "ctrl+s")
		j.Wait(time.Second)
		j.OnCursor("Identity Resp")
		if body := string(j.Writes()[0].Body); !strings.Contains(body, `"ownerType":"Group"`) {
			t.Errorf("the body is %s", body)
		}
	})
}

func TestALateAnswerOfTheDirectoryIsDropped(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		toOwner(j)
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultDelay, Path: "/v1.0/", Times: 2, Delay: 5 * time.Second})
		j.Type("mateo")
		j.Wait(time.Second)
		j.Press("ctrl+u")
		j.Type("yuki")
		j.Wait(10 * time.Second)
		j.Sees("Yuki Tanabe")
		j.SeesNot("Mateo")
	})
}

func TestWithoutDirectoryRightsQueueOwnersAndTypedNamesRemain(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Sim.Inject(simulator.Fault{
			Kind: simulator.FaultStatus, Path: "/v1.0/", Times: -1,
			Status: http.StatusForbidden, Code: "Authorization_RequestDenied",
		})
		toOwner(j)
		j.Type("mateo")
		j.Wait(time.Second)
		j.Sees("Mateo Fuentes", "directory: your account may not search all")
		j.Press("ctrl+u")
		j.Type("new@contoso.example")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		if w := j.Writes(); len(w) != 1 || !strings.Contains(string(w[0].Body), `"userPrincipalName":"new@contoso.example"`) {
			t.Errorf("the writes are %v", w)
		}
	})
}

func TestARecentOwnerIsOfferedBeforeOthersAtTheNextStart(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		toOwner(j)
		j.Type("priya")
		j.Wait(time.Second)
		j.Press("down", "enter", "ctrl+s")
		j.Wait(time.Second)
	})
	uitest.Run(t, uitest.Options{Dir: dir}, func(j *uitest.Journey) {
		toOwner(j)
		me, _ := j.Line("Assign to me")
		recent, _ := j.Line("Priya")
		if recent != me+1 {
			t.Errorf("the recent owner is in line %d, me in %d:\n%s", recent, me, j.Screen())
		}
	})
}
