package client

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
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
	ListTimeout  = 60 * time.Second // a page of 1000 incidents is some megabytes
	ReadTimeout  = 30 * time.Second
	WriteTimeout = 60 * time.Second // automation may run before the answer
)

// call is one operation on the service.
type call struct {
	operation string // "get incident", for the person
	target    incident.ID
	method    string
	url       string
	body      any // nil, or what is sent as JSON
	limit     time.Duration
	accept    []int
	retry     func(*http.Response, error) bool // nil means the client's own rule
}

// answer is what the service said to a call.
type answer struct {
	status int
	body   []byte
	tries  int
}

// send does one call. Every error is an *incident.OperationError.
func (c *Client) send(ctx context.Context, do call) (answer, error) {
	if do.retry != nil {
		options := c.retry
		options.ShouldRetry = do.retry
		ctx = policy.WithRetryOptions(ctx, options)
	}
	req, err := newRequest(ctx, do)
	if err != nil {
		return answer{}, c.failed(ctx, do, err)
	}
	sent := &exchange{limit: do.limit}
	req.SetOperationValue(sent)
	resp, err := c.pipeline.Do(req)
	if err != nil {
		return answer{tries: sent.tries}, c.failed(ctx, do, err)
	}
	defer func() { _ = resp.Body.Close() }() // read to its end already, by azcore
	body, err := runtime.Payload(resp)
	if err != nil {
		return answer{tries: sent.tries}, c.failed(ctx, do, err)
	}
	got := answer{status: resp.StatusCode, body: body, tries: sent.tries}
	if !slices.Contains(do.accept, resp.StatusCode) {
		return got, c.refused(do, resp, body)
	}
	return got, nil
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

// listURL returns the address of the list; query is escaped already.
func (c *Client) listURL(query string) string {
	return c.base + "/incidents?api-version=" + url.QueryEscape(c.options.APIVersion) + "&" + query
}

// incidentURL returns the address of one incident.
func (c *Client) incidentURL(id incident.ID) string {
	return c.base + "/incidents/" + url.PathEscape(string(id)) +
		"?api-version=" + url.QueryEscape(c.options.APIVersion)
}
