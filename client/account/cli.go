package account

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// CLITimeout is how long az may take for one token. The SDK's own limit is ten
// seconds, and az needs ten to fifteen on many a busy jump host.
const CLITimeout = 45 * time.Second

// cliCredential runs az under a limit of its own and says so when it is over;
// the SDK says "signal: killed".
type cliCredential struct {
	az      azcore.TokenCredential
	timeout time.Duration
}

func newCLI(o Options) (azcore.TokenCredential, error) {
	az, err := azidentity.NewAzureCLICredential(&azidentity.AzureCLICredentialOptions{TenantID: o.Tenant})
	if err != nil {
		return nil, err
	}
	return &cliCredential{az: az, timeout: CLITimeout}, nil
}

// GetToken implements azcore.TokenCredential.
func (c *cliCredential) GetToken(ctx context.Context, o policy.TokenRequestOptions) (azcore.AccessToken, error) {
	limited, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	token, err := c.az.GetToken(limited, o)
	_, noJSON := errors.AsType[*json.SyntaxError](err)
	_, otherJSON := errors.AsType[*json.UnmarshalTypeError](err)
	switch {
	case err != nil && ctx.Err() == nil && errors.Is(limited.Err(), context.DeadlineExceeded):
		return azcore.AccessToken{}, amiss(
			"az gave no token within " + c.timeout.String() + ": run az account get-access-token to see why",
		)
	case noJSON, otherJSON:
		return azcore.AccessToken{}, amiss(
			"az answered with something that is no token: run az account get-access-token to see it",
		)
	}
	return token, err
}

// amiss says that az did not do what it is run for, and what shows why.
func amiss(words string) *Error {
	return &Error{Message: clean.New(words), Cause: incident.CauseNotSignedIn, Err: incident.ErrSignIn}
}
