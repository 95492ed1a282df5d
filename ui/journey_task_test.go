package ui_test

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// firstTask returns the task of an incident that was made first.
func firstTask(j *uitest.Journey, name string) simulator.Task {
	j.T.Helper()
	return j.Sim.Tasks(name)[0]
}

// put is the request that writes a task.
func put(t *testing.T, incident string, task simulator.Task, etag, title, description, status string) string {
	t.Helper()
	body := `{`
	if etag != "" {
		body += `"etag":` + quoted(t, etag) + `,`
	}
	body += `"properties":{"title":` + quoted(t, title)
	if description != "" {
		body += `,"description":` + quoted(t, description)
	}
	return "PUT incidents/" + incident + "/tasks/" + task.Name + " " + body + `,"status":"` + status + `"}}`
}

func TestTasksAreInTheOrderInWhichTheyWereMade(t *testing.T) {
	t.Parallel()
	for name, s := range screens() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: s.w, Height: s.h}, func(j *uitest.Journey) {
				j.Press("enter")
				tab(j, tasksTab)
				first, _ := j.Line("[ ] Check the sign-ins of the last 7 days")
				second, _ := j.Line("[ ] Look for mailbox rules")
				third, _ := j.Line("[ ] Collect a memory image")
				if first >= second || second >= third {
					t.Errorf("they are in lines %d, %d and %d", first, second, third)
				}
				j.Sees("Tasks 0/3", "Countries, devices, applications.", "added by Yuki Tanabe")
			})
		})
	}
}

func TestATaskIsAdded(t *testing.T) {
	t.Parallel()
	for name, s := range screens() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: s.w, Height: s.h}, func(j *uitest.Journey) {
				incident := nameOf(j, shownFirst)
				j.Press("enter")
				tab(j, tasksTab)
				from := mark(j)
				j.Press("+")
				j.Sees("Task of #4711", "the first line is its title")
				j.Type("Ask the help desk")
				j.Press("enter")
				j.Type("who called")
				j.Press("enter")
				j.Type("and when")
				j.Press("ctrl+s")
				j.Wait(time.Second)
				j.Sees("task added", "[ ] Ask the help desk", "Tasks 0/4")
				made := j.Sim.Tasks(incident)[3]
				wrote(j, from, put(t, incident, made, "", "Ask the help desk", "who called\nand when", "New"))
				third, _ := j.Line("Collect a memory image")
				if at, _ := j.Line("Ask the help desk"); at <= third {
					t.Errorf("the new one is in line %d, before %d", at, third)
				}
			})
		})
	}
}

func TestATaskWithoutATitleIsNotSent(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("enter")
		tab(j, tasksTab)
		from := mark(j)
		j.Press("+")
		j.Type("  ")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Sees("a task needs a title")
		sent(j, from)
	})
}

func TestALostAnswerAndASecondTryMakeOneTask(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		incident := nameOf(j, shownFirst)
		j.Press("enter")
		tab(j, tasksTab)
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultResetAfter, Method: http.MethodPut, Path: "/tasks/", Times: -1})
		j.Press("+")
		j.Type("Once")
		j.Press("ctrl+s")
		j.Wait(3 * time.Minute)
		j.Sees("[ ] Once", "Tasks 0/4") // the client looked whether it is there
		j.Press("!")
		j.Sees("task added")
		if n := len(j.Sim.Tasks(incident)); n != 4 {
			t.Errorf("there are %d tasks", n)
		}
	})
}

func TestATaskIsCompletedAndReopened(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"enter", "space"} {
		t.Run(key, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
				incident := nameOf(j, shownFirst)
				j.Press("enter")
				tab(j, tasksTab)
				before, from := firstTask(j, incident), mark(j)
				p := before.Properties
				j.Press(key)
				j.Wait(time.Second)
				j.Sees("task completed: Check the sign-ins", "[x] Check the sign-ins", "Tasks 1/3", "last touched by Robin")
				wrote(j, from, put(t, incident, before, before.ETag, p.Title, p.Description, "Completed"))
				done, from := firstTask(j, incident), mark(j)
				j.Press(key)
				j.Wait(time.Second)
				j.Sees("task reopened: Check the sign-ins", "[ ] Check the sign-ins", "Tasks 0/3")
				wrote(j, from, put(t, incident, done, done.ETag, p.Title, p.Description, "New"))
			})
		})
	}
}

func TestTheRowShowsACompletedTaskAtOnceAndTakesItBackOnFailure(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]simulator.Fault{
		"refused":    {Kind: simulator.FaultStatus, Method: http.MethodPut, Path: "/tasks/", Status: http.StatusForbidden, Delay: 5 * time.Second},
		"no network": {Kind: simulator.FaultResetBefore, Times: -1, Delay: 5 * time.Second}, // nor can it be read again
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
				j.Press("enter")
				tab(j, tasksTab)
				j.Sim.Inject(f)
				j.Press("space")
				j.Sees("[x] Check the sign-ins", "Tasks 1/3")
				j.Wait(4 * time.Minute)
				j.Sees("[ ] Check the sign-ins", "Tasks 0/3")
				j.Press("!")
				j.Sees("not done: task completed")
				j.Press("esc")
				j.Sim.Heal()
				j.Press("space")
				j.Wait(time.Second)
				j.Sees("[x] Check the sign-ins", "Tasks 1/3")
			})
		})
	}
}

func TestAPressTooManyChangesNothingWhileATaskIsOnItsWay(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		incident := nameOf(j, shownFirst)
		j.Press("enter")
		tab(j, tasksTab)
		from := mark(j)
		before := firstTask(j, incident)
		p := before.Properties
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultDelay, Method: http.MethodPut, Delay: 5 * time.Second})
		j.Press("space")
		j.Wait(time.Second)
		j.Press("space")
		j.Sees("the change before is on its way", "[x] Check the sign-ins")
		j.Wait(10 * time.Second)
		j.Sees("[x] Check the sign-ins")
		wrote(j, from, put(t, incident, before, before.ETag, p.Title, p.Description, "Completed"))
	})
}

func TestATaskThatAColleagueCompletedMeanwhileIsNotWrittenAgain(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		incident := nameOf(j, shownFirst)
		j.Press("enter")
		tab(j, tasksTab)
		newColleague(j).finish(incident, firstTask(j, incident))
		from := mark(j)
		j.Press("space")
		j.Wait(time.Second)
		j.Sees("[x] Check the sign-ins", "Tasks 1/3")
		wrote(j, from)
	})
}

// rich is a description as the portal writes one, with what an editor of text
// would take away.
const rich = "<p>Ask <b>them</b>&nbsp;first.</p>\r\n\t<ul><li>caf\u00e9 \u202e</li></ul>  \n\n"

func TestEditingOneHalfOfATaskLeavesTheOtherUntouched(t *testing.T) {
	t.Parallel()
	const title = "Ask\u200b  twice "
	for name, c := range map[string]struct {
		to, typed   string // the end to which the cursor goes, and what is typed there
		title, text string
	}{
		"the title":       {"up", " now", "Ask<U+200B>  twice  now", rich},
		"the description": {"down", "x", title, "<p>Ask <b>them</b>&nbsp;first.</p>\n <ul><li>caf\u00e9 <U+202E></li></ul>  \n\nx"},
		"neither":         {"down", "", title, rich},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: 100, Height: 40}, func(j *uitest.Journey) {
				incident := nameOf(j, shownFirst)
				made := newColleague(j).task(incident, title, rich)
				j.Press("enter")
				tab(j, tasksTab)
				j.Press("G", "down", "down", "down")
				from := mark(j)
				j.Press("w")
				j.Sees("Edit of task of #4711: Ask<U+200B>")
				for range 8 {
					j.Press(c.to)
				}
				j.Press("end")
				j.Type(c.typed)
				j.Press("ctrl+s")
				j.Wait(time.Second)
				j.Sees("task edited")
				if c.typed == "" {
					wrote(j, from)
					return
				}
				wrote(j, from, put(t, incident, made, made.ETag, c.title, c.text, "New"))
			})
		})
	}
}

func TestEscKeepsTheNewTextOfATaskAndWGoesOnWithIt(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		incident := nameOf(j, shownFirst)
		task := firstTask(j, incident)
		j.Press("enter")
		tab(j, tasksTab)
		from := mark(j)
		j.Press("w", "up", "up", "end")
		j.Type(", all")
		j.Press("esc", "w")
		j.Sees("Check the sign-ins of the last 7 days, all")
		j.Press("esc", "w", "ctrl+s")
		j.Wait(time.Second)
		j.Sees("task edited")
		wrote(j, from, put(t, incident, task, task.ETag, task.Properties.Title+", all", task.Properties.Description, "New"))
	})
}

func TestATaskIsDeletedAfterAsking(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		incident := nameOf(j, shownFirst)
		task := firstTask(j, incident)
		j.Press("enter")
		tab(j, tasksTab)
		from := mark(j)
		j.Press("X")
		j.Sees("delete the task Check the sign-ins", "Leave it")
		j.Press("esc")
		sent(j, from)
		j.Press("X", "y")
		j.Wait(time.Second)
		j.Sees("Tasks 0/2", "Look for mailbox rules")
		j.SeesNot("[ ] Check the sign-ins")
		wrote(j, from, "DELETE incidents/"+incident+"/tasks/"+task.Name)
	})
}

func TestTheFortyFirstTaskIsRefusedBeforeItIsSent(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		incident, c := nameOf(j, shownFirst), newColleague(j)
		for n := range 37 { // three are there
			c.task(incident, fmt.Sprint("Step ", n), "")
		}
		j.Press("enter")
		tab(j, tasksTab)
		j.Sees("Tasks 0/40")
		from := mark(j)
		j.Press("+")
		j.Type("One too many")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Sees("the incident has the 40 tasks that Azure allows", "One too many")
		sent(j, from)
		j.Press("esc", "w") // an edit is not one more
		j.Type("!")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Sees("task edited")
	})
}

func TestAWideQueueShowsHowManyTasksAreDone(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 160, Height: 45}, func(j *uitest.Journey) {
		j.Press("enter")
		tab(j, tasksTab)
		j.Press("space")
		j.Wait(time.Second)
		j.Press("down", "space")
		j.Wait(time.Second)
		j.Press("esc")
		j.OnCursor("2/3")
	})
}
