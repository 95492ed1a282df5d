package ui

import (
	"context"
	"errors"
	"strings"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
)

// explain turns an error into one line: what failed, why, and what helps. It is
// the only place that does.
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
	if errors.Is(err, incident.ErrForbidden) {
		n.text = clean.Concat(what, clean.Literal(": your role does not allow it; "), right.Role(), clean.Literal(" is needed"))
	}
	return n
}

func (m *Model) reason(err error) clean.Safe {
	var throttled *incident.ThrottledError
	switch {
	case errors.As(err, &throttled):
		return clean.Safef("Azure asks to wait until %s", clean.New(m.clock.Add(throttled.After).In(m.zone).Format("15:04:05")))
	case errors.Is(err, context.Canceled):
		return clean.Literal("stopped")
	case errors.Is(err, incident.ErrSignIn):
		return clean.Concat(clean.Literal("not signed in; run az login, then press "), m.keys.Key(action.Refresh))
	case errors.Is(err, incident.ErrForbidden):
		return clean.Literal("your role does not allow it; Microsoft Sentinel Responder is needed to write, Reader to read")
	case isGone(err):
		return clean.Literal("it was deleted")
	case errors.Is(err, incident.ErrNotFound):
		return clean.Literal("Azure does not find it; check subscription, resource group and workspace")
	case errors.Is(err, incident.ErrConflict):
		return clean.Literal("somebody changed it at the same time")
	case errors.Is(err, incident.ErrRejected):
		return clean.Concat(clean.Literal("Azure refuses it: "), said(err))
	case errors.Is(err, incident.ErrReadOnly):
		return clean.Literal("started read-only, nothing is sent")
	case errors.Is(err, incident.ErrOffline), errors.Is(err, context.DeadlineExceeded):
		return clean.Literal("Azure was not reached")
	case errors.Is(err, incident.ErrUnavailable):
		return clean.Concat(clean.Literal("Azure failed: "), said(err))
	default:
		return clean.New(err.Error()).Safe()
	}
}

// isGone reports whether a call failed because its incident is no longer there.
// What is not found for a new one is the workspace.
func isGone(err error) bool {
	failed, ok := errors.AsType[*incident.OperationError](err)
	return ok && errors.Is(err, incident.ErrNotFound) && failed.Target != "" && failed.Operation != "create incident"
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
