package ui

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
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

// filled is from what the components were filled last. What features change they
// change in one place, and leave a version or a value behind that differs.
type filled struct {
	loaded int // versions of what is loaded
	me     incident.Owner
	body   bodySize
}

// settle derives, after every message, what follows from what the message has
// changed. Nothing else fills a component with what is loaded, and no feature has to
// remember whom it concerns.
func (m *Model) settle() tea.Cmd {
	told := m.TakeNews()
	m.fill()
	told = tea.Batch(told, m.LookAt(), m.Save(), m.EndSearches())
	m.NextQuestion()
	m.quits.answer()
	m.attend()
	m.arrange()
	return told
}

// fill gives the components what is there now.
func (m *Model) fill() {
	if f := &m.filled; f.me != m.Me {
		f.me = m.Me
		m.filter.apply() // which may ask for mine
	}
	if f := &m.filled; f.loaded != m.Loaded.Version {
		f.loaded = m.Loaded.Version
		m.counts = m.Loaded.Counts()
		m.filter.line.SetVocabulary(m.filter.vocabulary())
	}
	m.FillPage()
	m.FillForm()
}
