package match_test

import (
	"slices"
	"strings"
	"testing"

	"sentinelq/ui/match"
)

func TestFind(t *testing.T) {
	t.Parallel()
	for rule, test := range map[string]struct {
		typed string
		of    []string
		want  []string
	}{
		"nothing typed finds the first": {"", []string{"b", "a"}, []string{"b", "a"}},
		"space alone is nothing typed":  {" \t", []string{"b", "a"}, []string{"b", "a"}},
		"space around does not count":   {" ph ", []string{"phishing"}, []string{"phishing"}},
		"space within counts": {
			"in t", []string{"pint", "main title"}, []string{"main title"},
		},
		"a beginning comes before a word, a word before the inside, the inside before gaps": {
			"mal",
			[]string{"m-a-l", "abnormal", "old-malware", "malware"},
			[]string{"malware", "old-malware", "abnormal", "m-a-l"},
		},
		"a sharp s is two letters":           {"STRASS", []string{"Straße", "strasse-2"}, []string{"Straße", "strasse-2"}},
		"beginnings keep the given order":    {"p", []string{"pz", "pa", "pm"}, []string{"pz", "pa", "pm"}},
		"words keep the given order":         {"p", []string{"z-p", "a-p", "m-p"}, []string{"z-p", "a-p", "m-p"}},
		"insides keep the given order":       {"p", []string{"zp", "ap", "mp"}, []string{"zp", "ap", "mp"}},
		"equal gaps keep the given order":    {"px", []string{"pzx", "pax", "pmx"}, []string{"pzx", "pax", "pmx"}},
		"the better of two places counts":    {"an", []string{"banana-an", "an-banana"}, []string{"an-banana", "banana-an"}},
		"a word begins behind a colon":       {"con", []string{"silicon", "customer:contoso"}, []string{"customer:contoso", "silicon"}},
		"a word begins at a capital":         {"email", []string{"blackemail", "BusinessEmail"}, []string{"BusinessEmail", "blackemail"}},
		"capitals among capitals are inside": {"ec", []string{"BEC", "x-ec"}, []string{"x-ec", "BEC"}},
		"a word begins at a sign":            {"#v", []string{"a#vip"}, []string{"a#vip"}},
		"a digit does not begin a word":      {"1", []string{"sev1", "sev 1"}, []string{"sev 1", "sev1"}},
		"case does not count":                {"PHish", []string{"pHISHING"}, []string{"pHISHING"}},
		"case does not count in any script":  {"ПРАВО", []string{"право"}, []string{"право"}},
		"a final sigma is a sigma":           {"ΟΔΟΣ", []string{"οδος"}, []string{"οδος"}},
		"accents count":                      {"uber", []string{"über"}, nil},
		"words begin in any script":          {"прав", []string{"суперправо", "новое право"}, []string{"новое право", "суперправо"}},
		"characters out of order do not match": {
			"ba", []string{"a-b"}, nil,
		},
		"a character is not used twice": {"aa", []string{"a"}, nil},
		"letters that begin words beat letters that do not": {
			"lm", []string{"alarm", "lateral-movement"}, []string{"lateral-movement", "alarm"},
		},
		"letters together beat letters apart": {
			"abct", []string{"axbxcxt", "axbct"}, []string{"axbct", "axbxcxt"},
		},
		"of equals the shorter comes first": {
			"pg", []string{"phishing-campaigns", "phishing"}, []string{"phishing", "phishing-campaigns"},
		},
		"the best of all ways counts, not the first": {
			"ab", []string{"axxb", "axb-a-b"}, []string{"axb-a-b", "axxb"},
		},
		"more typed than there is does not match": {"phishing-x", []string{"phishing"}, nil},
		"runes that share bytes do not match":     {"я", []string{"а"}, nil},
		"bytes that are not UTF-8 match nothing":  {"\xff", []string{"y"}, nil},
		"an empty text is found by nothing typed": {"", []string{""}, []string{""}},
		"an empty text is found by nothing else":  {"a", []string{""}, nil},
		"equal texts are found each":              {"a", []string{"a", "b", "A"}, []string{"a", "A"}},
	} {
		t.Run(rule, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, hit := range match.New(texts(test.of...)).Find(test.typed, 10) {
				got = append(got, test.of[hit.At])
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%q finds %q, want %q", test.typed, got, test.want)
			}
		})
	}
}

func TestClassOfAHit(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]match.Class{
		"Malware":      match.Prefix,
		"old-malware":  match.Word,
		"OldMalware":   match.Word,
		"abnormal":     match.Inside,
		"medical":      match.Fuzzy,
		"M365 a-lert":  match.Fuzzy,
		"malmal":       match.Prefix,
		"xmal-mal":     match.Word,
		"старый-mal":   match.Word,
		"старыйmalный": match.Inside,
	} {
		got := match.New(texts(text)).Find("mal", 1)
		if !slices.Equal(got, []match.Hit{{At: 0, Class: want}}) {
			t.Errorf("%q: got %v, want class %d", text, got, want)
		}
	}
}

func TestLimit(t *testing.T) {
	t.Parallel()
	index := match.New(texts("pa", "x-p", "xp", "pb", "x-p-p"))
	for rule, test := range map[string]struct {
		typed string
		limit int
		want  []int
	}{
		"none":                             {"p", 0, nil},
		"below none is none":               {"p", -1, nil},
		"none of nothing typed":            {"", 0, nil},
		"the first of nothing typed":       {"", 2, []int{0, 1}},
		"the first of a class":             {"p", 1, []int{0}},
		"a class in full":                  {"p", 2, []int{0, 3}},
		"part of the next class":           {"p", 3, []int{0, 3, 1}},
		"words that come late, not inside": {"p", 4, []int{0, 3, 1, 4}},
		"all":                              {"p", 5, []int{0, 3, 1, 4, 2}},
		"more than there are":              {"p", 1 << 62, []int{0, 3, 1, 4, 2}},
	} {
		var got []int
		for _, hit := range index.Find(test.typed, test.limit) {
			got = append(got, hit.At)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", rule, got, test.want)
		}
	}
}

func TestAnIndexOfNothingFindsNothing(t *testing.T) {
	t.Parallel()
	index := match.New(nil)
	if index.Len() != 0 || index.Find("", 5) != nil || index.Find("a", 5) != nil {
		t.Error("an index of nothing has something")
	}
}

func TestWhoTypesMoreThan64CharactersMeansThemAsTheyStand(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("ab", 33)
	index := match.New(texts("x"+text, text+"-", strings.Repeat("ab-", 33)))
	if got, want := index.Find(text, 9), []match.Hit{{At: 1, Class: match.Prefix}, {At: 0, Class: match.Inside}}; !slices.Equal(got, want) {
		t.Errorf("66 characters find %v, want %v", got, want)
	}
	if got := index.Find(text[:64], 9); len(got) != 3 || got[2] != (match.Hit{At: 2, Class: match.Fuzzy}) {
		t.Errorf("64 characters find %v, want all", got)
	}
}
