//go:build unix

package binary_test

import (
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/simulator"
)

const (
	testTenant = "11111111-2222-4333-8444-555555555555"
	testClient = "66666666-7777-4888-8999-aaaaaaaaaaaa"
	testSecret = "a secret that must stay out of the log"
)

// privateCloud is an Entra and a Resource Manager of their own on loopback,
// over TLS that only its own certificate vouches for.
type privateCloud struct {
	server *httptest.Server
	sim    *simulator.Simulator
}

func newPrivateCloud(t *testing.T) *privateCloud {
	t.Helper()
	cloud := &privateCloud{sim: simulator.New(simulator.Options{Seed: 1, Host: "127.0.0.1"})}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /"+testTenant+"/v2.0/.well-known/openid-configuration", cloud.discovery)
	mux.HandleFunc("POST /"+testTenant+"/oauth2/v2.0/token", cloud.token)
	mux.HandleFunc("/subscriptions/", cloud.manage)
	cloud.server = httptest.NewTLSServer(mux)
	t.Cleanup(cloud.server.Close)
	return cloud
}

func (c *privateCloud) discovery(w http.ResponseWriter, _ *http.Request) {
	base := c.server.URL + "/" + testTenant
	answer(w, map[string]any{
		"issuer":                 base + "/v2.0",
		"token_endpoint":         base + "/oauth2/v2.0/token",
		"authorization_endpoint": base + "/oauth2/v2.0/authorize",
	})
}

func (c *privateCloud) token(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("client_id") != testClient || r.FormValue("client_secret") != testSecret ||
		r.FormValue("scope") != c.server.URL+"/.default openid offline_access profile" {
		http.Error(w, `{"error":"invalid_client"}`, http.StatusUnauthorized)
		return
	}
	token, err := c.sim.Credential().GetToken(r.Context(), policy.TokenRequestOptions{})
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	answer(w, map[string]any{"token_type": "Bearer", "expires_in": 3600, "access_token": token.Token})
}

// manage hands a request to the simulator, which wants the address that the
// program used.
func (c *privateCloud) manage(w http.ResponseWriter, r *http.Request) {
	r.URL.Scheme, r.URL.Host = "https", r.Host
	resp, err := c.sim.Do(r)
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	defer func() { _ = resp.Body.Close() }()
	maps.Copy(w.Header(), resp.Header)
	w.WriteHeader(resp.StatusCode)
	_, _ = io.Copy(w, resp.Body) // a client that has gone sees for itself
}

func answer(w http.ResponseWriter, body any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(body) // a client that has gone sees for itself
}

// config writes the config file of a person who works in this cloud, and the
// certificate that vouches for it.
func (c *privateCloud) config(t *testing.T, dir string) (file, certificate string) {
	t.Helper()
	o := c.sim.Options()
	text := fmt.Sprintf(`subscription = %q
resource_group = %q
workspace = %q
auth = "environment"
cache_dir = %q
log_file = %q
[cloud]
name = "custom"
authority = "%[6]s/"
resource_manager = %[6]q
audience = %[6]q
graph = %[6]q
log_analytics = %[6]q
portal = %[6]q
`, o.Subscription, o.ResourceGroup, o.Workspace, filepath.Join(dir, "state"), filepath.Join(dir, "log"), c.server.URL)
	file, certificate = filepath.Join(dir, "config.toml"), filepath.Join(dir, "ca.pem")
	write(t, file, []byte(text))
	write(t, certificate, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: c.server.Certificate().Raw}))
	return file, certificate
}

// environment is what a sign-in with a secret needs.
func (c *privateCloud) environment(certificate string) []string {
	return []string{
		"SSL_CERT_FILE=" + certificate, "AZURE_TENANT_ID=" + testTenant,
		"AZURE_CLIENT_ID=" + testClient, "AZURE_CLIENT_SECRET=" + testSecret, "NO_PROXY=127.0.0.1",
	}
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestTheBinaryWorksInACustomCloudOverTLS(t *testing.T) {
	t.Parallel()
	cloud, dir := newPrivateCloud(t), t.TempDir()
	file, certificate := cloud.config(t, dir)
	s := startSmoke(t, buildBinary(t), []string{"--config", file}, cloud.environment(certificate)...)
	s.sees("128 open")
	s.types("nMade in a private cloud\x13")
	s.sees("created #4712")
	s.types("q")
	if code := s.ends(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	s.isRestored()
	log, err := os.ReadFile(filepath.Join(dir, "log"))
	if err != nil || !strings.Contains(string(log), "Request") {
		t.Errorf("the log holds no request: %v", err)
	}
	token, err := cloud.sim.Credential().GetToken(t.Context(), policy.TokenRequestOptions{})
	if err != nil {
		t.Fatal(err)
	}
	payload := strings.Split(token.Token, ".")[1][:40]
	for _, secret := range []string{testSecret, url.QueryEscape(testSecret), payload, "private cloud"} {
		if strings.Contains(string(log), secret) {
			t.Errorf("the log holds %q", secret)
		}
	}
}
