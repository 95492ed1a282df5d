package account

import (
	"context"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"testing"

	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"

	"sentinelq/client/incident"
)

func TestExplainMakesOneLineOfTheSDKsTexts(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ rule, text, code, want string }{
		{
			"a code in a dump", "AzureCLICredential: ERROR: AADSTS50076: Due to a configuration change\nTrace ID: x\n" +
				"Interactive authentication is needed. Please run:\naz login", "AADSTS50076", "a second factor is needed",
		},
		{"a code nobody knows", "AADSTS1234567: Something new.\r\nTrace ID: x", "AADSTS1234567", "Something new."},
		{"no az", "AzureCLICredential: executable not found on path", "", "az was not found"},
		{"no login", "AzureCLICredential: ERROR: Please run 'az login' to setup account.", "", "run az login"},
		{"killed", "AzureCLICredential: signal: killed. To troubleshoot, visit https://aka.ms/x", "", "az was stopped"},
		{
			"a claims challenge", "AzureCLICredential.GetToken(): Azure CLI requires multifactor authentication or additional claims. " +
				"Run this command then retry the operation: az login --claims-challenge eyJ9", "", "run az login --claims-challenge eyJ9",
		},
		{"colours", "\x1b[31mERROR: odd\x1b[0m\nmore", "", "odd"},
		{"the SDK's link", "\n  odd. To troubleshoot, visit https://aka.ms/x", "", "odd."},
		{"nothing", "", "", "no reason was given"},
	} {
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			e := Explain(t.Context(), errors.New(test.text))
			if e.Code.Raw() != test.code || !strings.Contains(e.Message.Raw(), test.want) || !errors.Is(e, incident.ErrSignIn) {
				t.Errorf("explained as %+v, want %q", e, test.want)
			}
			if strings.ContainsAny(e.Message.Raw(), "\n\r\x1b") || strings.Contains(e.Error(), "killed") {
				t.Errorf("%q is not one clean line", e.Error())
			}
		})
	}
}

func TestExplainReadsEntrasAnswer(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`{"error_description":"AADSTS700082: expired","correlation_id":"c"}`: "the sign-in has expired from disuse",
		`{"error":"invalid_client"}`:                                         "sign-in was refused: invalid_client",
		`<html>gateway</html>`:                                               "sign-in was answered with HTTP 400 Bad Request",
		``:                                                                   "sign-in was answered with HTTP 400 Bad Request",
	} {
		failed := &azidentity.AuthenticationFailedError{RawResponse: &http.Response{
			StatusCode: http.StatusBadRequest, Body: io.NopCloser(strings.NewReader(body)),
		}}
		if e := Explain(t.Context(), failed); e.Message.Raw() != want {
			t.Errorf("%q is explained as %q, want %q", body, e.Message.Raw(), want)
		}
	}
}

func TestExplainLeavesContextsAndItselfAlone(t *testing.T) {
	t.Parallel()
	for _, end := range []error{context.Canceled, context.DeadlineExceeded} {
		if e := Explain(t.Context(), end); !errors.Is(e, end) || errors.Is(e, incident.ErrSignIn) {
			t.Errorf("%v is explained as %v", end, e)
		}
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if e := Explain(gone, errors.New("flattened")); !errors.Is(e, context.Canceled) {
		t.Errorf("under a cancelled context the explanation is %v", e)
	}
	known := &Error{Err: incident.ErrOffline}
	if e := Explain(gone, known); e != known {
		t.Errorf("%v was explained again as %v", known, e)
	}
	if e := Explain(t.Context(), errors.New("HTTPSConnectionPool(host='login'): Max retries exceeded")); !errors.Is(e, incident.ErrOffline) {
		t.Errorf("an az without a network is explained as %v", e)
	}
}

func TestEveryCodeHasOneLineWithSomethingToDo(t *testing.T) {
	t.Parallel()
	codes := strings.FieldsSeq(`50020 50034 50053 50055 50057 50074 50076 50078 50079 50105 50126 50132 50133 50173 53000 53001
		53002 53003 65001 65004 70016 70018 70019 70020 70043 700016 700024 700027 700082 700084 90002 90072 500011 7000215 7000218 7000222`)
	for code := range codes {
		words, over := advice("AADSTS" + code)
		if words == "" || len(words) > 100 || over == strings.Contains(words, ": ") || strings.Contains(words, "\n") {
			t.Errorf("AADSTS%s: %q, sign in again: %t", code, words, over)
		}
		if strings.Contains(words, "az login") {
			t.Errorf("AADSTS%s tells everybody to run az: %q", code, words)
		}
	}
	if words, _ := advice("AADSTS5007"); words != "" {
		t.Errorf("a code that is not there means %q", words)
	}
}

func FuzzExplainIsOneLine(f *testing.F) {
	for _, seed := range []string{"AADSTS", "AADSTSAADSTS50076", "\x1b[", "\x1b[1;31m", "a\r\nb", "retry the operation: \n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e := Explain(t.Context(), errors.New(text))
		if e.Message.IsEmpty() || strings.Contains(e.Message.Raw(), "\n") {
			t.Errorf("%q is explained as %q", text, e.Message.Raw())
		}
	})
}

func TestRetryableGivesUpOnWhatTimeDoesNotCure(t *testing.T) {
	t.Parallel()
	wrap := func(err error) error { return &url.Error{Op: "Get", URL: "https://x", Err: err} }
	for _, test := range []struct {
		rule string
		err  error
		want bool
	}{
		{"a reset", wrap(syscall.ECONNRESET), true},
		{"an end", wrap(io.ErrUnexpectedEOF), true},
		{"a refusal", wrap(&net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}), false},
		{"an unknown name", wrap(&net.DNSError{IsNotFound: true}), false},
		{"a slow name server", wrap(&net.DNSError{IsTimeout: true}), true},
		{"an unknown authority", wrap(x509.UnknownAuthorityError{}), false},
		{"another's certificate", wrap(x509.HostnameError{}), false},
		{"a proxy", wrap(&ProxyError{Status: 407}), false},
	} {
		if got := Retryable(nil, test.err); got != test.want {
			t.Errorf("%s: %v, want %v", test.rule, got, test.want)
		}
	}
	for status, want := range map[int]bool{200: false, 404: false, 408: true, 409: false, 429: true, 500: true, 501: false, 503: true} {
		if got := Retryable(&http.Response{StatusCode: status}, nil); got != want {
			t.Errorf("%d: %v, want %v", status, got, want)
		}
	}
}

func TestUnreachedNamesNoAddress(t *testing.T) {
	t.Parallel()
	err := &url.Error{Op: "Get", URL: "https://arm.example/subscriptions/secret", Err: errors.New("EOF\nmore")}
	if got := Unreached(err); got != "EOF" {
		t.Errorf("the words are %q", got)
	}
	if got := Unreached(x509.UnknownAuthorityError{}); !strings.Contains(got, "SSL_CERT_FILE") {
		t.Errorf("the words are %q", got)
	}
}
