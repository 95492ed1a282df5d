package account

import "strings"

// reword makes one line of a failure that has no code of Entra's. Most of these
// come from the Azure CLI, whose words pass through the SDK as they are.
func reword(text string) string {
	text = stripColours(text)
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
	case has("invalid character"), has("unexpected end of JSON input"):
		return "az answered with something that is no token: run az account get-access-token to see it"
	case has("Call Authenticate to authenticate"):
		return "sign in again"
	}
	return firstLine(text)
}

// isOfflineText recognises the Azure CLI's way of saying that it did not reach
// Entra; it has no exit code for that.
func isOfflineText(text string) bool {
	return strings.Contains(text, "Max retries exceeded") || strings.Contains(text, "Failed to establish a new connection")
}

// firstLine returns the first line that says something, without the SDK's link
// to its troubleshooting page.
func firstLine(text string) string {
	text, _, _ = strings.Cut(text, "To troubleshoot, visit")
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
