package ui_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// discussed is an incident with comments of several people, three of them the
// analyst's own.
const discussed = 4680

// newest returns the comment of an incident that was written last.
func newest(j *uitest.Journey, name string) simulator.Comment {
	j.T.Helper()
	all := j.Sim.Comments(name)
	if len(all) == 0 {
		j.T.Fatal("there are no comments")
	}
	return all[len(all)-1]
}

// quoted is a text as JSON has it.
func quoted(t *testing.T, s string) string {
	t.Helper()
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(b.String())
}

func TestCommentsAreListedTheNewestFirst(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 160, Height: 45}, func(j *uitest.Journey) {
		name := open(j, discussed, commentsTab)
		all := j.Sim.Comments(name)
		before := 0
		for i := range all {
			c := all[len(all)-1-i].Properties
			at, _ := j.Line(firstWords(c.Message))
			if at <= before {
				t.Errorf("%q is in line %d, after line %d", c.Message, at, before)
			}
			before = at
			j.Sees(c.Author.Name)
		}
	})
}

// firstWords returns the beginning of a comment's text as the page shows it.
func firstWords(message string) string {
	line, _, _ := strings.Cut(message, "\n")
	if line, isTag := strings.CutPrefix(line, "<p>"); isTag {
		return strings.Split(line, "<")[0]
	}
	return line
}

func TestMarkdownAndHTMLAreShownAsText(t *testing.T) {
	t.Parallel()
	for name, s := range screens() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: s.w, Height: s.h}, func(j *uitest.Journey) {
				open(j, discussed, commentsTab)
				for !strings.Contains(j.Screen(), "## Timeline") || !strings.Contains(j.Screen(), "- tokens revoked") {
					before := j.Screen()
					j.Press("down")
					if j.Screen() == before {
						break
					}
				}
				j.Press("pgup", "pgup", "pgup")
				shown := j.Screen()
				for range 12 {
					j.Press("down")
					shown += j.Screen()
				}
				for _, words := range []string{
					"## Timeline", "- 09:12 first event on **ENG-MBP-77**", "- 09:40 `203.0.113.9` seen", // Markdown as it is
					"Password of svc-backup was reset.", "- sessions revoked", "- tokens revoked", // HTML as a person reads it
				} {
					if !strings.Contains(shown, words) {
						t.Errorf("%q was never shown", words)
					}
				}
				if strings.Contains(shown, "<b>") || strings.Contains(shown, "</li>") {
					t.Error("tags are shown")
				}
			})
		})
	}
}

func TestACommentIsWrittenWithTwoKeys(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"c", "+"} {
		for name, s := range screens() {
			t.Run(key+" "+name, func(t *testing.T) {
				t.Parallel()
				uitest.Run(t, uitest.Options{Width: s.w, Height: s.h}, func(j *uitest.Journey) {
					incident := nameOf(j, shownFirst)
					j.Press("enter")
					tab(j, commentsTab)
					from := mark(j)
					j.Press(key)
					j.Sees("Comment on #4711", "plain text or Markdown")
					j.Type("Called **h.suzuki**.")
					j.Press("enter")
					j.Type(`- "not me" <said> 🚨`)
					j.Press("ctrl+s")
					j.Wait(time.Second)
					j.Sees("comment added", "Called **h.suzuki**.", `- "not me" <said> 🚨`, "Robin Adeyemi", "Comments 2")
					wrote(j, from, "PUT incidents/"+incident+"/comments/"+newest(j, incident).Name+
						` {"properties":{"message":"Called **h.suzuki**.\n- \"not me\" <said> 🚨"}}`)
					mine, _ := j.Line("Called **h.suzuki**.")
					theirs, _ := j.Line("Nothing else from")
					if mine >= theirs {
						t.Errorf("the newest is in line %d, the one before in %d", mine, theirs)
					}
				})
			})
		}
	}
}

func TestACommentIsWrittenFromTheQueue(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		incident := nameOf(j, 4709)
		from := mark(j)
		j.Press("j", "j", "c")
		j.Sees("Comment on #4709")
		j.Type("from the queue")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Sees("#4709: comment added")
		j.OnCursor("4709")
		wrote(j, from, "PUT incidents/"+incident+"/comments/"+newest(j, incident).Name+` {"properties":{"message":"from the queue"}}`)
	})
}

func TestOnesOwnCommentIsEditedWithItsETag(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("enter")
		tab(j, commentsTab)
		j.Press("c")
		j.Type("first")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		incident := nameOf(j, shownFirst)
		c := newest(j, incident)
		from := mark(j)
		j.Press("up", "up", "w")
		j.Sees("Edit of your comment of 00:00 on #4711", "first")
		j.Type(" and more")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Sees("comment edited", "first and more", "Comments 2", "edited")
		wrote(j, from, "PUT incidents/"+incident+"/comments/"+c.Name+
			` {"etag":`+quoted(t, c.ETag)+`,"properties":{"message":"first and more"}}`)
	})
}

func TestSomebodyElsesCommentIsRefusedWithoutARequest(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("enter")
		tab(j, commentsTab)
		from := mark(j)
		j.Press("w")
		j.Sees("only Zoë Brandt can edit this comment")
		j.SeesNot("plain text or Markdown")
		sent(j, from)
	})
}

func TestACommentThatAColleagueChangedMeanwhileIsNotOverwritten(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("enter")
		tab(j, commentsTab)
		j.Press("c")
		j.Type("first")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Press("up", "up", "w")
		j.Type(" mine")
		newColleague(j).rewrite(nameOf(j, shownFirst), newest(j, nameOf(j, shownFirst)), "from another window")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Sees("first mine", "not sent", "somebody changed it at the same time")
		if m := newest(j, nameOf(j, shownFirst)).Properties.Message; m != "from another window" {
			t.Errorf("it says %q", m)
		}
	})
}

func TestACommentIsDeletedAfterAsking(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		incident := nameOf(j, shownFirst)
		j.Press("enter")
		tab(j, commentsTab)
		from := mark(j)
		c := newest(j, incident)
		j.Press("X")
		j.Sees("delete the comment of Zoë Brandt", "This cannot be undone.", "Leave it")
		j.Press("enter")
		j.Wait(time.Second)
		j.Sees("Nothing else from")
		sent(j, from)
		j.Press("X", "y")
		j.Wait(time.Second)
		j.Sees("delete the comment of Zoë Brandt: done", "no comments yet")
		wrote(j, from, "DELETE incidents/"+incident+"/comments/"+c.Name)
	})
}

func TestWithoutTheRoleACommentIsNotDeleted(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Simulator: simulator.Options{Role: simulator.Responder}}, func(j *uitest.Journey) {
		j.Press("enter")
		tab(j, commentsTab)
		from := mark(j)
		j.Press("X")
		j.Sees("Not possible", "needs the role Microsoft Sentinel Contributor")
		j.Press("y", "enter")
		sent(j, from)
	})
}

func TestAReaderWritesNothing(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Simulator: simulator.Options{Role: simulator.Reader}}, func(j *uitest.Journey) {
		j.Press("enter")
		for range 7 {
			tab(j, 1)
			from := mark(j)
			for _, key := range []string{"c", "+", "space", "w", "p"} {
				j.Press(key)
				j.Wait(time.Second)
				j.SeesNot("ctrl+s send", "Cancel", "type to search")
			}
			wrote(j, from)
		}
		j.Press("c")
		j.Sees("needs the role Microsoft Sentinel Responder")
	})
}

func TestACommentThatIsTooLongIsRefusedBeforeItIsSent(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 100, Height: 30}, func(j *uitest.Journey) {
		incident := nameOf(j, shownFirst)
		j.Press("enter")
		tab(j, commentsTab)
		from := mark(j)
		j.Press("c")
		long := strings.Repeat("0123456789", 3000)
		j.Paste(long + "x")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Sees("longer than the 30000 characters that Azure takes", "30001 of 30000")
		sent(j, from)
		j.Press("backspace", "ctrl+s")
		j.Wait(time.Second)
		j.Sees("comment added")
		wrote(j, from, "PUT incidents/"+incident+"/comments/"+newest(j, incident).Name+` {"properties":{"message":"`+long+`"}}`)
	})
}

func TestAnEmptyCommentIsNotSent(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("enter")
		from := mark(j)
		j.Press("c")
		j.Type("  ")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Sees("nothing is written")
		sent(j, from)
		j.Press("esc")
		j.SeesNot("is kept")
	})
}

func TestTheHundredAndFirstCommentIsRefusedBeforeItIsSent(t *testing.T) {
	t.Parallel()
	for name, opens := range map[string]fill{
		"where the comments are listed": func(j *uitest.Journey) {
			j.Press("enter")
			tab(j, commentsTab)
			j.Sees("Comments 100")
		},
		"from the queue, which knows their number only": keys(),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
				c := newColleague(j)
				for n := range 99 { // one is there
					c.comment(4711, n)
				}
				j.Press("r")
				j.Wait(time.Second)
				opens(j)
				from := mark(j)
				j.Press("c")
				j.Type("one too many")
				j.Press("ctrl+s")
				j.Wait(time.Second)
				j.Sees("the incident has the 100 comments that Azure allows", "one too many")
				wrote(j, from)
			})
		})
	}
}

func TestALostRequestAndASecondTryMakeOneComment(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		incident := nameOf(j, shownFirst)
		before := len(j.Sim.Comments(incident))
		j.Press("enter")
		tab(j, commentsTab)
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultResetBefore, Method: http.MethodPut, Path: "/comments/", Times: -1})
		j.Press("c")
		j.Type("once")
		j.Press("ctrl+s")
		j.Wait(15 * time.Second)
		j.Sees("once", "it is not known whether it was sent", "it can only be there once")
		j.Sim.Heal()
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Sees("comment added", "Comments 2")
		if n := len(j.Sim.Comments(incident)); n != before+1 {
			t.Errorf("%d comments were made", n-before)
		}
	})
}

func TestARefusalKeepsTheTextAndSaysWhatIsMissing(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("enter")
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultStatus, Method: http.MethodPut, Status: http.StatusForbidden, Code: "AuthorizationFailed"})
		j.Press("c")
		j.Type("kept")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Sees("kept", "your role does not allow it", "Microsoft Sentinel Responder")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Sees("comment added")
	})
}

func TestEscKeepsWhatIsWrittenAndCGoesOnWithIt(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		incident := nameOf(j, shownFirst)
		j.Press("enter")
		tab(j, commentsTab)
		from := mark(j)
		j.Press("c")
		j.Type("half a")
		j.Press("esc")
		j.Sees("what was written for #4711 is kept", "Nothing else from")
		j.Press("]", "c")
		j.SeesNot("half a") // it is of another incident
		j.Press("esc", "[", "c")
		j.Sees("half a")
		j.Press("esc", "esc", "c") // from the queue as well
		j.Type(" sentence")
		wrote(j, from)
		j.Press("ctrl+s")
		j.Wait(time.Second)
		wrote(j, from, "PUT incidents/"+incident+"/comments/"+newest(j, incident).Name+` {"properties":{"message":"half a sentence"}}`)
		j.Press("c")
		j.SeesNot("half a sentence") // what is sent is done with
	})
}

func TestEscKeepsTheNewTextOfACommentAndWGoesOnWithIt(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("enter")
		tab(j, commentsTab)
		j.Press("c")
		j.Type("first")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		c := newest(j, nameOf(j, shownFirst))
		from := mark(j)
		j.Press("up", "up", "w")
		j.Type(" and half")
		j.Press("esc")
		j.Sees("is kept")
		j.Press("w")
		j.Sees("first and half")
		j.Press("esc", "w") // nothing typed is no reason to throw it away
		j.Sees("first and half")
		j.Type(" more")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		wrote(j, from, "PUT incidents/"+nameOf(j, shownFirst)+"/comments/"+c.Name+
			` {"etag":`+quoted(t, c.ETag)+`,"properties":{"message":"first and half more"}}`)
	})
}

func TestEscStopsSending(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("enter", "c")
		j.Type("slow")
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultDelay, Method: http.MethodPut, Delay: time.Minute})
		j.Press("ctrl+s")
		j.Sees("sending to Azure")
		j.Press("esc")
		j.Wait(time.Second)
		j.Sees("slow", "stopped; it may have reached Azure all the same")
	})
}
