package form

import (
	"slices"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// SetDraft fills the fields from a draft.
func (m *Model) SetDraft(d incident.Draft) {
	m.draft = d
	m.title.SetValue(d.Title)
	m.description.SetValue(d.Description)
	m.severity.choose(slices.Index(incident.Severities(), d.Severity))
	m.status.choose(slices.Index(incident.Statuses(), d.Status))
	m.closing.choose(slices.IndexFunc(incident.Closings(), d.Closing.SamePair))
	m.comment.SetValue(d.Closing.Comment.Raw())
	m.owner.restore(d.Owner, d.OwnerText)
	m.tags.chips = slices.Clone(d.Tags)
	m.tags.SetValue(d.TagText)
	m.mistakes = nil
}

// Draft returns the draft as the fields stand. The owner is set only when what
// was typed names one.
func (m *Model) Draft() incident.Draft {
	d := m.draft
	d.Title = m.title.Value()
	d.Description = m.description.Value()
	d.Severity = pick(incident.Severities(), m.severity.chosen, d.Severity)
	d.Status = m.chosenStatus()
	d.Closing = pick(incident.Closings(), m.closing.chosen, d.Closing)
	d.Closing.Comment = clean.New(m.comment.Value())
	d.Owner, _ = m.owner.value()
	d.OwnerText = m.owner.Value()
	d.Tags = slices.Clone(m.tags.chips)
	d.TagText = m.tags.Value()
	return d
}

// check looks for mistakes, shows them, and puts the focus on the first.
func (m *Model) check() bool {
	m.mistakes = m.Draft().Mistakes()
	if _, err := m.owner.value(); err != nil {
		m.mistakes = append(
			m.mistakes,
			incident.Mistake{Field: incident.FieldOwner, Text: clean.New(err.Error()).Safe()},
		)
	}
	if len(m.mistakes) > 0 {
		m.focusField(m.mistakes[0].Field)
	}
	return len(m.mistakes) == 0
}

func (m *Model) chosenStatus() incident.Status {
	return pick(incident.Statuses(), m.status.chosen, m.draft.Status)
}

// pick returns the value at i, or what there was when nothing is chosen: the
// service's values are not always among those that can be chosen here.
func pick[T any](values []T, i int, was T) T {
	if i < 0 || i >= len(values) {
		return was
	}
	return values[i]
}

func severityLabels() []clean.Safe { return labels(incident.Severities(), incident.Severity.Label) }
func statusLabels() []clean.Safe   { return labels(incident.Statuses(), incident.Status.Label) }
func closingLabels() []clean.Safe  { return labels(incident.Closings(), incident.Closing.Label) }

func labels[T any](values []T, label func(T) clean.Safe) []clean.Safe {
	all := make([]clean.Safe, len(values))
	for i, v := range values {
		all[i] = label(v)
	}
	return all
}
