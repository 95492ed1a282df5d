package ui

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/ui/desk"
)

// Update implements tea.Model: one call for each message.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.setClock()
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.onSize(msg)
	case tea.KeyPressMsg:
		cmd = m.onKey(msg)
	case tea.PasteMsg:
		cmd = m.edit(msg)
	case tea.BackgroundColorMsg:
		m.onBackground(msg)
	case tea.ModeReportMsg:
		m.onMode(msg)
	case desk.Answer:
		cmd = msg()
	}
	return m, tea.Batch(cmd, m.settle())
}

// setClock reads the clock once for everything that a message leads to.
func (m *Model) setClock() {
	m.Clock = m.Now()
	m.Queue.SetNow(m.Clock)
	m.Detail.SetNow(m.Clock)
}

func (m *Model) onSize(msg tea.WindowSizeMsg) {
	m.look.w, m.look.h = msg.Width, msg.Height
	m.Wide = msg.Width >= wideFrom
}
