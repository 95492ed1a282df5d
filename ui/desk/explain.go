package desk

import (
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// IsDoubtful reports whether a write that failed may have been done.
func IsDoubtful(err error) bool { return errors.Is(err, incident.ErrUnknown) }

// Explain turns an error of something that was asked for into one line: what failed,
// why, and what helps.
func (d *Desk) Explain(what clean.Safe, err error) Notice {
	return d.told(what, d.Reason(err), err)
}

// ExplainWrite is Explain for a write. A refusal names the role that has the right to
// it, and nothing promises that a key sends it again: whoever calls says which does.
func (d *Desk) ExplainWrite(what clean.Safe, err error, right incident.Right) Notice {
	n := d.told(what, d.Tell(err).line(), err)
	if incident.CauseOf(err) == incident.CauseNoRole {
		n.Text = clean.Concat(
			what,
			clean.Literal(": your role does not allow it; "),
			right.Role(),
			clean.Literal(" is needed"),
		)
	}
	return n
}

func (d *Desk) told(what, why clean.Safe, err error) Notice {
	n := Notice{Level: Failure, Detail: clean.New(err.Error()).Safe(), At: d.Clock}
	n.Text = clean.Concat(what, clean.Literal(": "), why)
	if Temporary(err) {
		n.Level = Warning
	}
	return n
}

// Reason says why something that was asked for failed, and what helps.
func (d *Desk) Reason(err error) clean.Safe {
	t := d.Tell(err)
	if t.again {
		return d.WithRetry(t)
	}
	return t.line()
}

// throttling says until when the service wants to be left alone.
func (d *Desk) throttling(err error) clean.Safe {
	var throttled *incident.ThrottledError
	if !errors.As(err, &throttled) {
		return clean.Literal("Azure asks to wait")
	}
	return clean.Safef(
		"Azure asks to wait until %s",
		clean.New(d.Clock.Add(throttled.After).In(d.Zone).Format("15:04:05")),
	)
}

// IsGone reports whether a call failed because its incident is no longer there:
// it was about the incident itself, or about all of one kind that is in it. Of
// what is not found for one thing in it, only the service's words say which. What
// is not found for a new one is the workspace.
func IsGone(err error) bool {
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

// RefusedField returns the field that the service names in refusing a draft. Its
// words are for people and may change; without a known one the whole panel is
// told.
func RefusedField(err error) (incident.Field, bool) {
	if !errors.Is(err, incident.ErrRejected) {
		return 0, false
	}
	words := strings.ToLower(Said(err).String())
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

// Said returns the service's own words, else the error's.
func Said(err error) clean.Safe {
	var failed *incident.OperationError
	if errors.As(err, &failed) && !failed.Message.IsEmpty() {
		return failed.Message.Safe()
	}
	return clean.New(err.Error()).Safe()
}

// Temporary reports whether waiting alone may help.
func Temporary(err error) bool {
	var throttled *incident.ThrottledError
	return errors.As(err, &throttled) || errors.Is(err, incident.ErrOffline) ||
		errors.Is(err, incident.ErrUnavailable) || errors.Is(err, context.DeadlineExceeded)
}

// Complain tells what is amiss with the store.
func (d *Desk) Complain(err error) tea.Cmd {
	if err == nil {
		return nil
	}
	return d.Notices.Add(Notice{Level: Warning, Text: clean.New(err.Error()).Safe(), At: d.Clock})
}
