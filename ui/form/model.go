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
	me    incident.Owner

	title       *line
	description *area
	severity    *choice
	status      *choice
	closing     *choice
	comment     *line
	owner       *line
	tags        *tags
	create      *button

	focus    field
	mistakes []incident.Mistake
	sending  bool
	problem  []clean.Safe // why it was not sent, and what helps
	scroll   int          // rows of the body scrolled off
}

// New makes the panel for a draft, with the focus on the title. The button says
// which key does the same.
func New(pen draw.Pen, draft incident.Draft, submit clean.Safe) *Model {
	m := &Model{
		pen:         pen,
		title:       newLine(incident.FieldTitle, clean.Literal("Title *"), clean.Literal("required")),
		description: newArea(incident.FieldDescription, clean.Literal("Description"), incident.MaxDescription, tallArea),
		severity:    newChoice(incident.FieldSeverity, clean.Literal("Severity *"), severityLabels()...),
		status:      newChoice(incident.FieldStatus, clean.Literal("Status *"), statusLabels()...),
		closing:     newChoice(incident.FieldClosing, clean.Literal("Classified *"), closingLabels()...),
		comment:     newLine(incident.FieldClosing, clean.Literal("Comment"), clean.Literal("why it is closed, optional")),
		owner:       newLine(incident.FieldOwner, clean.Literal("Owner"), clean.Literal("name@domain, an object ID, or me")),
		tags:        newTags(),
		create:      &button{title: clean.Literal("[ Create ]"), hint: clean.Concat(submit, clean.Literal(" from any field"))},
	}
	m.SetDraft(draft)
	m.setFocus(m.title)
	return m
}

// SetPen changes theme or meter.
func (m *Model) SetPen(pen draw.Pen) { m.pen = pen }

// SetMe sets who "me" is.
func (m *Model) SetMe(me incident.Owner) { m.me = me }

// SetTags sets the tags that are suggested, most used first.
func (m *Model) SetTags(known []incident.TagUse) { m.tags.known = known }

// SetSending shows that the draft is on its way. Until it is over, fields take
// no keys.
func (m *Model) SetSending(on bool) {
	m.sending = on
	if on {
		m.problem, m.draft.Sent = nil, true
	}
}

// Sending reports whether the draft is on its way.
func (m *Model) Sending() bool { return m.sending }

// SetProblem shows why the draft was not sent, and what helps. Everything typed
// stays.
func (m *Model) SetProblem(lines ...clean.Safe) {
	m.sending, m.problem = false, lines
	m.reveal()
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
