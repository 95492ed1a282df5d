package account

import (
	"context"
	"errors"
	"net"
	"sync"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// InteractiveTimeout is how long a person may take to sign in. A device code
// lasts for a quarter of an hour.
const InteractiveTimeout = 20 * time.Minute

// person is a credential of the SDK that needs somebody to sign in.
type person interface {
	azcore.TokenCredential
	Authenticate(context.Context, *policy.TokenRequestOptions) (azidentity.AuthenticationRecord, error)
}

// interactive asks the person to sign in, and after a refusal not again before
// they want it: a code that nobody asked for is an alarm.
type interactive struct {
	person

	mu      sync.Mutex
	refused error // nil while the person may be asked
}

// GetToken implements azcore.TokenCredential. One call at a time is made.
func (i *interactive) GetToken(ctx context.Context, o policy.TokenRequestOptions) (azcore.AccessToken, error) {
	token, err := i.person.GetToken(ctx, o)
	if _, needed := errors.AsType[*azidentity.AuthenticationRequiredError](err); !needed {
		return token, err
	}
	if err := i.refusal(); err != nil {
		return azcore.AccessToken{}, err
	}
	if err := i.signIn(ctx, o); err != nil {
		return azcore.AccessToken{}, err
	}
	return i.person.GetToken(ctx, o)
}

func (i *interactive) signIn(ctx context.Context, o policy.TokenRequestOptions) error {
	limited, cancel := context.WithTimeout(ctx, InteractiveTimeout)
	defer cancel()
	noted := noteOf(ctx)
	_, err := i.Authenticate(limited, &o)
	if err == nil || ctx.Err() != nil {
		return err
	}
	var failure *Error
	switch {
	case noted.wasAsked() && isOver(limited, err, noted.fault()):
		failure = &Error{
			Message: clean.New("nobody signed in before the code expired"),
			Cause:   incident.CauseSignInOver, Err: incident.ErrSignIn,
		}
	default:
		failure = explainNoted(ctx, err, noted)
	}
	if noted.wasAsked() || errors.Is(failure, incident.ErrSignIn) {
		i.refuse(failure)
	}
	return failure
}

// isOver reports whether a sign-in ended because its time was over. The SDK has
// the code's own end for a deadline, and flattens that to text.
func isOver(ctx context.Context, err, fault error) bool {
	_, isNetwork := errors.AsType[*net.OpError](fault)
	return ctx.Err() != nil || !isNetwork && errors.Is(fault, context.DeadlineExceeded) || isDeadlineText(err.Error())
}

func (i *interactive) refusal() error {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.refused
}

func (i *interactive) refuse(err error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.refused = err
}
