package ui

import (
	"context"
	"errors"
	"strings"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// explain turns an error into one line: what failed, why, and what helps.
func (m *Model) explain(what clean.Safe, err error) notice {
	n := notice{level: failure, detail: clean.New(err.Error()).Safe(), at: m.clock}
	n.text = clean.Concat(what, clean.Literal(": "), m.reason(err))
	if temporary(err) {
		n.level = warning
	}
	return n
}

// explainRight is explain for a call that needs a right: a refusal names the role
// that has it.
func (m *Model) explainRight(what clean.Safe, err error, right incident.Right) notice {
	n := m.explain(what, err)
	if incident.CauseOf(err) == incident.CauseNoRole {
		n.text = clean.Concat(what, clean.Literal(": your role does not allow it; "), right.Role(), clean.Literal(" is needed"))
	}
	return n
}

// reason says why a call failed and what helps.
func (m *Model) reason(err error) clean.Safe { return m.tell(err).line() }

// throttling says until when the service wants to be left alone.
func (m *Model) throttling(err error) clean.Safe {
	var throttled *incident.ThrottledError
	if !errors.As(err, &throttled) {
		return clean.Literal("Azure asks to wait")
	}
	return clean.Safef("Azure asks to wait until %s", clean.New(m.clock.Add(throttled.After).In(m.zone).Format("15:04:05")))
}

// isGone reports whether a call failed because its incident is no longer there:
// it was about the incident itself, or about all of one kind that is in it. Of
// what is not found for one thing in it, only the service's words say which. What
// is not found for a new one is the workspace.
func isGone(err error) bool {
	failed, ok := errors.AsType[*incident.OperationError](err)
	if !ok || failed.Cause != incident.CauseGone || failed.Target == "" {
		return false
	}
	switch failed.Operation {
	case "get incident", "update incident", "delete incident", "write comment", "create task":
		return true
	}
	return strings.HasPrefix(failed.Operation, "list ")
}

// refusedField returns the field that the service names in refusing a draft. Its
// words are for people and may change; without a known one the whole panel is
// told.
func refusedField(err error) (incident.Field, bool) {
	if !errors.Is(err, incident.ErrRejected) {
		return 0, false
	}
	words := strings.ToLower(said(err).String())
	for _, known := range []struct {
		word string
		at   incident.Field
	}{
		{"classification", incident.FieldClosing},
		{"title", incident.FieldTitle},
		{"description", incident.FieldDescription},
		{"severity", incident.FieldSeverity},
		{"status", incident.FieldStatus},
		{"owner", incident.FieldOwner},
		{"label", incident.FieldTags},
	} {
		if strings.Contains(words, known.word) {
			return known.at, true
		}
	}
	return 0, false
}

// said returns the service's own words, else the error's.
func said(err error) clean.Safe {
	var failed *incident.OperationError
	if errors.As(err, &failed) && !failed.Message.IsEmpty() {
		return failed.Message.Safe()
	}
	return clean.New(err.Error()).Safe()
}

// temporary reports whether waiting alone may help.
func temporary(err error) bool {
	var throttled *incident.ThrottledError
	return errors.As(err, &throttled) || errors.Is(err, incident.ErrOffline) ||
		errors.Is(err, incident.ErrUnavailable) || errors.Is(err, context.DeadlineExceeded)
}
