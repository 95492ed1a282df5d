package account

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// Error is a sign-in that did not succeed, in one line.
type Error struct {
	Code          clean.Text // Entra's code such as AADSTS50076; empty when it gave none
	Message       clean.Text // what happened, and what to run or whom to ask
	CorrelationID clean.Text // Entra's, for a support request

	Cause incident.Cause
	Host  clean.Text // that was not reached

	// Err is incident.ErrSignIn when the person must act, incident.ErrOffline
	// when the sign-in service was not reached, or a context's error.
	Err error
}

// Error implements error.
func (e *Error) Error() string {
	parts := []string{e.Err.Error()}
	for _, t := range []clean.Text{e.Code, e.Message} {
		if !t.IsEmpty() {
			parts = append(parts, t.String())
		}
	}
	return strings.Join(parts, ": ")
}

// Unwrap makes the error comparable with those of package incident.
func (e *Error) Unwrap() error { return e.Err }

// Explain turns what any credential failed with under ctx into an [*Error]. The
// SDK's own texts are dumps of up to sixteen lines with colours in them; of
// those only what a person needs is kept. Where ctx is over, that is the reason,
// because the SDK flattens a context's error to text. The error must not be nil.
func Explain(ctx context.Context, err error) *Error {
	if known, ok := errors.AsType[*Error](err); ok {
		return known
	}
	for _, end := range []error{context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, end) || errors.Is(ctx.Err(), end) {
			return &Error{Err: end}
		}
	}
	return explainAnswer(readAnswer(err))
}

// explainAnswer puts a refusal into words.
func explainAnswer(a answer) *Error {
	description := said(a.Description) // a warning may hold another code, or no network
	e := &Error{
		Code:          clean.New(findCode(description)),
		CorrelationID: clean.New(a.CorrelationID),
		Cause:         incident.CauseNotSignedIn,
		Err:           incident.ErrSignIn,
	}
	words, over := advice(cmp.Or(e.Code.Raw(), a.Name))
	if words == "" {
		var known bool
		words, known = reword(a.Description)
		words = strings.TrimPrefix(words, e.Code.Raw()+": ") // it stands beside the words
		over = !known
	}
	if over {
		e.Cause = incident.CauseSignInOver
	}
	e.Message = clean.New(words)
	if e.Code.IsEmpty() && isOfflineText(description) {
		e.Err = incident.ErrOffline
	}
	return e
}

// answer is Entra's JSON for a refused sign-in.
type answer struct {
	Name          string `json:"error"` // of OAuth, such as expired_token
	Description   string `json:"error_description"`
	CorrelationID string `json:"correlation_id"`
	Status        int    `json:"-"`
}

// readAnswer takes the refusal out of err: from the HTTP answer where there is
// one, else from the text.
func readAnswer(err error) answer {
	failed, ok := errors.AsType[*azidentity.AuthenticationFailedError](err)
	if !ok || failed.RawResponse == nil {
		return answer{Description: err.Error()}
	}
	var a answer
	if body, readErr := runtime.Payload(failed.RawResponse); readErr != nil || json.Unmarshal(body, &a) != nil {
		a = answer{} // the text of such an error is a dump of the whole answer
	}
	a.Status = failed.RawResponse.StatusCode
	return a.described()
}

// described gives an answer without words those that its status has.
func (a answer) described() answer {
	switch {
	case a.Description != "":
	case a.Name != "":
		a.Description = "sign-in was refused: " + a.Name
	default:
		a.Description = strings.TrimSpace(
			fmt.Sprintf("sign-in was answered with HTTP %d %s", a.Status, http.StatusText(a.Status)),
		)
	}
	return a
}
