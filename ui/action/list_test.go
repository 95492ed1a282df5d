package action_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"sentinelq/ui/action"
)

func TestEveryActionHasWordsAndKeys(t *testing.T) {
	t.Parallel()
	form := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	titles, ids := map[string]action.ID{}, map[action.ID]bool{}
	for _, a := range action.All() {
		if !form.MatchString(string(a.ID)) || ids[a.ID] {
			t.Errorf("%q is no ID for a config file, or is there twice", a.ID)
		}
		ids[a.ID] = true
		if a.Title.IsEmpty() || len(a.Keys) == 0 {
			t.Errorf("%s has no title or no key", a.ID)
		}
		if other, ok := titles[a.Title.String()]; ok {
			t.Errorf("%s and %s have one title", a.ID, other)
		}
		titles[a.Title.String()] = a.ID
	}
}

// TestIDsNeverChange holds the names that config files use. What is released is never
// changed or taken away; a new action joins the list when it is released.
func TestIDsNeverChange(t *testing.T) {
	t.Parallel()
	released := strings.Fields(`
		new new-from-template open filter clear-filter show-created refresh copy down up top bottom
		half-page-down half-page-up page-down page-up
		scroll-down scroll-up back
		assign assign-me status severity close tags edit comment playbook links delete undo repeat
		next-tab previous-tab item-open item-toggle item-add item-edit item-remove zoom
		next-incident previous-incident scroll-page-down scroll-page-up
		send-text close-text discard-text write-in-editor
		create next-field previous-field close-panel discard-draft open-editor save-template
		apply-filter complete cancel-filter
		next-choice previous-choice choose dismiss more-text less-text
		palette help messages waiting next-pane redraw suspend quit`)
	var all []string
	for _, a := range action.All() {
		all = append(all, string(a.ID))
	}
	for _, id := range released {
		if !slices.Contains(all, id) {
			t.Errorf("%s is gone", id)
		}
	}
}

func TestDefaultKeysAreLeftAloneByMultiplexers(t *testing.T) {
	t.Parallel()
	for _, a := range action.All() {
		for _, key := range a.Keys {
			if key == "ctrl+a" || key == "ctrl+b" || key == "ctrl+c" {
				t.Errorf("%s is bound to %s", a.ID, key)
			}
		}
	}
}

func TestDefaultKeysAreSentByPlainTerminals(t *testing.T) {
	t.Parallel()
	plain := regexp.MustCompile(`^([!-~]|ctrl\+[a-z]|shift\+tab|up|down|home|end|pgup|pgdown|enter|esc|tab|space|left|right|backspace)$`)
	for _, a := range action.All() {
		for _, key := range a.Keys {
			if !plain.MatchString(key) {
				t.Errorf("%s is bound to %s", a.ID, key)
			}
		}
	}
}

// TestNothingDestructiveIsNearTheKeysOfMoving knows all that may be on these
// keys: they are hit by habit, or sent for one another by terminals.
func TestNothingDestructiveIsNearTheKeysOfMoving(t *testing.T) {
	t.Parallel()
	harmless := map[string]action.ID{"ctrl+l": action.Redraw, "backspace": action.ClearFilter}
	risky := []string{"ctrl+h", "ctrl+j", "ctrl+k", "ctrl+l", "d", "backspace", "delete"}
	for _, a := range action.All() {
		for _, key := range a.Keys {
			if slices.Contains(risky, key) && harmless[key] != a.ID {
				t.Errorf("%s is bound to %s", a.ID, key)
			}
		}
	}
}

func TestWhereTextIsTypedNoDefaultKeyEditsIt(t *testing.T) {
	t.Parallel()
	readline := []string{
		"ctrl+a", "ctrl+e", "ctrl+f", "ctrl+b", "ctrl+d", "ctrl+h", "ctrl+k", "ctrl+u", "ctrl+w",
		"left", "right", "home", "end", "backspace", "delete", "space",
	}
	for _, a := range action.All() {
		for _, key := range a.Keys {
			if a.Scope.Types() && (slices.Contains(readline, key) || len(key) == 1) {
				t.Errorf("%s takes %s from the text", a.ID, key)
			}
		}
	}
}

func TestScopesHaveHeadings(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, scope := range action.Scopes() {
		label := scope.Label().String()
		if label == "" || seen[label] {
			t.Errorf("scope %d is called %q", scope, label)
		}
		seen[label] = true
	}
	if len(seen) != int(action.Dialog)+1 {
		t.Errorf("%d scopes, want %d", len(seen), action.Dialog+1)
	}
	if label := action.Scope(99).Label(); !label.IsEmpty() {
		t.Errorf("a scope that is none is called %q", label)
	}
}

func TestTextIsTypedInPanelsTheFilterAndDialogs(t *testing.T) {
	t.Parallel()
	typing := []action.Scope{action.Form, action.Writing, action.Filter, action.Dialog}
	for _, scope := range action.Scopes() {
		if scope.Types() != slices.Contains(typing, scope) {
			t.Errorf("%s: Types is %v", scope.Label(), scope.Types())
		}
	}
}
