package graph

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"sentinelq/client/simulator/respond"
)

func TestASearchFindsWhatGraphFinds(t *testing.T) {
	t.Parallel()
	d := New(host, All, []Person{
		{ObjectID: "1", DisplayName: "Hello World", Mail: "first@a.example", UserPrincipalName: "hw@a.example"},
		{ObjectID: "2", DisplayName: "helloWORLD", UserPrincipalName: "second@a.example"},
		{ObjectID: "3", DisplayName: "hello.world", UserPrincipalName: "third@a.example"},
		{ObjectID: "4", DisplayName: "HELLOworld", UserPrincipalName: "fourth@a.example"},
		{ObjectID: "5", DisplayName: "hello123world", UserPrincipalName: "fifth+x@a.example"},
		{ObjectID: "6", DisplayName: `say "Hi" \o/`, UserPrincipalName: "sixth@a.example"},
		{ObjectID: "7", DisplayName: "World Group", Description: "OneVideo", IsGroup: true},
	})
	for text, want := range map[string]string{
		`"displayName:world"`:               "1235",
		`"displayName:WORLD hello"`:         "1235",
		`"displayName:wor"`:                 "1235",
		`"displayName:orld"`:                "",
		`"displayName:helloworld"`:          "34",
		`"displayName:HelloWorld"`:          "1235",
		`"displayName:123"`:                 "5",
		`"displayName:..."`:                 "",
		`"displayName:\"hi\""`:              "6",
		`"displayName:\\o/"`:                "6",
		`"mail:FIRST"`:                      "1",
		`"mail:irst"`:                       "",
		`"userPrincipalName:fifth+x@"`:      "5",
		`"displayName:say" OR "mail:first"`: "16",
		`"displayName:world" AND "displayName:hello" OR "mail:x"`:     "1235",
		`"displayName:world" AND ("mail:first" OR "displayName:123")`: "15",
		`("displayName:say")`:                                            "6",
		`"displayName:say"OR"mail:first"`:                                "16",
		`"displayName:world" AND "displayName:say" OR "displayName:say"`: "6",
	} {
		r := search(t, d, "users", text)
		var have strings.Builder
		for _, v := range r.page.Value {
			have.WriteString(v.ID)
		}
		if r.status != http.StatusOK || have.String() != want {
			t.Errorf("%s is answered %d and finds %q, want %q", text, r.status, have.String(), want)
		}
	}
	if r := search(t, d, "groups", `"description:video one"`); len(r.page.Value) != 1 {
		t.Errorf("a description is answered %s", r.body)
	}
}

func TestTokensAreMatchedInAnyOrderAndScript(t *testing.T) {
	t.Parallel()
	d := named("李四(David Li)")
	for _, text := range []string{"李四(David Li)", "李四", "David", "Li", "David)", "(李四", "Li 李"} {
		if r := search(t, d, "users", `"displayName:`+text+`"`); len(r.page.Value) != 1 {
			t.Errorf("%s finds nobody", text)
		}
	}
}

func TestAHomoglyphIsAnotherLetter(t *testing.T) {
	t.Parallel()
	d := New(host, All, People(1))
	latin, cyrillic := search(t, d, "users", `"displayName:Ann Lindqvist"`), search(t, d, "users", "\"displayName:\u0410nn\"")
	if slices.Contains(latin.names(), "\u0410nn Lindqvist") || !slices.Equal(cyrillic.names(), []string{"\u0410nn Lindqvist"}) {
		t.Errorf("found %q and %q", latin.names(), cyrillic.names())
	}
	if both := search(t, d, "users", `"displayName:lindqvist"`); len(both.page.Value) != 2 {
		t.Errorf("the surname finds %q", both.names())
	}
}

func TestASearchThatGraphCannotReadIsRefused(t *testing.T) {
	t.Parallel()
	d := named("x")
	for _, text := range []string{
		"", "x", "displayName:x", `"displayName:x`, `"displayName:x" "mail:x"`, `"displayName:x" or "mail:x"`,
		`"displayName:x" OR`, `OR "displayName:x"`, `"x"`, `"displayName:"`, `"displayName"`, `"displayName:a\b"`,
		`"displayName:x\`, `("displayName:x"`, `"displayName:x")`, `"displayName:x" ORx "mail:x"`, `"jobTitle:x"`, `"description:x"`,
		strings.Repeat("(", maxDepth+1) + `"displayName:x"` + strings.Repeat(")", maxDepth+1),
	} {
		if r := search(t, d, "users", text); r.status != http.StatusBadRequest || r.code != "BadRequest" {
			t.Errorf("%s is answered %d %s", text, r.status, r.body)
		}
	}
}

func TestASearchWantsItsHeaderAndCount(t *testing.T) {
	t.Parallel()
	d, proper := named("x"), address("users", `"displayName:x"`)
	without := strings.TrimSuffix(proper, "&$count=true")
	for _, r := range []reply{get(t, d, proper), get(t, d, without, "ConsistencyLevel", "eventual")} {
		if r.status != http.StatusBadRequest || r.code != "Request_UnsupportedQuery" || !strings.Contains(r.body, "ConsistencyLevel: eventual") {
			t.Errorf("answered %d %s", r.status, r.body)
		}
	}
}

func TestAnAmpersandIsLostUnlessToldOtherwise(t *testing.T) {
	t.Parallel()
	d, at := named("R&D"), address("users", `"displayName:R&D"`)
	if r := get(t, d, at, "ConsistencyLevel", "eventual"); r.status != http.StatusBadRequest {
		t.Errorf("answered %d %s", r.status, r.body)
	}
	if r := get(t, d, at, "ConsistencyLevel", "eventual", "Prefer", "legacySearch=false"); len(r.page.Value) != 1 {
		t.Errorf("answered %d %s", r.status, r.body)
	}
}

// FuzzSearch holds that no search breaks the parser, that what it refuses is
// refused with 400, and that parentheses change nothing.
func FuzzSearch(f *testing.F) {
	for _, text := range []string{
		`"displayName:ann"`, `"displayName:a\"b\\" OR "mail:x" AND ("userPrincipalName:y")`, "\"displayName:0\"\x00", `((`, `"`, `\`, "\xff", `"displayName:İ" OR "mail:ß"`,
	} {
		f.Add(text)
	}
	d := New(host, All, People(1))
	f.Fuzz(func(t *testing.T, text string) {
		c, err := parseSearch(text, false)
		if err != nil {
			if r := respond.RefusalOf(err); r.Status != http.StatusBadRequest {
				t.Fatalf("%q is answered %d", text, r.Status)
			}
			return
		}
		wrapped, err := parseSearch("("+text+")", false)
		if strings.Count(text, "(") >= maxDepth {
			return
		}
		if err != nil {
			t.Fatalf("%q is accepted, but not in parentheses: %v", text, err)
		}
		for _, e := range d.entries {
			if c.holds(e) != wrapped.holds(e) {
				t.Fatalf("%q finds something else in parentheses", text)
			}
		}
	})
}

// FuzzTokens holds that whoever types a word of a name, or its beginning, in
// whatever case, is shown the person.
func FuzzTokens(f *testing.F) {
	for _, name := range []string{"Ann Lindqvist", "O'Brien", "HelloWORLD 12b", "İrem Yılmaz", "علی\u200cرضا", "a\u0301b", "ϒ aϒ", "ǅ", "\xffx", "३ अनिल"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if len(name) > 256 {
			return // no name is longer
		}
		index := indexTokens(name)
		for _, word := range tokens(name) {
			half := string([]rune(word)[:(len([]rune(word))+1)/2])
			for _, typed := range []string{word, half} {
				if !beginEach(tokens(typed), index) {
					t.Fatalf("%q does not find %q, whose tokens are %q", typed, name, index)
				}
			}
		}
		if len(index) > 0 && !beginEach(tokens(name), index) {
			t.Fatalf("%q does not find itself", name)
		}
	})
}
