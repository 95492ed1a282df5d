package ui

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
)

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
	told = tea.Batch(told, m.LookAt(), m.Save())
	m.NextQuestion()
	m.answerQuit()
	m.attend()
	m.arrange()
	return told
}

// fill gives the components what is there now.
func (m *Model) fill() {
	if f := &m.filled; f.me != m.Me {
		f.me = m.Me
		m.applyFilter() // which may ask for mine
	}
	if f := &m.filled; f.loaded != m.Loaded.Version {
		f.loaded = m.Loaded.Version
		m.counts = m.Loaded.Counts()
		m.filter.SetVocabulary(m.vocabulary())
	}
	m.FillPage()
	m.FillForm()
}
