package clean_test

import (
	"testing"

	"sentinelq/client/clean"
)

func TestMixedScripts(t *testing.T) {
	t.Parallel()
	tests := []struct {
		rule, name string
		want       bool
	}{
		{"a Cyrillic letter in a Latin word", "\u0430lice", true},
		{"a Latin letter in a Cyrillic word", "М\u043e\u0441kва", true},
		{"in any word of many", "Alice Smith, s\u0435rvice desk", true},
		{"across a digit", "\u04101pha", true},
		{"across a mark", "\u0430\u0301dmin", true},
		{"a Greek letter that looks Latin", "c\u03bfntoso", true},
		{"fullwidth beside plain Latin", "\uff41dmin", true},
		{"mathematical beside plain Latin", "\U0001d41admin", true},
		{"words of different scripts", "Windows-сервер Москва", false},
		{"a Greek letter that looks like no other", "Δt μs 47kΩ", false},
		{"fullwidth alone", "ＡＢＣ", false},
		{"Japanese with Latin", "Azureポータル", false},
		{"an underscore ends a word", "сервер_backup", false},
		{"digits alone", "12345", false},
		{"nothing", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			t.Parallel()
			if got := clean.New(tt.name).MixedScripts(); got != tt.want {
				t.Errorf("MixedScripts() of %q = %v", tt.name, got)
			}
		})
	}
}
