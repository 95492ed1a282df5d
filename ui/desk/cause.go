package desk

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
)

// Telling is what a person is told of a failed call.
type Telling struct {
	Word   clean.Safe // for the header: how the connection stands
	Said   clean.Safe // what happened
	remedy clean.Safe // what helps; empty where only waiting or asking again does
	again  bool       // asking again is what helps
}

// telling is what is told where something helps.
func telling(word, said, remedy clean.Safe) Telling {
	return Telling{Word: word, Said: said, remedy: remedy}
}

// line puts what happened and what helps into one.
func (t Telling) line() clean.Safe {
	if t.remedy.IsEmpty() {
		return t.Said
	}
	return clean.Concat(t.Said, clean.Literal("; "), t.remedy)
}

// Tell says of an error what it means to the person. It is the only place that
// does, and reads no text.
func (d *Desk) Tell(err error) Telling {
	failed, ok := errors.AsType[*incident.OperationError](err)
	if !ok {
		failed = &incident.OperationError{Err: err}
	}
	for _, about := range []func(*incident.OperationError) Telling{
		d.tellReach, d.tellTLS, d.tellProxy, d.tellSignIn, d.tellAccess, d.tellPlace, d.tellAnswer,
	} {
		if t := about(failed); !t.Said.IsEmpty() {
			return t
		}
	}
	return d.tellKind(err, failed)
}

// tellSignIn is about getting a token, and about having it taken.
func (d *Desk) tellSignIn(e *incident.OperationError) Telling {
	word := clean.Literal("sign in again")
	switch e.Cause { //nolint:exhaustive // the others are told elsewhere
	case incident.CauseNotSignedIn:
		if errors.Is(e, incident.ErrOffline) {
			return Telling{Word: clean.Literal("offline"), Said: withCode(e)}
		}
		return Telling{Word: word, Said: clean.Concat(clean.Literal("not signed in: "), withCode(e))}
	case incident.CauseSignInOver:
		return telling(word, clean.Concat(clean.Literal("not signed in: "), withCode(e)), d.signInRemedy())
	case incident.CauseTokenRefused:
		return telling(
			word,
			clean.Concat(
				clean.Literal("not signed in: "),
				serviceOf(e),
				clean.Literal(" does not take the token"),
				codeOf(e),
			),
			d.signInRemedy(),
		)
	case incident.CauseWrongTenant:
		return telling(
			clean.Literal("wrong tenant"),
			clean.Literal("the account is of another tenant than the subscription"),
			clean.Literal("set --tenant, and sign in there"),
		)
	case incident.CauseWrongClock:
		return telling(
			clean.Literal("wrong clock"),
			clean.Literal("the clock of this machine is more than 5 minutes wrong"),
			clean.Literal("set it"),
		)
	}
	return Telling{}
}

// tellAccess is about what the person may do.
func (d *Desk) tellAccess(e *incident.OperationError) Telling {
	switch e.Cause { //nolint:exhaustive // the others are told elsewhere
	case incident.CauseTooManyAsked:
		return Telling{Word: clean.Literal("throttled"), Said: d.throttling(e)}
	case incident.CauseNoRole:
		role := clean.Literal("Microsoft Sentinel Responder is needed to write, Reader to read")
		switch {
		case e.Service != "":
			role = clean.Safef("ask who administers %s", serviceOf(e))
		case isRead(e.Operation):
			role = clean.Literal("Microsoft Sentinel Reader is needed")
		}
		return telling(clean.Literal("no access"), clean.Literal("your role does not allow it"), role)
	}
	return Telling{}
}

// tellPlace is about what an address leads to.
func (d *Desk) tellPlace(e *incident.OperationError) Telling {
	lost := clean.Literal("not found")
	switch e.Cause { //nolint:exhaustive // the others are told elsewhere
	case incident.CauseNoSubscription:
		return telling(
			lost,
			clean.Literal("Azure does not find the subscription"),
			clean.Literal("check --subscription and --tenant"),
		)
	case incident.CauseNoResourceGroup:
		return telling(
			lost,
			clean.Literal("Azure does not find the resource group"),
			clean.Literal("check --resource-group and --subscription"),
		)
	case incident.CauseNoWorkspace:
		return telling(
			lost,
			clean.Safef("Azure does not find the workspace %s", d.Workspace),
			clean.Literal("check --workspace and --resource-group"),
		)
	case incident.CauseNoSentinel:
		return telling(
			clean.Literal("no Sentinel"),
			clean.Safef("the workspace %s has no Microsoft Sentinel", d.Workspace),
			clean.Literal("check --workspace"),
		)
	case incident.CauseGone:
		if IsGone(e) {
			return Telling{Word: lost, Said: clean.Literal("it was deleted")}
		}
		return Telling{Word: lost, Said: clean.Concat(serviceOf(e), clean.Literal(" does not find it"), words(e))}
	case incident.CauseWrongVersion:
		return telling(
			clean.Literal("api version"),
			clean.Concat(serviceOf(e), clean.Literal(" does not know the version asked for"), words(e)),
			clean.Literal("set api_version"),
		)
	}
	return Telling{}
}

// tellAnswer is about an answer that is none, or a refusal.
func (d *Desk) tellAnswer(e *incident.OperationError) Telling {
	status := clean.Safef("HTTP %d", e.Status)
	switch e.Cause { //nolint:exhaustive // the others are told elsewhere
	case incident.CauseStale:
		return Telling{Word: clean.Literal("changed"), Said: clean.Literal("somebody changed it at the same time")}
	case incident.CauseDeclined:
		return Telling{
			Word: clean.Literal("refused"),
			Said: clean.Concat(serviceOf(e), clean.Literal(" refuses it"), codeOf(e), words(e)),
		}
	case incident.CauseWordless:
		return telling(wordOf(e), clean.Safef("%s answered %s and nothing else", hostOf(e), status), between(e))
	case incident.CausePage:
		return telling(
			clean.Literal("no Azure"),
			clean.Safef("a web page came instead of %s (%s)", serviceOf(e), status),
			clean.Literal("a proxy or guest network may want you to sign in"),
		)
	case incident.CauseSenseless:
		return Telling{
			Word: clean.Literal("odd answer"),
			Said: clean.Concat(serviceOf(e), clean.Literal(" failed"), words(e)),
		}
	case incident.CauseServiceFailed:
		said := clean.Concat(serviceOf(e), clean.Literal(" failed"), clean.Safef(" (%s)", status), words(e))
		if e.Status == 0 {
			said = withCode(e) // of a sign-in, which says so itself
		}
		return Telling{Word: clean.Literal("Azure fails"), Said: said}
	}
	return Telling{}
}

// isRead reports whether an operation only reads.
func isRead(operation string) bool {
	return strings.HasPrefix(operation, "list ") || strings.HasPrefix(operation, "get ") ||
		strings.HasPrefix(operation, "read ")
}

// wordOf is the header's word for a status without words.
func wordOf(e *incident.OperationError) clean.Safe {
	switch {
	case errors.Is(e, incident.ErrForbidden):
		return clean.Literal("no access")
	case errors.Is(e, incident.ErrNotFound):
		return clean.Literal("not found")
	case e.Status >= 500:
		return clean.Literal("Azure fails")
	}
	return clean.Literal("odd answer")
}

// between says who may have answered a refusal without words: Azure has some.
func between(e *incident.OperationError) clean.Safe {
	if e.Status < 400 {
		return clean.Safe{}
	}
	return clean.Literal("a proxy or firewall may stand between")
}

// tellKind is for an error of which no more is known than what it is.
func (d *Desk) tellKind(err error, e *incident.OperationError) Telling {
	switch {
	case errors.Is(err, context.Canceled):
		return Telling{Word: clean.Literal("stopped"), Said: clean.Literal("stopped")}
	case errors.Is(err, incident.ErrSignIn):
		return Telling{
			Word:   clean.Literal("sign in again"),
			Said:   clean.Literal("not signed in"),
			remedy: d.signInRemedy(),
		}
	case errors.Is(err, incident.ErrForbidden):
		return d.tellAccess(&incident.OperationError{Cause: incident.CauseNoRole})
	case errors.Is(err, incident.ErrNotFound):
		return telling(
			clean.Literal("not found"),
			clean.Literal("Azure does not find it"),
			clean.Literal("check subscription, resource group and workspace"),
		)
	case errors.Is(err, incident.ErrConflict):
		return d.tellAnswer(&incident.OperationError{Cause: incident.CauseStale})
	case errors.Is(err, incident.ErrRejected):
		return Telling{Word: clean.Literal("refused"), Said: clean.Safef("%s refuses it: %s", serviceOf(e), Said(err))}
	case errors.Is(err, incident.ErrReadOnly):
		return Telling{Word: clean.Literal("read-only"), Said: clean.Literal("started read-only, nothing is sent")}
	case errors.Is(err, context.DeadlineExceeded):
		return d.tellLate(e)
	case errors.Is(err, incident.ErrOffline):
		return Telling{
			Word: clean.Literal("offline"),
			Said: clean.Safef("%s was not reached: %s", serviceOf(e), Said(err)),
		}
	case errors.Is(err, incident.ErrUnavailable):
		return Telling{Word: clean.Literal("Azure fails"), Said: clean.Safef("%s failed: %s", serviceOf(e), Said(err))}
	}
	if _, throttled := errors.AsType[*incident.ThrottledError](err); throttled {
		return Telling{Word: clean.Literal("throttled"), Said: d.throttling(err)}
	}
	return Telling{Word: clean.Literal("failed"), Said: clean.New(err.Error()).Safe()}
}

// tellLate is for a call that was given up here: the sign-in has not come to an
// end, or the service says nothing.
func (d *Desk) tellLate(e *incident.OperationError) Telling {
	if d.Signing.State.Under {
		return Telling{
			Word: d.SigningWord(),
			Said: clean.Concat(clean.Literal("it waits for the sign-in: "), d.SigningWord()),
		}
	}
	return Telling{
		Word:  clean.Literal("no answer"),
		Said:  clean.Safef("%s has not answered in time", serviceOf(e)),
		again: true,
	}
}

// signInRemedy is how one signs in again, in the way that was chosen.
func (d *Desk) signInRemedy() clean.Safe {
	key := d.Keys.Key(action.Refresh)
	switch d.Signing.Kind {
	case incident.SignInDeviceCode:
		return clean.Safef("%s draws a new code", key)
	case incident.SignInBrowser:
		return clean.Safef("%s opens the browser again", key)
	case incident.SignInEnvironment:
		return clean.Literal("check AZURE_TENANT_ID, AZURE_CLIENT_ID and its secret or certificate")
	case incident.SignInManagedIdentity:
		return clean.Literal("this machine needs a managed identity, or choose another --auth")
	case incident.SignInWorkloadIdentity:
		return clean.Literal("check AZURE_FEDERATED_TOKEN_FILE, AZURE_CLIENT_ID and AZURE_TENANT_ID")
	case incident.SignInCLI:
	}
	return clean.Safef("run az login, then press %s", key)
}

// WithRetry is the line for what the key of refreshing asks for again. That key never
// sends a write again.
func (d *Desk) WithRetry(t Telling) clean.Safe {
	return clean.Concat(t.line(), clean.Safef("; %s tries again", d.Keys.Key(action.Refresh)))
}

// serviceOf names whose answer it is, or should have been.
func serviceOf(e *incident.OperationError) clean.Safe {
	if e.Service == "" {
		return clean.Literal("Azure")
	}
	return clean.New(e.Service).Safe()
}

// hostOf names the host that was asked, or else the service.
func hostOf(e *incident.OperationError) clean.Safe {
	if e.Host.IsEmpty() {
		return serviceOf(e)
	}
	return e.Host.Safe()
}

// words returns the service's own, after a colon; nothing where it has none.
func words(e *incident.OperationError) clean.Safe {
	if e.Message.IsEmpty() {
		return clean.Safe{}
	}
	return clean.Concat(clean.Literal(": "), e.Message.Safe())
}

// codeOf returns the service's code in brackets, unless it only repeats the
// status.
func codeOf(e *incident.OperationError) clean.Safe {
	switch e.Code.String() {
	case "", "BadRequest", "Conflict", "NotFound", strconv.Itoa(e.Status):
		return clean.Safe{}
	}
	return clean.Concat(clean.Literal(" ("), e.Code.Safe(), clean.Literal(")"))
}

// withCode returns the words of a failed sign-in and its code.
func withCode(e *incident.OperationError) clean.Safe {
	return clean.Concat(e.Message.Safe(), codeOf(e))
}
