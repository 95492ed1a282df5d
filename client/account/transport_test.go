package account

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
)

// get asks for an address that only a proxy could reach.
func get(t *testing.T, client *http.Client) error {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://arm.example/", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := client.Do(req)
	if err == nil {
		_ = resp.Body.Close()
	}
	return err
}

func TestAProxyThatWantsAPasswordIsKnownByItsType(t *testing.T) {
	t.Parallel()
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusProxyAuthRequired)
	}))
	defer proxy.Close()
	address, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	client := NewTransport()
	client.Transport.(*http.Transport).Proxy = http.ProxyURL(address)
	err = get(t, client)
	var refused *ProxyError
	if !errors.As(err, &refused) || refused.Status != http.StatusProxyAuthRequired {
		t.Fatalf("the error is %v (%T)", err, err)
	}
	if Retryable(nil, err) {
		t.Error("it is tried again")
	}
	if got := Unreached(err); got != "the proxy refused the connection: Proxy Authentication Required" {
		t.Errorf("the words are %q", got)
	}
}
