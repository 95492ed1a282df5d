package ui_test

import (
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// fill is what is done in the panel; it begins at the title.
type fill func(j *uitest.Journey)

// in goes n fields on and types.
func in(n int, text string) fill {
	return func(j *uitest.Journey) {
		for range n {
			j.Press("tab")
		}
		j.Type(text)
	}
}

func keys(names ...string) fill {
	return func(j *uitest.Journey) { j.Press(names...) }
}

func paste(text string) fill {
	return func(j *uitest.Journey) { j.Paste(text) }
}

// minimal is the body of an incident of which only the title was typed.
const minimal = `{"properties":{"title":"T","severity":"Medium","status":"New"}}`

// me is the analyst of the demo, as the body names an owner.
const meBody = `"owner":{"objectId":"3b6f0a1e-7c52-4d98-a1e4-60f2b8d7c915","ownerType":"User"}`

func TestEveryRuleOfTheCreatePanelInTheRequest(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("0123456789", 500)
	cases := []struct {
		rule  string
		steps []fill
		body  string // empty when nothing may be sent
		says  string
	}{
		{"severity is Medium and status New unless chosen", []fill{in(0, "T")}, minimal, "created"},
		{"spaces around the title are trimmed", []fill{in(0, "   T  ")}, minimal, "created"},
		{"a title of spaces is refused at the field", []fill{in(0, "   ")}, "", "a title is required"},
		{"a title of any length is sent", []fill{paste(long + long)}, `{"properties":{"title":"` + long + long + `","severity":"Medium","status":"New"}}`, "created"},
		{"line breaks pasted into the title are spaces", []fill{paste("a\r\nb\nc")}, `{"properties":{"title":"a b c","severity":"Medium","status":"New"}}`, "created"},
		{"a description of 5,000 characters is sent", []fill{in(0, "T"), in(1, ""), paste(long)}, `{"properties":{"title":"T","description":"` + long + `","severity":"Medium","status":"New"}}`, "created"},
		{"a description of 5,001 characters is refused and kept", []fill{in(0, "T"), in(1, ""), paste(long + "x")}, "", "1 characters over the limit"},
		{"an emoji counts two for Azure and one for a person", []fill{in(0, "T"), in(1, ""), paste(strings.Repeat("🚨", 2501))}, "", "2501 characters, for Azure 5002 of 5000"},
		{"lines and spaces of the description are kept", []fill{in(0, "T"), in(1, ""), paste(" a\n\n  b ")}, `{"properties":{"title":"T","description":" a\n\n  b ","severity":"Medium","status":"New"}}`, "created"},
		{"each severity by its letter", []fill{in(0, "T"), keys("tab", "tab", "i")}, `{"properties":{"title":"T","severity":"Informational","status":"New"}}`, "created"},
		{"status by arrow keys", []fill{in(0, "T"), keys("tab", "tab", "tab", "right")}, `{"properties":{"title":"T","severity":"Medium","status":"Active"}}`, "created"},
		{"Closed without a classification is refused", []fill{in(0, "T"), keys("tab", "tab", "tab", "c")}, "", "a closed incident needs a classification"},
		{"Closed as true positive", closed("t"), closedBody("TruePositive", "SuspiciousActivity"), "created"},
		{"Closed as benign positive", closed("b"), closedBody("BenignPositive", "SuspiciousButExpected"), "created"},
		{"Closed as false positive, alert logic", closed("f"), closedBody("FalsePositive", "IncorrectAlertLogic"), "created"},
		{"Closed as false positive, inaccurate data", closed("f", "f"), closedBody("FalsePositive", "InaccurateData"), "created"},
		{"Undetermined has no reason", closed("u"), `{"properties":{"title":"T","severity":"Medium","status":"Closed","classification":"Undetermined"}}`, "created"},
		{"the comment goes along", append(closed("u"), keys("tab"), in(0, "why")), `{"properties":{"title":"T","severity":"Medium","status":"Closed","classification":"Undetermined","classificationComment":"why"}}`, "created"},
		{"a classification is dropped when the status is not Closed after all", append(closed("u"), keys("shift+tab", "n")), minimal, "created"},
		{"me is the analyst by object ID, and the type is sent", []fill{in(0, "T"), in(4, "me")}, `{"properties":{"title":"T","severity":"Medium","status":"New",` + meBody + `}}`, "created"},
		{"a principal name that is typed", []fill{in(0, "T"), in(4, "a@b.example")}, `{"properties":{"title":"T","severity":"Medium","status":"New","owner":{"email":"a@b.example","userPrincipalName":"a@b.example","ownerType":"User"}}}`, "created"},
		{"an object ID that is typed", []fill{in(0, "T"), in(4, "5E21C7D8-90ab-4f63-b7d2-14c8e9a0f356")}, `{"properties":{"title":"T","severity":"Medium","status":"New","owner":{"objectId":"5e21c7d8-90ab-4f63-b7d2-14c8e9a0f356","ownerType":"User"}}}`, "created"},
		{"a name that names nobody is refused", []fill{in(0, "T"), in(4, "somebody")}, "", "not an owner"},
		{"tags keep their case and duplicates are refused", []fill{in(0, "T"), in(5, "VIP"), keys("enter"), in(0, "vip"), keys("enter")}, `{"properties":{"title":"T","severity":"Medium","status":"New","labels":[{"labelName":"VIP"}]}}`, "created"},
		{"a tag that was typed but not added is meant", []fill{in(0, "T"), in(5, "one"), keys("enter"), in(0, "two")}, `{"properties":{"title":"T","severity":"Medium","status":"New","labels":[{"labelName":"one"},{"labelName":"two"}]}}`, "created"},
		{"hostile characters are sent as they are seen", []fill{paste("a\x1b[2Jb\u202ec")}, `{"properties":{"title":"a<U+001B>[2Jb<U+202E>c","severity":"Medium","status":"New"}}`, "created"},
	}
	for _, c := range cases {
		t.Run(c.rule, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
				j.Press("n")
				for _, step := range c.steps {
					step(j)
				}
				j.Press("ctrl+s")
				j.Wait(time.Second)
				j.Sees(c.says)
				sentBody(t, j.Writes(), c.body)
			})
		})
	}
}

func closed(verdict ...string) []fill {
	return []fill{in(0, "T"), keys("tab", "tab", "tab", "c", "tab"), keys(verdict...)}
}

func closedBody(classification, reason string) string {
	return `{"properties":{"title":"T","severity":"Medium","status":"Closed","classification":"` + classification +
		`","classificationReason":"` + reason + `"}}`
}

// sentBody fails unless exactly one write with this body was sent, or none for
// an empty one.
func sentBody(t *testing.T, writes []simulator.Request, body string) {
	t.Helper()
	switch {
	case body == "" && len(writes) > 0:
		t.Errorf("%d writes were sent", len(writes))
	case body == "":
	case len(writes) != 1:
		t.Errorf("%d writes were sent", len(writes))
	case string(writes[0].Body) != body:
		t.Errorf("the body is\n%s\nnot\n%s", writes[0].Body, body)
	}
}
