package directory

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"

	"sentinelq/client/account"
	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// entry is a user or a group as Graph describes one.
type entry struct {
	ID            clean.Text `json:"id"`
	DisplayName   clean.Text `json:"displayName"`
	Mail          clean.Text `json:"mail"`
	PrincipalName clean.Text `json:"userPrincipalName"`
}

func (e entry) owner(group bool) incident.Owner {
	o := incident.Owner{
		ObjectID: e.ID, AssignedTo: e.DisplayName, Email: e.Mail, UserPrincipalName: e.PrincipalName, Type: incident.User,
	}
	if group {
		o.Type = incident.Group
	}
	return o
}

// get reads one address into value. Every error is an *incident.OperationError
// without address, token or typed text.
func (d *Directory) get(ctx context.Context, operation, address string, value any) error {
	ctx, cancel := context.WithTimeout(ctx, Timeout)
	defer cancel()
	req, err := runtime.NewRequest(ctx, http.MethodGet, address)
	if err != nil {
		return failed(ctx, operation, err)
	}
	req.Raw().Header.Set("Accept", "application/json")
	req.Raw().Header.Set("ConsistencyLevel", "eventual")
	resp, err := d.pipeline.Do(req)
	if err != nil {
		return failed(ctx, operation, err)
	}
	defer func() { _ = resp.Body.Close() }() // read to its end below
	body, err := runtime.Payload(resp)
	if err != nil {
		return failed(ctx, operation, err)
	}
	if resp.StatusCode != http.StatusOK {
		return refused(operation, resp, body)
	}
	if err := json.Unmarshal(body, value); err != nil {
		return &incident.OperationError{
			Operation: operation, Status: resp.StatusCode, Err: incident.ErrUnavailable,
			Message: clean.New("the answer is not from Microsoft Graph"),
		}
	}
	return nil
}

// failed explains that no answer came.
func failed(ctx context.Context, operation string, err error) error {
	failure := &incident.OperationError{Operation: operation, Err: incident.ErrOffline}
	if ctx.Err() != nil {
		failure.Err = ctx.Err()
		return failure
	}
	if signIn, ok := errors.AsType[*account.Error](err); ok {
		failure.Code, failure.Message, failure.Err = signIn.Code, signIn.Message, signIn.Err
	}
	return failure
}

// refused explains an answer that is no success.
func refused(operation string, resp *http.Response, body []byte) error {
	var said struct {
		Error struct {
			Code    clean.Text `json:"code"`
			Message clean.Text `json:"message"`
		} `json:"error"`
	}
	_ = json.Unmarshal(body, &said) // a page of a proxy says nothing
	failure := &incident.OperationError{
		Operation: operation, Code: said.Error.Code, Message: said.Error.Message,
		CorrelationID: clean.New(resp.Header.Get("request-id")), Status: resp.StatusCode,
	}
	switch status := resp.StatusCode; {
	case status == http.StatusUnauthorized:
		failure.Err = incident.ErrSignIn
	case status == http.StatusForbidden:
		failure.Err = incident.ErrForbidden
	case status == http.StatusNotFound:
		failure.Err = incident.ErrNotFound
	case status == http.StatusTooManyRequests:
		seconds, _ := strconv.Atoi(resp.Header.Get("Retry-After")) // zero: it did not say
		failure.Err = &incident.ThrottledError{After: time.Duration(seconds) * time.Second}
	case status < 500:
		failure.Err = incident.ErrRejected
	default:
		failure.Err = incident.ErrUnavailable
	}
	return failure
}
