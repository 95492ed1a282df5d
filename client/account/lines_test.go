package account

import (
	"errors"
	"strings"
	"testing"

	"sentinelq/client/incident"
)

func TestOfWhatAzWritesTheLineThatSaysWhatFailedIsTold(t *testing.T) {
	t.Parallel()
	traceback := "Traceback (most recent call last):\n" +
		"  File \"/usr/lib/az/__main__.py\", line 44, in <module>\n    sys.exit(invoke())\n             ~~~~~~^^\n"
	for _, test := range []struct{ rule, text, want string }{
		{"an error behind a warning", "WARNING: a new version is available\nERROR: no subscription found", "az: no subscription found"},
		{"an error before a warning", "ERROR: no subscription found\nWARNING: a new version is available", "az: no subscription found"},
		{"the last of two errors", "ERROR: first\nERROR: second", "az: second"},
		{"an error with more behind it", "ERROR: odd\nand so on", "az: odd"},
		{
			"a traceback, by its last line", traceback + "PermissionError: [Errno 13] '/home/a/.azure/az.sess'",
			"az: PermissionError: [Errno 13] '/home/a/.azure/az.sess'",
		},
		{
			"a traceback that an error leads to", "ERROR: The command failed with an unexpected error. Here is the traceback:\n" +
				"ERROR: 'NoneType' object\n" + traceback + "AttributeError: 'NoneType' object\nTo check existing issues, please visit: https://x",
			"az: AttributeError: 'NoneType' object",
		},
		{"the last of chained tracebacks", traceback + "KeyError: 'a'\n\nDuring handling of the above exception, another exception occurred:\n\n" +
			traceback + "OSError: the disk is full", "az: OSError: the disk is full"},
		{"an error behind a traceback", traceback + "KeyError: 'a'\nERROR: no subscription found", "az: no subscription found"},
		{"a Python warning and its source", "/usr/lib/x.py:12: UserWarning: 32-bit is slow\n  warnings.warn(text)\nERROR: odd", "az: odd"},
		{"a Python warning before plain words", "/usr/lib/x.py:12: CryptographyDeprecationWarning: old\n  from a import b\nodd", "az: odd"},
		{"nothing but a warning", "WARNING: you have been warned", "az: WARNING: you have been warned"},
		{"carriage returns", "WARNING: a\r\nERROR: odd\r\n", "az: odd"},
		{"a code in a warning is not the failure's", "WARNING: AADSTS50076: earlier\nERROR: odd", "az: odd"},
		{"an az login in a warning is not advice", "WARNING: Please run 'az login' some day\nERROR: odd", "az: odd"},
		{"a network that a warning misses is not missed", "WARNING: Max retries exceeded\nERROR: odd", "az: odd"},
	} {
		e := Explain(t.Context(), errors.New("AzureCLICredential: "+test.text+". To troubleshoot, visit https://aka.ms/x"))
		got := strings.TrimSuffix(e.Message.Raw(), ".")
		if got != test.want || !e.Code.IsEmpty() || !errors.Is(e, incident.ErrSignIn) {
			t.Errorf("%s: told is %q (%+v), want %q", test.rule, got, e, test.want)
		}
	}
}

func TestAnAzWithoutANetworkSaysSo(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"ERROR: HTTPSConnectionPool(host='login'): Max retries exceeded with url: /x (Caused by NameResolutionError)":            "did not reach the sign-in service",
		"ERROR: HTTPSConnectionPool(host='login'): Max retries exceeded (Caused by SSLError([SSL: CERTIFICATE_VERIFY_FAILED]))":  "REQUESTS_CA_BUNDLE",
		"ERROR: HTTPSConnectionPool(host='login'): Max retries exceeded (Caused by ProxyError('Tunnel connection failed: 407'))": "refused by the proxy",
	} {
		e := Explain(t.Context(), errors.New("AzureCLICredential: "+text))
		if !errors.Is(e, incident.ErrOffline) || !strings.Contains(e.Message.Raw(), want) {
			t.Errorf("%q is told as %v", text, e)
		}
	}
}

func FuzzEssence(f *testing.F) {
	for _, seed := range []string{"", "\n", "ERROR: ", "Traceback (most recent call last):", "a\n b", "x:1: UserWarning: y"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		lines := essence(text)
		if len(lines) == 0 && strings.TrimRight(text, " \t\r\n") != "" && strings.TrimSpace(text) != "" {
			t.Errorf("nothing is left of %q", text)
		}
		for _, line := range lines {
			if !strings.Contains(text, line) {
				t.Errorf("%q is not in %q", line, text)
			}
		}
	})
}
