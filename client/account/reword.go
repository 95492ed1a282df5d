package account

import (
	"context"
	"strings"
)

// reword makes one line of a failure that has no code of Entra's. Most of these
// come from the Azure CLI, whose words pass through the SDK as they are. Unless
// they are known, they do not say what to do.
func reword(text string) (words string, known bool) {
	text = said(text)
	if words := rewordCLI(text); words != "" {
		return words, true
	}
	words = firstLine(text)
	return words, strings.HasPrefix(words, azMark)
}

// rewordCLI puts into words what az, or the SDK in its stead, is known to say.
func rewordCLI(text string) string {
	has := func(part string) bool { return strings.Contains(text, part) }
	if _, command, found := strings.Cut(text, "retry the operation: "); found {
		return "the service wants a fresh sign-in: run " + firstLine(command)
	}
	switch {
	case has("executable not found on path"):
		return "az was not found: install the Azure CLI, or choose another way to sign in with --auth"
	case has("Please run 'az login'"), has("run: az login"):
		return "nobody is signed in to the Azure CLI: run az login"
	case has("signal: killed"):
		return "az was stopped before it answered: try again"
	case has("CERTIFICATE_VERIFY_FAILED"):
		return "az does not trust the certificate of the sign-in service: for a private CA set REQUESTS_CA_BUNDLE"
	case has("ProxyError"), has("Tunnel connection failed"):
		return "az was refused by the proxy: check HTTPS_PROXY and NO_PROXY"
	case isOfflineText(text):
		return "az did not reach the sign-in service: check network, VPN and proxy"
	}
	return ""
}

// azMark begins the words of az.
const azMark = "az: "

// said returns what of a text says what failed, without the names that the SDK
// puts before it, its link, and colours.
func said(text string) string {
	text, _, _ = strings.Cut(stripColours(text), "To troubleshoot, visit")
	name, rest, found := strings.Cut(strings.TrimSpace(text), ": ")
	if found && strings.HasSuffix(name, "Credential") {
		text = rest
	}
	words := strings.Join(essence(text), "\n")
	words, _ = strings.CutPrefix(strings.TrimSpace(words), errorMark)
	if name == "AzureCLICredential" && words != "" {
		return azMark + words
	}
	return words
}

// isOfflineText recognises the Azure CLI's way of saying that it did not reach
// Entra; it has no exit code for that.
func isOfflineText(text string) bool {
	for _, words := range []string{"Max retries exceeded", "Failed to establish a new connection", "NameResolutionError", "CERTIFICATE_VERIFY_FAILED"} {
		if strings.Contains(text, words) {
			return true
		}
	}
	return false
}

// isDeadlineText recognises a deadline that became text.
func isDeadlineText(text string) bool {
	return strings.Contains(text, context.DeadlineExceeded.Error())
}

// firstLine returns the first line that says something.
func firstLine(text string) string {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			return line
		}
	}
	return "no reason was given"
}

// stripColours takes out the SGR sequences with which az colours its errors on
// any output. Whatever else is in there is shown in words by package clean.
func stripColours(text string) string {
	var kept strings.Builder
	for {
		before, after, found := strings.Cut(text, "\x1b[")
		kept.WriteString(before)
		if !found {
			return kept.String()
		}
		end := strings.TrimLeft(after, "0123456789;")
		if !strings.HasPrefix(end, "m") {
			kept.WriteString("\x1b[")
			text = after
			continue
		}
		text = end[1:]
	}
}
