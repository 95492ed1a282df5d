package ui

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
)

// filled is from what the components were filled last. What features change they
// change in one place, and leave a version or a value behind that differs.
type filled struct {
	loaded  int // versions of what is loaded
	me      incident.Owner
	pending pendingFrom
	shown   shownFrom
	body    bodySize
}

type pendingFrom struct{ loaded, changes int }

type shownFrom struct {
	pending pendingFrom
	id      incident.ID
	page    bool
	read    int // version of what was read of incidents
	similar int
}

// settle derives, after every message, what follows from what the message has
// changed. Nothing else fills a component with what is loaded, and no feature has to
// remember whom it concerns.
func (m *Model) settle() tea.Cmd {
	told := m.takeNews()
	m.fill()
	told = tea.Batch(told, m.lookAt(), m.Save())
	m.NextQuestion()
	m.answerQuit()
	m.attend()
	m.arrange()
	return told
}

// passesEnded follows the passes over Azure that belong together. What is not in
// doubt any more is not looked for.
func (m *Model) passesEnded() tea.Cmd {
	return tea.Batch(m.takeNews(), m.IndexTags(), m.FindOut(false))
}

// takeNews draws the conclusions from what was read of incidents: what happened to
// them, and whether a write in doubt was done.
func (m *Model) takeNews() tea.Cmd {
	var told tea.Cmd
	for _, id := range m.Loaded.Misses() {
		told = tea.Batch(told, m.FoundGone(id))
	}
	for _, read := range m.Details.News() {
		told = tea.Batch(told, m.SettleByPart(read))
	}
	for ids := m.Loaded.News(); len(ids) > 0; ids = m.Loaded.News() {
		m.Details.Record(ids, &m.Loaded)
		told = tea.Batch(told, m.SettleBy(ids))
	}
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
		m.queue.SetIncidents(m.Loaded.All())
		m.filter.SetVocabulary(m.vocabulary())
	}
	pending := pendingFrom{m.Loaded.Version, m.Version()}
	if m.filled.pending != pending {
		m.filled.pending = pending
		m.queue.SetPending(m.Changing(), m.Failures())
		m.queue.SetDoubts(m.InDoubt())
	}
	for _, id := range m.Details.Changed() {
		if d := m.Details.Known(id); d != nil && d.Read.Has(incident.PartTasks) {
			m.queue.SetTasks(id, incident.CountTasks(d.Read.Tasks))
		}
	}
	m.fillPane(pending)
	m.FillForm()
}

// fillPane shows in the pane the incident under the cursor, and on the page its own,
// wherever the cursor is.
func (m *Model) fillPane(pending pendingFrom) {
	id := m.Opened
	if id == "" {
		id = m.queue.Cursor()
	}
	now := shownFrom{pending, id, m.Opened != "", m.Details.Version, m.similar.version}
	if now == m.filled.shown {
		return
	}
	before := m.filled.shown
	m.filled.shown = now
	m.detail.SetOpen(now.page)
	in, ok := m.showing()
	if !ok {
		m.detail.Clear()
		return
	}
	m.detail.SetIncident(in)
	if before.id != now.id || before.page != now.page || before.read != now.read || before.similar != now.similar {
		m.showDetails(in.ID)
	}
}

// showing returns the incident that an action is about, as it is shown: that of
// the page while it has the focus, else the one under the cursor. One that is gone
// is as it was last seen.
func (m *Model) showing() (incident.Incident, bool) {
	if m.Opened == "" {
		return m.queue.Current()
	}
	if p, ok := m.queue.Pending(m.Opened); ok {
		return p, true
	}
	return m.Loaded.Last(m.Opened)
}

// goTo puts the cursor on an incident, matching or not. It reports whether the
// incident is loaded.
func (m *Model) goTo(id incident.ID) bool {
	m.fill() // it may have been loaded just now
	return m.queue.Show(id)
}
