package logs

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/url"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/streaming"

	"sentinelq/client/incident"
	"sentinelq/client/response"
)

// question is one query.
type question struct {
	operation string // "find alerts", for the person
	target    incident.ID
	query     string
	timespan  string // how far back the tables are read: a duration of ISO 8601
}

// answer is what the service said, or why it said nothing.
type answer struct {
	resp *http.Response // its body is read
	body []byte
	err  error
}

// ask returns the table that answers a question. An error may come beside a
// table: then rows are missing from it. It does not wait for longer than ctx
// lasts, even for a sign-in: azcore lets one call fetch a token and the others
// wait for it without regard to their contexts.
func (l *Logs) ask(ctx context.Context, q question) (table, error) {
	answered := make(chan answer, 1)
	go func() { answered <- l.exchange(ctx, q) }()
	var got answer
	select {
	case <-ctx.Done():
		return table{}, failed(ctx, q, ctx.Err())
	case got = <-answered:
	}
	switch {
	case got.err != nil:
		return table{}, failed(ctx, q, got.err)
	case got.resp.StatusCode != http.StatusOK:
		return table{}, l.refused(q, got)
	}
	var result result
	if response.Decode(got.body, &result) != nil {
		return table{}, senseless(q, got, response.NotJSON)
	}
	rows, found := result.primary()
	switch {
	case !result.Error.Code.IsEmpty():
		return rows, l.partial(q, got)
	case !found:
		return table{}, senseless(q, got, "the answer is not from the service: it holds no table")
	}
	return rows, nil
}

// exchange sends a question, and again as the pipeline decides.
func (l *Logs) exchange(ctx context.Context, q question) answer {
	id, err := l.workspace.customerID(ctx)
	if err != nil {
		return answer{err: &workspaceError{err}}
	}
	req, err := runtime.NewRequest(ctx, http.MethodPost, l.base+"/workspaces/"+url.PathEscape(id)+"/query")
	if err != nil {
		return answer{err: err}
	}
	req.Raw().Header.Set("Accept", "application/json")
	body, err := q.encode()
	if err != nil {
		return answer{err: err}
	}
	if err := req.SetBody(streaming.NopCloser(bytes.NewReader(body)), "application/json"); err != nil {
		return answer{err: err}
	}
	resp, err := l.pipeline.Do(req)
	if err != nil {
		return answer{err: err}
	}
	defer func() { _ = resp.Body.Close() }() // read to its end already, by azcore
	body, err = runtime.Payload(resp)
	return answer{resp, body, err}
}

// encode writes the body of a request. It escapes nothing for web pages, as
// encoding/json would by itself: a query is full of <, > and &.
func (q question) encode() ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	err := enc.Encode(struct {
		Query    string `json:"query"`
		Timespan string `json:"timespan"`
	}{q.query, q.timespan})
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), err
}
