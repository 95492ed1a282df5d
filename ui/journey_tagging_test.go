package ui_test

import (
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// labelled leaves the subject with these tags; the first ones may be Azure's own.
func labelled(labels ...simulator.Label) func(*simulator.Properties) {
	return func(p *simulator.Properties) { p.Labels = append([]simulator.Label{}, labels...) }
}

// tagged sends labels.
func tagged(json string) func(*wire) { return func(w *wire) { w.labels = json } }

// save chooses the first line of the menu of tags.
func save() fill { return keys("enter") }

func TestTagsGoOnAndOffInOneWrite(t *testing.T) {
	t.Parallel()
	travel := simulator.Label{LabelName: "travel", LabelType: "AutoAssigned"}
	vip := simulator.Label{LabelName: "VIP", LabelType: "User"}
	user := func(name string) simulator.Label { return simulator.Label{LabelName: name, LabelType: "User"} }
	runChanges(t, []changeCase{
		{
			rule: "a new tag keeps its case", steps: []fill{keys("t"), pick("Case-2026 Ü"), save()}, says: "#4711: tags +Case-2026 Ü; u undoes it",
			sends:  tagged(`{"labelName":"travel"},{"labelName":"VIP"},{"labelName":"Case-2026 Ü"}`),
			leaves: labelled(travel, vip, user("Case-2026 Ü")),
		},
		{
			rule: "spaces around a tag are not meant", steps: []fill{keys("t"), pick("  new one "), save()}, says: "tags +new one",
			sends: tagged(`{"labelName":"travel"},{"labelName":"VIP"},{"labelName":"new one"}`), leaves: labelled(travel, vip, user("new one")),
		},
		{
			rule: "a tag that Azure put on is taken off", steps: []fill{keys("t"), pick("travel"), save()}, says: "tags -travel",
			sends: tagged(`{"labelName":"VIP"}`), leaves: labelled(vip),
		},
		{
			rule: "on and off at once", steps: []fill{keys("t"), pick("brandnew"), pick("vip"), save()}, says: "tags +brandnew -VIP",
			sends: tagged(`{"labelName":"travel"},{"labelName":"brandnew"}`), leaves: labelled(travel, user("brandnew")),
		},
		{
			rule: "all off", steps: []fill{keys("t"), pick("travel"), pick("vip"), save()}, says: "tags -travel -VIP",
			sends: tagged(""), leaves: labelled(),
		},
		{
			rule: "two new ones", steps: []fill{keys("t"), pick("b1"), pick("a1"), save()}, says: "tags +b1 +a1",
			sends:  tagged(`{"labelName":"travel"},{"labelName":"VIP"},{"labelName":"b1"},{"labelName":"a1"}`),
			leaves: labelled(travel, vip, user("b1"), user("a1")),
		},
		{rule: "a tag in another case is the one that is there", steps: []fill{keys("t"), pick("ViP")}, says: "[ ] VIP"},
		{rule: "on and off again is nothing to save", steps: []fill{keys("t"), pick("newer"), pick("newer")}, says: "[x] travel"},
		{rule: "off and on again is nothing to save", steps: []fill{keys("t"), pick("vip"), pick("vip")}, says: "[x] VIP"},
		{rule: "esc throws the choices away", steps: []fill{keys("t"), pick("newer"), keys("esc")}, says: "4711"},
		{
			rule: "hostile characters are a tag as they are seen", steps: []fill{keys("t"), paste("a\x1b[2Jb\u202e"), pick(""), save()}, says: "tags +a<U+001B>",
			sends:  tagged(`{"labelName":"travel"},{"labelName":"VIP"},{"labelName":"a<U+001B>[2Jb<U+202E>"}`),
			leaves: labelled(travel, vip, user("a<U+001B>[2Jb<U+202E>")),
		},
	})
}

func TestATagOfTheWorkspaceKeepsTheCaseItHasThere(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{Simulator: simulator.Options{Incidents: 180}}, nil, func(j *uitest.Journey, s subject) {
		before := s.now()
		j.Press("t")
		j.Type("HYGIENE")
		j.Wait(time.Second)
		j.Sees("[ ] hygiene")
		j.SeesNot("a new tag")
		j.Press("enter", "enter")
		j.Wait(time.Second)
		s.sentPuts(j, asItWas().with(tagged(`{"labelName":"travel"},{"labelName":"VIP"},{"labelName":"hygiene"}`)).put(before.ETag))
	})
}

func TestATagThatAColleaguePutOnMeanwhileStays(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		j.Press("t")
		pick("mine")(j)
		s.sim.Edit(s.name, func(p *simulator.Properties) {
			p.Labels = append(p.Labels[1:], simulator.Label{LabelName: "theirs", LabelType: "User"}) // and took travel off
		})
		before := s.now()
		j.Press("enter")
		j.Wait(time.Second)
		j.Sees("tags +mine")
		s.sentPuts(j, asItWas().with(tagged(`{"labelName":"VIP"},{"labelName":"theirs"},{"labelName":"mine"}`)).put(before.ETag))
	})
}
