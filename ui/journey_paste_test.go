package ui_test

import (
	"testing"

	"sentinelq/ui/uitest"
)

const pasteDropped = "pasted text is no command and was dropped"

func TestAPasteOutsideTextFieldsIsNoCommandAndSaysSo(t *testing.T) {
	t.Parallel()
	places := map[string][]string{
		"over the queue":        nil,
		"on a page":             {"enter"},
		"over a menu of keys":   {"s"},
		"over the messages":     {"!"},
		"on a choice in a form": {"n", "tab", "tab"},
		"on a form's button":    {"n", "shift+tab"},
	}
	for name, keys := range places {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
				j.Press(keys...)
				before := len(j.Writes())
				j.Paste("s.x every letter of this is a key\r")
				j.Sees(pasteDropped)
				if after := len(j.Writes()); after != before {
					t.Errorf("it wrote %d times", after-before)
				}
			})
		})
	}
}

func TestAPasteIntoATextFieldIsTextAndNothingIsSaid(t *testing.T) {
	t.Parallel()
	places := map[string][]string{
		"the filter":        {"/"},
		"a title":           {"n"},
		"a comment":         {"c"},
		"a menu that seeks": {":"},
	}
	for name, keys := range places {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
				j.Press(keys...)
				j.Paste("pasted words")
				j.Sees("pasted words")
				j.SeesNot(pasteDropped)
			})
		})
	}
}
