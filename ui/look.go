package ui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"sentinelq/theme"
	"sentinelq/ui/draw"
	"sentinelq/ui/text"
)

// look is how things are drawn, and how large the screen is.
type look struct {
	options theme.Options
	w, h    int
	probe   bool
}

// ask asks the terminal for its background and for synchronized output, which
// Bubble Tea does not ask for over SSH although it is needed most there.
func (l *look) ask() tea.Cmd {
	if !l.probe {
		return nil
	}
	return tea.Batch(tea.RequestBackgroundColor, tea.Raw(ansi.RequestModeSynchronizedOutput))
}

// onBackground changes to the theme for a light or a dark background.
func (m *Model) onBackground(msg tea.BackgroundColorMsg) {
	options := m.look.options
	options.Dark = msg.IsDark()
	t, err := theme.New(options)
	if err != nil {
		return // the same name was good at the start
	}
	m.look.options = options
	m.setPen(draw.Pen{Theme: t, Meter: m.Pen.Meter})
}

// onMode follows the renderer: once the terminal has grapheme clusters, both
// must count cells by them.
func (m *Model) onMode(msg tea.ModeReportMsg) {
	if msg.Mode == ansi.ModeUnicodeCore && (msg.Value.IsSet() || msg.Value.IsReset() || msg.Value.IsPermanentlySet()) {
		m.setPen(draw.Pen{Theme: m.Pen.Theme, Meter: text.Graphemes})
	}
}

func (m *Model) setPen(pen draw.Pen) {
	m.Pen = pen
	m.Queue.SetPen(pen)
	m.Detail.SetPen(pen)
	if !m.Slot.IsEmpty() {
		m.Slot.Panel().SetPen(pen)
	}
}
