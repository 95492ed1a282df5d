package action_test

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"sentinelq/ui/action"
)

// registry makes a registry that has to be without a problem.
func registry(t *testing.T, overrides map[action.ID][]string) *action.Registry {
	t.Helper()
	r, err := action.New(overrides)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestNoTwoDefaultKeysClash(t *testing.T) {
	t.Parallel()
	r := registry(t, nil)
	for _, a := range action.All() {
		for _, key := range a.Keys {
			if id, ok := r.Lookup(a.Scope, key); !ok || id != a.ID {
				t.Errorf("%s in %s is %q, want %q", key, a.Scope.Label(), id, a.ID)
			}
		}
	}
}

func TestEveryKeyIsLookedUp(t *testing.T) {
	t.Parallel()
	r := registry(t, nil)
	tests := []struct {
		name  string
		scope action.Scope
		key   string
		want  action.ID
	}{
		{"a key of the scope", action.Queue, "n", action.Create},
		{"one key means something else elsewhere", action.Detail, "j", action.ScrollDown},
		{"Global where no text is typed", action.Queue, "?", action.Help},
		{"Global in the pane too", action.Detail, "q", action.Quit},
		{"Global in its own scope", action.Global, "ctrl+l", action.Redraw},
		{"not in the panel, where q is a letter", action.Form, "q", ""},
		{"leaving for the shell in the panel too", action.Form, "ctrl+z", action.Suspend},
		{"in a dialog too", action.Dialog, "ctrl+z", action.Suspend},
		{"drawing anew in the filter line too", action.Filter, "ctrl+l", action.Redraw},
		{"not in the filter line", action.Filter, "?", ""},
		{"not in a dialog", action.Dialog, ":", ""},
		{"the scope's own key before the Global one", action.Form, "tab", action.NextField},
		{"and a dialog's", action.Dialog, "ctrl+p", action.PrevChoice},
		{"a key of another scope is none", action.Queue, "ctrl+s", ""},
		{"a key nobody has", action.Queue, "f12", ""},
		{"no key", action.Queue, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if id, ok := r.Lookup(tt.scope, tt.key); id != tt.want || ok != (tt.want != "") {
				t.Errorf("%q is %q, %v, want %q", tt.key, id, ok, tt.want)
			}
		})
	}
}

func TestCtrlCLeavesFromEverywhereAndIsNeverBound(t *testing.T) {
	t.Parallel()
	r := registry(t, nil)
	for _, scope := range action.Scopes() {
		if id, ok := r.Lookup(scope, "ctrl+c"); !ok || id != action.Interrupt {
			t.Errorf("in %s it is %q", scope.Label(), id)
		}
	}
	for _, a := range action.All() {
		r, err := action.New(map[action.ID][]string{a.ID: {"ctrl+c"}})
		want := action.KeyError{ID: a.ID, Key: "ctrl+c", Reason: "it always leaves the program"}
		if got := only(t, err); got != want {
			t.Errorf("binding it to %s answers %v", a.ID, err)
		}
		if id, _ := r.Lookup(a.Scope, "ctrl+c"); id != action.Interrupt {
			t.Errorf("then it is %q", id)
		}
	}
}

// only returns the one KeyError that err consists of.
func only(t *testing.T, err error) action.KeyError {
	t.Helper()
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok || len(joined.Unwrap()) != 1 {
		t.Fatalf("%v is not one problem", err)
	}
	var problem *action.KeyError
	if !errors.As(err, &problem) {
		t.Fatalf("%v is no KeyError", err)
	}
	return *problem
}

func TestOverridesReplaceTheDefaultKeys(t *testing.T) {
	t.Parallel()
	r := registry(t, map[action.ID][]string{action.Create: {"M", "ctrl+n"}, action.Refresh: {}, action.Copy: {"n"}})
	tests := []struct {
		key  string
		want action.ID
	}{
		{"M", action.Create},
		{"ctrl+n", action.Create},
		{"n", action.Copy}, // free, now that Create has left it
		{"y", ""},
		{"r", ""},
		{"j", action.Down},
	}
	for _, tt := range tests {
		if id, _ := r.Lookup(action.Queue, tt.key); id != tt.want {
			t.Errorf("%q is %q, want %q", tt.key, id, tt.want)
		}
	}
	if got := r.Get(action.Refresh); len(got.Keys) != 0 || got.Title.IsEmpty() {
		t.Errorf("without a key refresh is %+v", got)
	}
	if got := r.Key(action.Create).String(); got != "M" {
		t.Errorf("the key shown for create is %q", got)
	}
	if id, _ := registry(t, nil).Lookup(action.Queue, "n"); id != action.Create {
		t.Errorf("an override in one registry changed another: n is %q", id)
	}
}

func TestKeysThatCannotBeBoundAreRefused(t *testing.T) {
	t.Parallel()
	const types, clash = "it types text there", "it already belongs to "
	tests := []struct {
		name string
		id   action.ID
		key  string
		want string
	}{
		{"a letter in the panel", action.Submit, "s", types},
		{"a sign in the filter line", action.Complete, "#", types},
		{"a space in a dialog", action.Choose, "space", types},
		{"a letter beyond ASCII", action.NextField, "ß", types},
		{"a key of the same scope", action.Links, "y", clash + `"copy"`},
		{"a key of Global, where both are heard", action.Copy, "?", clash + `"copy"`},
		{"and a Global key that the queue has", action.Help, "n", clash + `"new"`},
		{"one key twice", action.Copy, "+", clash + `"show-created"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := action.New(map[action.ID][]string{tt.id: {tt.key}})
			problem := only(t, err)
			if problem.Key != tt.key || problem.Reason != tt.want {
				t.Errorf("the problem is %v, want %q", err, tt.want)
			}
			for _, word := range []string{string(tt.id), tt.key} {
				if !strings.Contains(err.Error(), word) {
					t.Errorf("%q does not name %q", err, word)
				}
			}
		})
	}
}

func TestKeysOfScopesThatDoNotMeetMayBeTheSame(t *testing.T) {
	t.Parallel()
	r := registry(t, map[action.ID][]string{action.Back: {"n", "esc"}, action.Submit: {"ctrl+l"}})
	for scope, want := range map[action.Scope]action.ID{action.Queue: action.Create, action.Detail: action.Back} {
		if id, _ := r.Lookup(scope, "n"); id != want {
			t.Errorf("n in %s is %q, want %q", scope.Label(), id, want)
		}
	}
	if id, _ := r.Lookup(action.Form, "ctrl+l"); id != action.Submit {
		t.Errorf("ctrl+l in the panel is %q", id)
	}
}

func TestAnUnknownActionNamesTheNearest(t *testing.T) {
	t.Parallel()
	for typed, nearest := range map[action.ID]string{
		"next-fields": "next-field", "refersh": "refresh", "half-page": "half-page-down", "Quit": "new", "": "new", "interrupt": "item-add",
	} {
		_, err := action.New(map[action.ID][]string{typed: {"x"}})
		problem := only(t, err)
		if problem.ID != typed || problem.Key != "" || problem.Reason != "no such action; the nearest is "+nearest {
			t.Errorf("%q: %v, want %q named", typed, err, nearest)
		}
	}
}

func TestAllProblemsAreTold(t *testing.T) {
	t.Parallel()
	overrides := map[action.ID][]string{"zap": {"z"}, "apple": {"a"}, action.Quit: {"ctrl+c", "n"}, action.Submit: {"s"}}
	_, err := action.New(overrides)
	want := []string{
		`key binding: action "apple": no such action; the nearest is apply-filter`,
		`key binding: action "zap": no such action; the nearest is zoom`,
		`key binding: action "create", key "s": it types text there`,
		`key binding: action "quit", key "ctrl+c": it always leaves the program`,
		`key binding: action "quit", key "n": it already belongs to "new"`,
	}
	if err == nil || err.Error() != strings.Join(want, "\n") {
		t.Errorf("told are\n%v\nwant\n%s", err, strings.Join(want, "\n"))
	}
}

func TestAClashWithSeveralIsToldTheSameEveryTime(t *testing.T) {
	t.Parallel()
	for range 50 {
		_, err := action.New(map[action.ID][]string{action.Help: {"j"}})
		if got := only(t, err).Reason; got != `it already belongs to "down"` {
			t.Fatalf("j for help: %s", got)
		}
	}
}

func TestScopesShareOutTheActions(t *testing.T) {
	t.Parallel()
	r := registry(t, nil)
	var ids []action.ID
	for _, scope := range action.Scopes() {
		for _, a := range r.In(scope) {
			if a.Scope != scope {
				t.Errorf("%s is listed in %s", a.ID, scope.Label())
			}
			ids = append(ids, a.ID)
		}
	}
	seen := map[action.ID]bool{}
	for _, a := range action.All() {
		seen[a.ID] = true
		if got := r.Get(a.ID); got.ID != a.ID || got.Title != a.Title {
			t.Errorf("Get(%q) is %+v", a.ID, got)
		}
	}
	slices.Sort(ids)
	if !slices.Equal(ids, slices.Sorted(maps.Keys(seen))) {
		t.Errorf("the scopes list %v", ids)
	}
}

func TestAnActionNobodyKnowsHasNoKeys(t *testing.T) {
	t.Parallel()
	r := registry(t, nil)
	if a := r.Get("zap"); a.ID != "zap" || len(a.Keys) != 0 || !a.Title.IsEmpty() {
		t.Errorf("Get returns %+v", a)
	}
	if key := r.Key("zap"); !key.IsEmpty() {
		t.Errorf("its key is shown as %q", key)
	}
}

func TestKeysAreShownShortAndSafe(t *testing.T) {
	t.Parallel()
	for key, want := range map[string]string{
		"n": "n", "ctrl+d": "ctrl+d", "pgdown": "PgDn", "pgup": "PgUp", "shift+tab": "S-tab",
		"": "", "\x1b[2J": "<U+001B>[2J",
	} {
		if got := action.KeyCap(key).String(); got != want {
			t.Errorf("%q is shown as %q, want %q", key, got, want)
		}
	}
}
