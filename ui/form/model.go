package form

import (
	"slices"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/draw"
)

// Submit asks for the draft to be sent.
type Submit struct{ Draft incident.Draft }

// Model is the state of the panel.
type Model struct {
	pen   draw.Pen
	w, h  int
	draft incident.Draft // ID and Sent; the fields hold the rest

	title       *line
	description *area
	severity    *choice
	status      *choice
	closing     *choice
	comment     *line
	owner       *owner
	tags        *tags
	create      *button

	focus    field
	mistakes []incident.Mistake
	sending  bool
	problem  []clean.Safe // why it was not sent, and what helps
	rest     clean.Safe   // where a long problem is read whole
	scroll   int          // rows of the body scrolled off
}

// New makes the panel for a draft, with the focus on the title. The button says
// which key does the same.
func New(pen draw.Pen, draft incident.Draft, submit clean.Safe) *Model {
	m := &Model{
		pen:   pen,
		title: newLine(incident.FieldTitle, clean.Literal("Title *"), clean.Literal("required")),
		description: newArea(
			incident.FieldDescription,
			clean.Literal("Description"),
			incident.MaxDescription,
			tallArea,
		),
		severity: newChoice(incident.FieldSeverity, clean.Literal("Severity *"), severityLabels()...),
		status:   newChoice(incident.FieldStatus, clean.Literal("Status *"), statusLabels()...),
		closing:  newChoice(incident.FieldClosing, clean.Literal("Classified *"), closingLabels()...),
		comment: newLine(
			incident.FieldClosing,
			clean.Literal("Comment"),
			clean.Literal("why it is closed, optional"),
		),
		owner: newOwner(),
		tags:  newTags(),
		create: &button{
			title: clean.Literal("[ Create ]"),
			hint:  clean.Concat(submit, clean.Literal(" from any field")),
		},
	}
	if draft.Edits != nil {
		m.create.title = clean.Literal("[ Save ]")
	}
	m.SetDraft(draft)
	m.setFocus(m.title)
	return m
}

// SetPen changes theme or meter.
func (m *Model) SetPen(pen draw.Pen) { m.pen = pen }

// SetRest sets the words for where a problem is read whole that has no room.
func (m *Model) SetRest(words clean.Safe) { m.rest = words }

// SetMe sets who "me" is.
func (m *Model) SetMe(me incident.Owner) { m.owner.me = me }

// SetTags sets where suggested tags come from.
func (m *Model) SetTags(find Suggestions) { m.tags.find = find }

// SetPeople sets the owners that are offered without asking the directory: those
// chosen lately, the last one first, and those of incidents in the queue.
func (m *Model) SetPeople(recent, seen []incident.Owner) { m.owner.recent, m.owner.seen = recent, seen }

// SetFound sets what the directory found for what was typed, and why that is not
// all. An answer for something else than what stands in the field is dropped.
func (m *Model) SetFound(typed string, found []incident.Owner, note clean.Safe) {
	if typed != m.owner.Value() {
		return
	}
	m.owner.found, m.owner.note = found, note
	m.reveal()
}

// Searching returns what to search the directory for: what stands in the owner
// field while it has the focus and nobody was taken; empty for nothing.
func (m *Model) Searching() string {
	if m.focus != field(m.owner) || !m.owner.picked.IsZero() {
		return ""
	}
	return m.owner.Value()
}

// SetSending shows that the draft is on its way. Until it is over, fields take
// no keys.
func (m *Model) SetSending(on bool) {
	m.sending = on
	if on {
		m.problem, m.draft.Sent = nil, true
	}
}

// Refuse shows at a field why the service does not take it.
func (m *Model) Refuse(at incident.Field, words clean.Safe) {
	m.mistakes = []incident.Mistake{{Field: at, Text: words}}
	m.focusField(at)
	m.reveal()
}

// Description returns the text of the description, for an editor.
func (m *Model) Description() string { return m.description.Value() }

// SetDescription replaces the description with what an editor made of it, up to
// [input.MaxLines] lines.
func (m *Model) SetDescription(text string) {
	m.description.SetValue(text)
	m.setFocus(m.description)
	m.reveal()
}

// Sending reports whether the draft is on its way.
func (m *Model) Sending() bool { return m.sending }

// SetProblem shows why the draft was not sent, and what helps. Everything typed
// stays.
func (m *Model) SetProblem(lines ...clean.Safe) {
	m.sending, m.problem = false, lines
	m.reveal()
}

// SetID makes the draft another one, which was not sent yet.
func (m *Model) SetID(id incident.ID) {
	m.draft.ID, m.draft.Sent = id, false
	m.sending = false
}

// ID returns the ID that the incident has, or will have.
func (m *Model) ID() incident.ID { return m.draft.ID }

// fields returns the fields in their order: those of closing only while the
// status is Closed.
func (m *Model) fields() []field {
	fields := []field{m.title, m.description, m.severity, m.status}
	if m.chosenStatus() == incident.Closed {
		fields = append(fields, m.closing, m.comment)
	}
	return append(fields, m.owner, m.tags, m.create)
}

func (m *Model) setFocus(f field) {
	if m.focus != nil {
		m.focus.setFocus(false)
	}
	m.focus = f
	f.setFocus(true)
}

// step moves the focus by n fields, round the ends.
func (m *Model) step(n int) {
	fields := m.fields()
	at := slices.Index(fields, m.focus)
	m.setFocus(fields[(at+n+len(fields))%len(fields)])
}

// focusField puts the focus on the field a mistake is at.
func (m *Model) focusField(name incident.Field) {
	for _, f := range m.fields() {
		if f.name() == name {
			m.setFocus(f)
			return
		}
	}
}
