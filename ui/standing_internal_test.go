package ui

import (
	"slices"
	"testing"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// spoken makes notices about the incidents "55" and "56", whose numbers are known.
func spoken(steps ...func(*notices)) *notices {
	n := &notices{number: func(id incident.ID) int { return map[incident.ID]int{"55": 55, "56": 56}[id] }}
	for _, step := range steps {
		step(n)
	}
	return n
}

func add(l level, about incident.ID, text string) func(*notices) {
	return func(n *notices) { n.add(notice{level: l, about: about, text: clean.New(text).Safe()}) }
}

// showing shows an incident at so many seconds after the start.
func showing(id incident.ID, seconds int) func(*notices) {
	return func(n *notices) { n.attend(id, time.Time{}.Add(time.Duration(seconds)*time.Second)) }
}

func TestWhatStands(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		steps []func(*notices)
		want  []string
	}{
		"two outcomes about two incidents stand both, each with its number": {
			[]func(*notices){add(done, "55", "severity High"), add(failure, "56", "not saved")},
			[]string{"#55: severity High", "#56: not saved"},
		},
		"a number that is there is not said again": {
			[]func(*notices){add(done, "55", "created #55"), add(done, "56", "#567 is like it")},
			[]string{"created #55", "#56: #567 is like it"},
		},
		"what is said of an incident goes when the person moves on": {
			[]func(*notices){showing("55", 0), add(done, "55", "severity High"), showing("55", 0), showing("56", 1)},
			nil,
		},
		"a failure that was read goes as well": {
			[]func(*notices){add(failure, "55", "not saved"), showing("55", 0), showing("56", 3)},
			nil,
		},
		"a failure that nobody can have read stays": {
			[]func(*notices){add(failure, "55", "not saved"), showing("55", 0), showing("56", 1)},
			[]string{"#55: not saved"},
		},
		"and goes once its incident was looked at again": {
			[]func(*notices){add(failure, "55", "not saved"), showing("55", 0), showing("56", 1), showing("55", 5), showing("56", 6)},
			nil,
		},
		"what is said of an incident elsewhere stands its time": {
			[]func(*notices){showing("55", 0), add(done, "56", "severity High"), showing("55", 3), showing("", 4)},
			[]string{"#56: severity High"},
		},
		"what is about no incident stays when the person moves on": {
			[]func(*notices){showing("55", 0), add(done, "", "template saved"), showing("55", 0), showing("56", 9)},
			[]string{"template saved"},
		},
		"what was done makes room for the next of the same incident alone": {
			[]func(*notices){add(done, "55", "severity High"), add(done, "56", "status New"), add(done, "55", "status Active")},
			[]string{"#56: status New", "#55: status Active"},
		},
		"a failure does not make room": {
			[]func(*notices){add(failure, "55", "not saved"), add(done, "55", "status Active")},
			[]string{"#55: not saved", "#55: status Active"},
		},
		"of keys that do nothing the last one is told": {
			[]func(*notices){add(refused, "", "undo: nothing"), add(refused, "55", "delete: no role")},
			[]string{"#55: delete: no role"},
		},
		"the same again stands once": {
			[]func(*notices){add(warning, "", "refresh: no"), add(done, "55", "severity High"), add(warning, "", "refresh: no")},
			[]string{"refresh: no", "#55: severity High"},
		},
		"a time that was over for the first of two does not end the second": {
			[]func(*notices){add(warning, "", "refresh: no"), add(warning, "", "refresh: no"), func(n *notices) { n.expire(1) }},
			[]string{"refresh: no"},
		},
		"each goes when its own time is over": {
			[]func(*notices){add(warning, "", "one"), add(warning, "", "two"), func(n *notices) { n.expire(1) }},
			[]string{"two"},
		},
		"who has opened the messages has read them": {
			[]func(*notices){add(failure, "55", "one"), add(warning, "", "two"), func(n *notices) { n.read() }},
			nil,
		},
		"what waits is not said to wait once it is gone on with": {
			[]func(*notices){
				func(n *notices) { n.add(notice{about: "55", waits: true, text: clean.Literal("kept")}) },
				add(failure, "55", "not saved"), add(done, "56", "kept"), func(n *notices) { n.resumed("55") },
			},
			[]string{"#55: not saved", "#56: kept"},
		},
		"what a panel says stands nowhere else": {
			[]func(*notices){func(n *notices) { n.keep(notice{text: clean.Literal("not created")}) }},
			nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := texts(spoken(c.steps...).standing); !slices.Equal(got, c.want) {
				t.Errorf("standing are %q, want %q", got, c.want)
			}
		})
	}
}

func texts(all []standing) []string {
	var words []string
	for _, s := range all {
		words = append(words, s.text.String())
	}
	return words
}

func TestNothingThatWasSaidIsLostFromTheMessages(t *testing.T) {
	t.Parallel()
	n := spoken(
		add(done, "55", "severity High"), add(done, "55", "status New"), add(failure, "56", "not saved"),
		func(n *notices) { n.keep(notice{about: "56", text: clean.Literal("not created")}) },
		showing("56", 9), showing("", 20), func(n *notices) { n.read() })
	want := []string{"#55: severity High", "#55: status New", "#56: not saved", "#56: not created"}
	var got []string
	for _, h := range n.history {
		got = append(got, h.text.String())
	}
	if !slices.Equal(got, want) {
		t.Errorf("the messages are %q, want %q", got, want)
	}
}

func TestWhereNotAllHaveRoomTheNewestAndWhatFailedAreShown(t *testing.T) {
	t.Parallel()
	n := spoken(add(done, "", "one"), add(failure, "", "two"), add(done, "", "three"), add(failure, "", "four"), add(done, "", "five"))
	for most, want := range map[int][]string{
		5: {"one", "two", "three", "four", "five"},
		4: {"two", "three", "four", "five"},
		3: {"two", "four", "five"},
		2: {"four", "five"},
		1: {"five"},
		0: {"five"},
	} {
		if got := texts(n.chosen(most)); !slices.Equal(got, want) {
			t.Errorf("with room for %d there are %q, want %q", most, got, want)
		}
	}
}
