package desk

import (
	"slices"
	"testing"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// spoken makes notices about the incidents "55" and "56", whose numbers are known.
func spoken(steps ...func(*Notices)) *Notices {
	n := &Notices{Number: func(id incident.ID) int { return map[incident.ID]int{"55": 55, "56": 56}[id] }}
	for _, step := range steps {
		step(n)
	}
	return n
}

func add(l Level, about incident.ID, text string) func(*Notices) {
	return func(n *Notices) { n.Add(Notice{Level: l, About: about, Text: clean.New(text).Safe()}) }
}

// showing shows an incident at so many seconds after the start.
func showing(id incident.ID, seconds int) func(*Notices) {
	return func(n *Notices) { n.Attend(id, time.Time{}.Add(time.Duration(seconds)*time.Second)) }
}

func TestWhatStands(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		steps []func(*Notices)
		want  []string
	}{
		"two outcomes about two incidents stand both, each with its number": {
			[]func(*Notices){add(Done, "55", "severity High"), add(Failure, "56", "not saved")},
			[]string{"#55: severity High", "#56: not saved"},
		},
		"a number that is there is not said again": {
			[]func(*Notices){add(Done, "55", "created #55"), add(Done, "56", "#567 is like it")},
			[]string{"created #55", "#56: #567 is like it"},
		},
		"what is said of an incident goes when the person moves on": {
			[]func(*Notices){showing("55", 0), add(Done, "55", "severity High"), showing("55", 0), showing("56", 1)},
			nil,
		},
		"a failure that was read goes as well": {
			[]func(*Notices){add(Failure, "55", "not saved"), showing("55", 0), showing("56", 3)},
			nil,
		},
		"a failure that nobody can have read stays": {
			[]func(*Notices){add(Failure, "55", "not saved"), showing("55", 0), showing("56", 1)},
			[]string{"#55: not saved"},
		},
		"and goes once its incident was looked at again": {
			[]func(*Notices){add(Failure, "55", "not saved"), showing("55", 0), showing("56", 1), showing("55", 5), showing("56", 6)},
			nil,
		},
		"what is said of an incident elsewhere stands its time": {
			[]func(*Notices){showing("55", 0), add(Done, "56", "severity High"), showing("55", 3), showing("", 4)},
			[]string{"#56: severity High"},
		},
		"what is about no incident stays when the person moves on": {
			[]func(*Notices){showing("55", 0), add(Done, "", "template saved"), showing("55", 0), showing("56", 9)},
			[]string{"template saved"},
		},
		"what was done makes room for the next of the same incident alone": {
			[]func(*Notices){add(Done, "55", "severity High"), add(Done, "56", "status New"), add(Done, "55", "status Active")},
			[]string{"#56: status New", "#55: status Active"},
		},
		"a failure does not make room": {
			[]func(*Notices){add(Failure, "55", "not saved"), add(Done, "55", "status Active")},
			[]string{"#55: not saved", "#55: status Active"},
		},
		"of keys that do nothing the last one is told": {
			[]func(*Notices){add(Refused, "", "undo: nothing"), add(Refused, "55", "delete: no role")},
			[]string{"#55: delete: no role"},
		},
		"the same again stands once": {
			[]func(*Notices){add(Warning, "", "refresh: no"), add(Done, "55", "severity High"), add(Warning, "", "refresh: no")},
			[]string{"refresh: no", "#55: severity High"},
		},
		"a time that was over for the first of two does not end the second": {
			[]func(*Notices){add(Warning, "", "refresh: no"), add(Warning, "", "refresh: no"), func(n *Notices) { n.expire(1) }},
			[]string{"refresh: no"},
		},
		"each goes when its own time is over": {
			[]func(*Notices){add(Warning, "", "one"), add(Warning, "", "two"), func(n *Notices) { n.expire(1) }},
			[]string{"two"},
		},
		"who has opened the messages has read them": {
			[]func(*Notices){add(Failure, "55", "one"), add(Warning, "", "two"), func(n *Notices) { n.Read() }},
			nil,
		},
		"what waits is not said to wait once it is gone on with": {
			[]func(*Notices){
				func(n *Notices) { n.Add(Notice{About: "55", Waits: true, Text: clean.Literal("kept")}) },
				add(Failure, "55", "not saved"), add(Done, "56", "kept"), func(n *Notices) { n.Resumed("55") },
			},
			[]string{"#55: not saved", "#56: kept"},
		},
		"what a panel says stands nowhere else": {
			[]func(*Notices){func(n *Notices) { n.Keep(Notice{Text: clean.Literal("not created")}) }},
			nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := texts(spoken(c.steps...).Standing); !slices.Equal(got, c.want) {
				t.Errorf("standing are %q, want %q", got, c.want)
			}
		})
	}
}

func texts(all []Standing) []string {
	var words []string
	for _, s := range all {
		words = append(words, s.Text.String())
	}
	return words
}

func TestNothingThatWasSaidIsLostFromTheMessages(t *testing.T) {
	t.Parallel()
	n := spoken(
		add(Done, "55", "severity High"), add(Done, "55", "status New"), add(Failure, "56", "not saved"),
		func(n *Notices) { n.Keep(Notice{About: "56", Text: clean.Literal("not created")}) },
		showing("56", 9), showing("", 20), func(n *Notices) { n.Read() })
	want := []string{"#55: severity High", "#55: status New", "#56: not saved", "#56: not created"}
	var got []string
	for _, h := range n.History {
		got = append(got, h.Text.String())
	}
	if !slices.Equal(got, want) {
		t.Errorf("the messages are %q, want %q", got, want)
	}
}

func TestWhereNotAllHaveRoomTheNewestAndWhatFailedAreShown(t *testing.T) {
	t.Parallel()
	n := spoken(add(Done, "", "one"), add(Failure, "", "two"), add(Done, "", "three"), add(Failure, "", "four"), add(Done, "", "five"))
	for most, want := range map[int][]string{
		5: {"one", "two", "three", "four", "five"},
		4: {"two", "three", "four", "five"},
		3: {"two", "four", "five"},
		2: {"four", "five"},
		1: {"five"},
		0: {"five"},
	} {
		if got := texts(n.Chosen(most)); !slices.Equal(got, want) {
			t.Errorf("with room for %d there are %q, want %q", most, got, want)
		}
	}
}
