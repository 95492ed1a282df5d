package account

import (
	"context"
	"encoding/json"
	"errors"
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
	answer := readAnswer(err)
	e := &Error{
		Code:          clean.New(findCode(answer.Description)),
		CorrelationID: clean.New(answer.CorrelationID),
		Err:           incident.ErrSignIn,
	}
	if words := advice(e.Code.Raw()); words != "" {
		e.Message = clean.New(words)
		return e
	}
	e.Message = clean.New(reword(answer.Description))
	if isOfflineText(answer.Description) {
		e.Err = incident.ErrOffline
	}
	return e
}

// answer is Entra's JSON for a refused sign-in.
type answer struct {
	Description   string `json:"error_description"`
	CorrelationID string `json:"correlation_id"`
}

// readAnswer takes the refusal out of err: from the HTTP answer where there is
// one, else from the text.
func readAnswer(err error) answer {
	failed, ok := errors.AsType[*azidentity.AuthenticationFailedError](err)
	if !ok || failed.RawResponse == nil {
		return answer{Description: err.Error()}
	}
	var a answer
	body, readErr := runtime.Payload(failed.RawResponse)
	if readErr != nil || json.Unmarshal(body, &a) != nil || a.Description == "" {
		// The text of such an error is a dump of the whole answer.
		a.Description = "sign-in was answered with " + http.StatusText(failed.RawResponse.StatusCode)
	}
	return a
}
