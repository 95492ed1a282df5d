//go:build unix

package binary_test

import (
	"strings"
	"testing"
)

// TestTheBinaryNamesWhyItCannotStart asks real servers over TLS, as the person's
// environment leads to them.
func TestTheBinaryNamesWhyItCannotStart(t *testing.T) {
	t.Parallel()
	binary := buildBinary(t)
	for rule, c := range map[string]struct {
		change func(*privateCloud)
		env    string // comes after the environment that works
		word   string
		line   string
	}{
		"nothing listens":     {func(c *privateCloud) { c.server.Close() }, "", "offline", "refuses the connection"},
		"a certificate":       {nil, "SSL_CERT_FILE=/dev/null", "bad certificate", "for a private CA set SSL_CERT_FILE"},
		"a wrong secret":      {nil, "AZURE_CLIENT_SECRET=wrong", "sign in again", "check AZURE_TENANT_ID"},
		"a variable too few":  {nil, "AZURE_TENANT_ID=", "sign in again", "AZURE_TENANT_ID"},
		"no such application": {nil, "AZURE_CLIENT_ID=00000000-0000-4000-8000-000000000000", "sign in again", "invalid_client"},
	} {
		t.Run(rule, func(t *testing.T) {
			t.Parallel()
			cloud, dir := newPrivateCloud(t), t.TempDir()
			file, certificate := cloud.config(t, dir)
			if c.change != nil {
				c.change(cloud)
			}
			s := startSmoke(t, binary, []string{"--config", file}, append(cloud.environment(certificate), c.env)...)
			s.sees("✗ " + c.word)
			s.types("!")
			s.until("tells "+c.line, func() bool {
				return strings.Contains(strings.Join(strings.Fields(strings.ReplaceAll(s.screen(), "│", " ")), " "), c.line)
			})
			if strings.Contains(s.screen(), "az login") {
				t.Errorf("it tells to run az:\n%s", s.screen())
			}
		})
	}
}
