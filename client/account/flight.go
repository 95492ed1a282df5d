package account

import (
	"context"
	"strings"
	"sync"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
)

// flights lets one token be fetched at a time. Whoever wants the same one
// meanwhile shares it, and its failure; whoever wants another one waits. The SDK
// does the same with locks that know no context, and has each of those who waited
// for a sign-in that failed begin one of its own.
type flights struct {
	mu  sync.Mutex
	now *flight // nil while none is fetched
}

// flight is a token that is being fetched.
type flight struct {
	key     string
	end     context.CancelFunc
	waiting int           // how many want it; under the lock of the flights
	done    chan struct{} // closed when token and err are set
	token   azcore.AccessToken
	err     error
}

// fetch gets a token.
type fetch func(context.Context) (azcore.AccessToken, error)

// keyOf tells one token from another.
func keyOf(o policy.TokenRequestOptions) string {
	key := append([]string{o.TenantID, o.Claims}, o.Scopes...)
	if o.EnableCAE {
		key = append(key, "continuous")
	}
	return strings.Join(key, "\n")
}

// share returns the token of a key. It waits no longer than ctx lasts, while the
// fetching goes on for the others, or for as long as kept says.
func (f *flights) share(ctx context.Context, key string, kept bool, get fetch) (azcore.AccessToken, error) {
	for {
		at := f.board(ctx, key, get)
		select {
		case <-at.done:
			if at.key == key {
				return at.token, at.err
			}
		case <-ctx.Done():
			f.leave(at, key, kept)
			return azcore.AccessToken{}, &Error{Err: ctx.Err()}
		}
	}
}

// board returns what is being fetched, and begins to fetch where nothing is.
func (f *flights) board(ctx context.Context, key string, get fetch) *flight {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.now == nil {
		own, end := context.WithCancel(context.WithoutCancel(ctx))
		f.now = &flight{key: key, end: end, done: make(chan struct{})}
		go f.run(own, f.now, get)
	}
	if f.now.key == key {
		f.now.waiting++
	}
	return f.now
}

func (f *flights) run(ctx context.Context, at *flight, get fetch) {
	defer at.end()
	at.token, at.err = get(ctx)
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.now == at {
		f.now = nil
	}
	close(at.done)
}

// leave ends a flight that nobody waits for any more, unless it is kept: what a
// person was asked to do is still worth doing.
func (f *flights) leave(at *flight, key string, kept bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if at.key != key {
		return
	}
	if at.waiting--; at.waiting > 0 || kept {
		return
	}
	at.end()
	if f.now == at {
		f.now = nil
	}
}
