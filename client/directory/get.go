package directory

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"

	"sentinelq/client/response"
)

// Timeout is how long a call takes at most: sign-in, both tries and the answers
// included.
const Timeout = 10 * time.Second

// errSilent is the cause of a context that ran into [Timeout], while the caller
// would have waited longer.
var errSilent = errors.New("no answer within " + Timeout.String())

// bounded returns the context of one call.
func bounded(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeoutCause(ctx, Timeout, errSilent)
}

// answer is what Graph said, or why it said nothing.
type answer struct {
	resp *http.Response // its body is read
	body []byte
	err  error
}

// get reads the answer to a question into value. It does not wait for longer
// than ctx lasts, even for a sign-in: azcore lets one call fetch a token and the
// others wait for it without regard to their contexts.
func (d *Directory) get(ctx context.Context, ask question, value any) error {
	answered := make(chan answer, 1)
	go func() { answered <- d.exchange(ctx, ask) }()
	var got answer
	select {
	case <-ctx.Done():
		return failed(ctx, ask, ctx.Err())
	case got = <-answered:
	}
	switch {
	case got.err != nil:
		return failed(ctx, ask, got.err)
	case got.resp.StatusCode != http.StatusOK:
		return d.refused(ask, got)
	case response.Decode(got.body, value) != nil:
		return senseless(ask, got)
	}
	return nil
}

// exchange sends a question, and again as the pipeline decides.
func (d *Directory) exchange(ctx context.Context, ask question) answer {
	req, err := runtime.NewRequest(ctx, http.MethodGet, d.base+ask.path)
	if err != nil {
		return answer{err: err}
	}
	header := req.Raw().Header
	header.Set("Accept", "application/json")
	header.Set("ConsistencyLevel", "eventual")
	if ask.ampersand {
		header.Set("Prefer", "legacySearch=false")
	}
	resp, err := d.pipeline.Do(req)
	if err != nil {
		return answer{err: err}
	}
	defer func() { _ = resp.Body.Close() }() // read to its end already, by azcore
	body, err := runtime.Payload(resp)
	return answer{resp, body, err}
}
