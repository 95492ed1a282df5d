package form_test

import (
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/form"
	"sentinelq/ui/uitest/pens"
)

const marked = "not sent: mend what is marked"

func TestMistakesAreShownAndDisappearAsTheyAreMended(t *testing.T) {
	t.Parallel()
	m := panel(incident.Draft{ID: id, Status: incident.Closed, OwnerText: "ann", Description: strings.Repeat("x", 5001)})
	seesNot(t, m, marked)
	if intent, ok := m.Do(action.Submit); intent != nil || !ok {
		t.Fatalf("a draft with mistakes is submitted: %v", intent)
	}
	words := []string{
		"a title is required", "1 characters over the limit", "choose a severity",
		"a closed incident needs a classification", "not an owner",
	}
	m.SetSize(80, 50)
	sees(t, m, append(words, marked)...)
	if got := focused(m); got != "Title *" {
		t.Errorf("the focus is on %q", got)
	}
	mend := []func(){
		func() { typeIn(m, "L") },
		func() { m.Do(action.NextField); press(m, "backspace") },
		func() { m.Do(action.NextField); press(m, "h") },
		func() { m.Do(action.NextField); m.Do(action.NextField); press(m, "u") },
		func() {
			m.Do(action.NextField)
			m.Do(action.NextField)
			press(m, "backspace", "backspace", "backspace")
		},
	}
	for i, do := range mend {
		do()
		seesNot(t, m, words[i])
		sees(t, m, words[i+1:]...)
	}
	seesNot(t, m, marked)
	if _, ok := press(m, "x").(form.Submit); ok {
		t.Error("it is submitted by itself")
	}
}

func TestNoMistakeAppearsWhileTyping(t *testing.T) {
	t.Parallel()
	m := panel(incident.NewDraft(id))
	m.Do(action.Submit)
	sees(t, m, "a title is required")
	for range owner {
		m.Do(action.NextField)
	}
	typeIn(m, "somebody")
	sees(t, m, "a title is required")
	seesNot(t, m, "not an owner")
	m.Do(action.NextField)
	m.Do(action.Submit)
	sees(t, m, "a title is required", "not an owner")
	if got := focused(m); got != "Title *" {
		t.Errorf("the focus is on %q", got)
	}
	typeIn(m, "L")
	if m.Do(action.Submit); focused(m) != "Owner" {
		t.Errorf("with the title mended the focus is on %q", focused(m))
	}
}

func TestAMistakeLeavesTheFocusWhereItIsWhileTyping(t *testing.T) {
	t.Parallel()
	m := panel(incident.NewDraft(id))
	m.Do(action.Submit)
	m.Do(action.NextField)
	typeIn(m, "some text")
	if focused(m) != "Description" || m.Draft().Description != "some text" {
		t.Errorf("the focus is on %q, the description %q", focused(m), m.Draft().Description)
	}
}

func TestARefusalIsShownAtItsField(t *testing.T) {
	t.Parallel()
	m := panel(full())
	m.SetSending(true)
	m.SetProblem(clean.Literal("Azure refused it"))
	m.Refuse(incident.FieldSeverity, clean.Literal("no such severity"))
	sees(t, m, "no such severity", "Azure refused it")
	if got := focused(m); got != "Severity *" {
		t.Errorf("the focus is on %q", got)
	}
	press(m, "right")
	seesNot(t, m, "no such severity")
	if _, ok := m.Do(action.Submit); !ok {
		t.Error("it cannot be sent again")
	}
}

func TestSendingBlocksKeys(t *testing.T) {
	t.Parallel()
	want := full()
	want.Sent = true
	for field := range create + 3 {
		m := at(full(), field)
		m.SetSending(true)
		if !m.Sending() || m.Cursor() != nil {
			t.Errorf("sending: %v, with a cursor: %v", m.Sending(), m.Cursor())
		}
		sees(t, m, "sending to Azure", "esc stops sending")
		for _, key := range []string{"a", "space", "enter", "backspace", "right", "down", "up", "c"} {
			if intent := press(m, key); intent != nil {
				t.Errorf("%s in field %d asks for %v", key, field, intent)
			}
		}
		paste(m, "pasted")
		if intent, ok := m.Do(action.Submit); intent != nil || !ok {
			t.Errorf("it is submitted again: %v", intent)
		}
		same(t, m.Draft(), want)
	}
}

func TestAProblemKeepsEveryValue(t *testing.T) {
	t.Parallel()
	m := panel(full())
	m.SetSending(true)
	m.SetProblem(clean.Literal("no answer within 30 s"), clean.Literal("ctrl+s tries again; it cannot become two"))
	if m.Sending() {
		t.Error("it is still being sent")
	}
	want := full()
	want.Sent = true
	same(t, m.Draft(), want)
	sees(t, m, "no answer within 30 s", "ctrl+s tries again")
	seesNot(t, m, "sending to Azure")
	typeIn(m, "!")
	sees(t, m, "no answer within 30 s")
	want.Title += "!"
	submit, ok := submitted(m)
	if !ok {
		t.Fatal("it cannot be sent again")
	}
	same(t, submit.Draft, want)
	m.SetSending(true)
	seesNot(t, m, "no answer within 30 s")
	if m.ID() != id {
		t.Errorf("the ID is %s now", m.ID())
	}
}

func submitted(m *form.Model) (form.Submit, bool) {
	intent, _ := m.Do(action.Submit)
	submit, ok := intent.(form.Submit)
	return submit, ok
}

func TestALongProblemLeavesRoomForTheFields(t *testing.T) {
	t.Parallel()
	for _, h := range []int{9, 15, 24} {
		m := at(full(), closing)
		m.SetSize(60, h)
		var long []clean.Safe
		for range 30 {
			long = append(long, clean.New(strings.Repeat("why it failed ", 20)).Safe())
		}
		m.SetProblem(long...)
		pens.CheckFrame(t, pens.Plain(), m.View(), 60, h)
		if got := focused(m); m.Cursor() == nil || got != "Classified *" && got != "" {
			t.Errorf("of %d rows none is left for the field with the focus, there is %q:\n%s", h, got, m.View())
		}
	}
}

func TestTheDirectoryAnswersForWhatStandsInTheField(t *testing.T) {
	t.Parallel()
	m := panel(incident.NewDraft(id))
	if got := m.Searching(); got != "" {
		t.Errorf("without the focus %q is searched for", got)
	}
	for range owner {
		m.Do(action.NextField)
	}
	typeIn(m, "bob")
	if got := m.Searching(); got != "bob" {
		t.Errorf("searched for is %q", got)
	}
	m.SetFound("bo", []incident.Owner{bob()}, clean.Literal("an old answer"))
	seesNot(t, m, "Bob Annan", "an old answer")
	m.SetFound("bob", []incident.Owner{bob()}, clean.Literal("not all of the directory"))
	sees(t, m, "Bob Annan", "not all of the directory")
	press(m, "down", "enter")
	if got := m.Searching(); got != "" || m.Draft().Owner != bob() {
		t.Errorf("taken is %+v, searched for %q", m.Draft().Owner, got)
	}
	paste(m, "x")
	if !m.Draft().Owner.IsZero() || !strings.HasSuffix(m.Searching(), "x") {
		t.Errorf("pasted over, the owner is still %+v", m.Draft().Owner)
	}
}
