package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// BenchmarkKey moves the cursor and draws, as one key does.
func BenchmarkKey(b *testing.B) {
	for name, keys := range map[string][]string{"in the queue": {"j", "k"}, "on the page": {"enter", "tab", "j", "k"}} {
		b.Run(name, func(b *testing.B) {
			m := modelOf(b, 120, 40)
			presses(m, keys[:len(keys)-2]...)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				m.Update(tea.KeyPressMsg{Code: rune(keys[len(keys)-2+i%2][0]), Text: keys[len(keys)-2+i%2]})
				_ = m.View()
			}
		})
	}
}

// BenchmarkStart makes the program and its first frame.
func BenchmarkStart(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_ = modelOf(b, 120, 40).View()
	}
}
