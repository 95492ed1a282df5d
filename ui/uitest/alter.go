package uitest

import (
	"bytes"
	"io"
	"net/http"

	"sentinelq/client/simulator"
)

// altered is the service with answers that it would not give by itself.
type altered struct {
	sim   *simulator.Simulator
	alter func(path string, body []byte) []byte
	fails func(*http.Request) (*http.Response, error)
}

// Do implements azcore's policy.Transporter.
func (a altered) Do(req *http.Request) (*http.Response, error) {
	if a.fails != nil {
		if resp, err := a.fails(req); resp != nil || err != nil {
			return resp, err
		}
	}
	resp, err := a.sim.Do(req)
	if err != nil || a.alter == nil || resp.StatusCode != http.StatusOK {
		return resp, err
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	body = a.alter(req.URL.Path, body)
	resp.Body, resp.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	resp.Header.Del("Content-Length")
	return resp, nil
}
