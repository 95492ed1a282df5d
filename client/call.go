package client

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/streaming"

	"sentinelq/client/incident"
)

// Deadlines of one exchange with the service: from the request's first byte to
// the answer's last. Sign-in and the waits between tries are not part of it, and
// a try that runs into its deadline is not repeated.
const (
	ListTimeout     = 60 * time.Second // a page of 1000 incidents is some megabytes
	ReadTimeout     = 30 * time.Second
	WriteTimeout    = 60 * time.Second // automation may run before the answer
	EvidenceTimeout = 90 * time.Second // an incident's alerts and entities are gathered when asked for
)

// call is one operation on the service.
type call struct {
	operation string // "get incident", for the person
	target    incident.ID
	method    string
	url       string
	body      any // nil, or what is sent as JSON
	limit     time.Duration
	accept    []int // none means every 2xx
	once      bool  // is never sent again, whatever comes
	sent      bool  // an earlier call has sent it, of which nobody knows what became
	writes    bool  // changes something, so that a lost answer leaves a doubt
}

// reading returns the call that reads what a PUT writes.
func (do call) reading() call {
	return call{
		operation: do.operation, target: do.target, method: http.MethodGet, url: do.url,
		limit: ReadTimeout, accept: []int{http.StatusOK},
	}
}

// guarded reports whether the call writes only over the version that it names.
// No other call can be refused for a version that is gone, whatever a service
// puts into its code: a relation's name that is taken is a Conflict as well.
func (do call) guarded() bool {
	body, ok := do.body.(interface{ version() string })
	return ok && body.version() != ""
}

// answer is what the service said to a call.
type answer struct {
	resp *http.Response // its body is read; nil where none came
	body []byte
}

// send does one call. Every error is an *incident.OperationError. Where a write
// may have been done although it failed, it is an incident.ErrUnknown as well.
func (c *Client) send(ctx context.Context, do call) (answer, error) {
	sent := &exchange{limit: do.limit}
	got, err := c.deliver(c.withRetries(ctx, do), do, sent)
	if outcome := sent.judged(); err != nil && do.writes && outcome != notDone {
		err = unknown(err, outcome == perhapsLater)
	}
	return got, err
}

// deliver does one call, and waits no longer than ctx lasts, even for a sign-in:
// azcore lets one call fetch a token and the others wait for it without regard to
// their contexts.
func (c *Client) deliver(ctx context.Context, do call, sent *exchange) (answer, error) {
	req, err := newRequest(ctx, do)
	if err != nil {
		return answer{}, c.failed(ctx, do, err)
	}
	req.SetOperationValue(sent)
	type end struct {
		got answer
		err error
	}
	ended := make(chan end, 1)
	go func() {
		got, err := c.exchange(req)
		ended <- end{got, err}
	}()
	var o end
	select {
	case o = <-ended:
	case <-ctx.Done():
		if sent.leave() {
			return answer{}, c.failed(ctx, do, ctx.Err())
		}
		o = <-ended // the network heeds ctx, and knows how far the request came
	}
	switch {
	case o.err != nil:
		return o.got, c.failed(ctx, do, o.err)
	case !do.accepts(o.got.resp.StatusCode):
		return o.got, c.refused(do, o.got.resp, o.got.body)
	}
	return o.got, nil
}

// exchange sends a request, and again as the pipeline decides.
func (c *Client) exchange(req *policy.Request) (answer, error) {
	resp, err := c.pipeline.Do(req)
	if err != nil {
		return answer{}, err
	}
	defer func() { _ = resp.Body.Close() }() // read to its end already, by azcore
	body, err := runtime.Payload(resp)
	return answer{resp: resp, body: body}, err
}

// accepts reports whether a status is a success of the call.
func (do call) accepts(status int) bool {
	if len(do.accept) == 0 {
		return 200 <= status && status < 300
	}
	return slices.Contains(do.accept, status)
}

// withRetries puts a call's own rule of retries, where it has one, into its
// context, from which azcore takes it.
func (c *Client) withRetries(ctx context.Context, do call) context.Context {
	options := c.retry
	switch {
	case do.once:
		options.MaxRetries = -1
	case do.writes:
		options.ShouldRetry = onlyUndone
	default:
		return ctx
	}
	return policy.WithRetryOptions(ctx, options)
}

func newRequest(ctx context.Context, do call) (*policy.Request, error) {
	req, err := runtime.NewRequest(ctx, do.method, do.url)
	if err != nil {
		return nil, err
	}
	req.Raw().Header.Set("Accept", "application/json")
	if do.body == nil {
		return req, nil
	}
	body, err := encode(do.body)
	if err != nil {
		return nil, fmt.Errorf("encode the request: %w", err)
	}
	return req, req.SetBody(streaming.NopCloser(bytes.NewReader(body)), "application/json")
}

// encode writes JSON as Azure documents it. encoding/json's own default escapes
// <, > and & for web pages, which is not what was typed.
func encode(body any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(body); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}
