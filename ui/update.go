package ui

import (
	tea "charm.land/bubbletea/v2"
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
	case pageMsg:
		cmd = m.onPage(msg)
	case refreshMsg:
		cmd = m.onRefresh(msg)
	case createdMsg:
		cmd = m.onCreated(msg)
	case filterMsg:
		cmd = m.onFilterPause(msg)
	case changedMsg:
		cmd = m.onChanged(msg)
	case rereadMsg:
		cmd = m.onReread(msg)
	case absentMsg:
		cmd = m.onAbsent(msg)
	case deletedMsg:
		cmd = m.onDeleted(msg)
	default:
		cmd = tea.Batch(m.onWriting(msg), m.onCase(msg), m.onAside(msg))
	}
	told := m.lookAt()
	m.ask()
	m.attend()
	return m, tea.Batch(cmd, told)
}

// onWriting handles the messages that have to do with what is being typed.
func (m *Model) onWriting(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case draftsMsg:
		return m.onDrafts(msg)
	case draftDueMsg:
		return m.onDraftDue()
	case keptMsg:
		return m.onKept(msg)
	case heldMsg:
		return m.onHeld(msg)
	case templateMsg:
		return m.onTemplate(msg)
	case searchMsg:
		return m.onSearch(msg)
	case foundMsg:
		m.onFound(msg)
	case notesMsg:
		return m.onNotes(msg)
	case noteDueMsg:
		return m.onNoteDue()
	case reopenedMsg:
		return m.onReopened(msg)
	case quitMsg:
		return m.onQuit(msg)
	case editorMsg:
		return m.onEditor(msg)
	case editedMsg:
		return m.onEdited(msg)
	case sweptMsg:
		return m.onSwept(msg)
	}
	return nil
}

// onCase handles the messages about what belongs to an incident.
func (m *Model) onCase(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case partMsg:
		return m.onPart(msg)
	case detailsMsg:
		return m.onDetails(msg)
	case workedMsg:
		return m.onWorked(msg)
	case similarMsg:
		m.onSimilar(msg)
	case closedMsg:
		return m.onClosed(msg)
	case foundItemsMsg:
		m.onFoundItems(msg)
	case findDueMsg:
		return m.onFindDue(msg)
	case ranMsg:
		return m.onRan(msg)
	case runsMsg:
		return m.onRuns(msg)
	case soughtMsg:
		return m.onSought(msg)
	case doubtDueMsg:
		return m.findOut(false)
	case browsedMsg:
		return m.onBrowsed(msg)
	}
	return nil
}

// onAside handles the messages that have to do with neither screen nor queue.
func (m *Model) onAside(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loadedMsg:
		return m.onLoaded(msg)
	case savedMsg:
		return m.complain(msg.err)
	case meMsg:
		m.onMe(msg)
	case rightsMsg:
		m.onRights(msg)
	case signInMsg:
		return m.onSignIn(msg)
	case contactMsg:
		return m.onContact(msg)
	case wakeMsg:
		return m.onWake(msg)
	case tagsMsg:
		return m.onTags(msg)
	case peopleMsg:
		return m.onPeople(msg)
	case expiredMsg:
		m.notices.expire(msg.serial)
	case minuteMsg:
		return everyMinute()
	}
	return nil
}

// setClock reads the clock once for everything that a message leads to.
func (m *Model) setClock() {
	m.clock = m.now()
	m.queue.SetNow(m.clock)
	m.detail.SetNow(m.clock)
}

func (m *Model) onSize(msg tea.WindowSizeMsg) {
	m.look.w, m.look.h = msg.Width, msg.Height
	m.arrange()
}
