package account

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// Explained returns a credential whose failures are an [*Error], for a service
// beside the resource manager.
func Explained(credential azcore.TokenCredential) azcore.TokenCredential {
	return explained{credential}
}

type explained struct{ azcore.TokenCredential }

// GetToken implements azcore.TokenCredential.
func (e explained) GetToken(ctx context.Context, o policy.TokenRequestOptions) (azcore.AccessToken, error) {
	token, err := e.TokenCredential.GetToken(ctx, o)
	if err != nil {
		return azcore.AccessToken{}, Explain(ctx, err)
	}
	return token, nil
}

// ParseEndpoint returns a service's base address without a slash at its end. Its
// error names the setting.
func ParseEndpoint(setting, endpoint string) (string, error) {
	u, err := url.Parse(endpoint)
	if err != nil || u.Scheme != "https" || u.Hostname() == "" || u.User != nil || u.RawQuery != "" {
		return "", fmt.Errorf("%s: %q is not an https address", setting, endpoint)
	}
	return strings.TrimRight(endpoint, "/"), nil
}

// Failed explains why no answer came from a service: ctx is over, signing in
// failed, or the service was not reached. It lacks the operation and its target.
func Failed(ctx context.Context, err error) *incident.OperationError {
	signIn, isSignIn := errors.AsType[*Error](err)
	switch {
	case ctx.Err() != nil:
		return &incident.OperationError{Err: ctx.Err()}
	case isSignIn:
		return &incident.OperationError{
			Code: signIn.Code, Message: signIn.Message, CorrelationID: signIn.CorrelationID,
			Cause: signIn.Cause, Host: signIn.Host, Err: signIn.Err,
		}
	}
	return &incident.OperationError{
		Message: clean.New(Unreached(err)), Cause: causeOf(err), Host: hostOf(err), Err: incident.ErrOffline,
	}
}

// Silent explains that a service was silent for too long, in the words of err.
func Silent(err error) *incident.OperationError {
	return &incident.OperationError{
		Message: clean.New(err.Error()),
		Cause:   incident.CauseSilent,
		Err:     fmt.Errorf("%w: %w", incident.ErrOffline, context.DeadlineExceeded),
	}
}
